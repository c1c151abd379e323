# SPDX-License-Identifier: EUPL-1.2
"""What a play of the attacker looks for, and how it ended."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Aim(NamedTuple):
    """A world that is sought: of ``slice`` at most, or for "enough" at least, ``value`` belong.

    ``crowd`` and ``answer``: somebody of that crowd belongs (1) or does not (0); -1 for whoever is none of them.
    """

    slice: int
    aim: str
    value: int
    crowd: int = -1
    answer: int = -1


@dataclass(slots=True)
class Found:
    """How a play ended."""

    broken: list[tuple[Aim, list[int]]] = field(default_factory=list)  # each with the rows that give it away
    implied: list[Aim] = field(default_factory=list)
    unsolved: bool = False

    @property
    def safe(self) -> bool:
        """Whether nothing can be told that could not be told before."""
        return not self.broken and not self.unsolved
