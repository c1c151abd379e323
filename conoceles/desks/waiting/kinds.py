# SPDX-License-Identifier: EUPL-1.2
"""One thing that waits, as a value that a page shows."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Waiting:
    """In words, how many (of how many), until when, and the address where it is done, empty while there is none.

    What is ``settled`` is told and asks for nothing; neither does what there are none of.
    """

    words: str
    count: int | None = None
    of: int | None = None
    until: date | None = None
    address: str = ""
    note: str = ""
    settled: bool = False

    @property
    def waits(self) -> bool:
        """Whether whoever reads it has something to do."""
        return not self.settled and self.count != 0
