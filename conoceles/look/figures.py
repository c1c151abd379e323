# SPDX-License-Identifier: EUPL-1.2
"""What a cell of a table holds, and how it is read: the same on a screen, on paper and in a workbook."""

import re
from dataclasses import dataclass
from typing import TypeAlias

#: What no paper can bear: XML refuses most of the controls and a lone surrogate is no text at all.
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many: a percentage that is never without its denominator.

    Of nothing there is no percentage.
    """

    part: int
    whole: int

    def __str__(self) -> str:
        return f"{100 * self.part / self.whole:.1f}\u00a0%" if self.whole else NOTHING


Cell: TypeAlias = "str | int | float | Share"
#: What a figure is where there is nothing to tell.
NOTHING = "—"


def shown(cell: Cell) -> str:
    """*cell* as people read it: thousands with a comma, as Mexico writes them."""
    if isinstance(cell, str):
        return legible(cell)
    return str(cell) if isinstance(cell, Share) else f"{cell:,}"


def is_figure(cell: Cell) -> bool:
    """Whether it stands at the right of its column."""
    return not isinstance(cell, str) or cell == NOTHING


def legible(text: str) -> str:
    """*text* without what no paper can bear; line breaks and tabs stay."""
    return _UNSPEAKABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
