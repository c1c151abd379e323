# SPDX-License-Identifier: EUPL-1.2
"""The file of consents."""

from dataclasses import dataclass, field
from typing import Annotated

from conoceles.elections.consent import Decision
from conoceles.kernel.strict import Text
from conoceles.kernel.toml_lines import Place

from .words import Long, Sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenConsent(Sourced):
    """One ``[[consent]]``: what is asked, the text that is signed word for word, and what follows from a no."""

    decision: Decision
    title: Long
    text: Annotated[str, Text(5000)]
    without: Annotated[str, Text(2000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentsFile:
    """The whole of a file of consents."""

    consent: tuple[WrittenConsent, ...]
    at: Place = field(default=(), compare=False)
