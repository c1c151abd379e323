# SPDX-License-Identifier: EUPL-1.2
"""What becomes of a save: two people write the same section, lines drop, and buttons are pressed twice.

Each save says on which version it stands, and bears a key of its own. The same key with the same text is the same save,
however often it comes; what stands on a version that is gone is a conflict, and nothing is overwritten. A line that
dropped may have taken the answer away with it: ``after`` are the keys of one's own saves of which nothing is known,
and what comes right after one of those is no conflict.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from conoceles.kernel.refusals import Refused

from .reasons import Reason

#: How many saves of a section are remembered: more than a browser holds unanswered.
REMEMBERED = 20
#: The longest key that is taken.
KEY = 64


class Settled(Enum):
    """What to do with a save that is not refused."""

    WRITE = auto()
    REPEATED = auto()  # it was written before: the same answer again
    SAME = auto()  # it says what is there: nothing to write


@dataclass(frozen=True, slots=True)
class Save:
    """One save as it is remembered: its key, the version it made, and what tells its text again (``mark``)."""

    key: str
    version: int
    mark: str


@dataclass(frozen=True, slots=True)
class Ticket:
    """Which save it is: its key, the version that was on the screen (0 for none), and the unanswered keys before it."""

    key: str
    base: int
    after: tuple[str, ...] = ()


def settle(ticket: Ticket, mark: str, *, saves: Sequence[Save]) -> tuple[Settled, int]:
    """What to do with a save of that *mark*, and which version answers it; *saves* are those before, the last one last.

    Raises Refused: KEY_REUSED, for another text under a key that was used; CONFLICT.
    """
    last = saves[-1] if saves else None
    for save in saves:
        if save.key == ticket.key:
            if save.mark != mark:
                raise Refused(Reason.KEY_REUSED)
            return Settled.REPEATED, save.version
    if last is None:
        return Settled.WRITE, 1
    if last.mark == mark:
        return Settled.SAME, last.version
    if ticket.base != last.version and last.key not in ticket.after:
        raise Refused(Reason.CONFLICT)
    return Settled.WRITE, last.version + 1
