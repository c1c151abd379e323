# SPDX-License-Identifier: EUPL-1.2
"""The kinds of word that all the files of a process are written in."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from conoceles.kernel.strict import Text, Whole
from conoceles.kernel.toml_lines import Place

SLUG = "solo minúsculas sin acento, cifras y guiones, como «diputacion-mr»"
SLUG_PATTERN = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
Slug = Annotated[str, Text(60, SLUG_PATTERN.pattern, SLUG)]
#: Of a territory or an agreement: as the institute or the INEGI writes it.
Key = Annotated[str, Text(60, r"\S+(?: \S+)*", "sin blancos al principio ni al final")]
Short = Annotated[str, Text(30, one_line=True)]
Name = Annotated[str, Text(120, one_line=True)]
Long = Annotated[str, Text(200, one_line=True)]
Source = Annotated[str, Text(300, one_line=True)]
Order = Annotated[int, Whole(0, 1000)]
Size = Annotated[int, Whole(1, 100_000)]


class Confidence(StrEnum):
    """How sure a datum is: seen in a primary source, corroborated, one secondary source, memory, not found."""

    SEEN = "A"
    CORROBORATED = "B"
    SINGLE = "C"
    MEMORY = "M"
    UNKNOWN = "U"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """Whatever rests on something: on what, and how surely."""

    source: Source
    confidence: Confidence
    at: Place = field(default=(), compare=False)
