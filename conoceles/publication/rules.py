# SPDX-License-Identifier: EUPL-1.2
"""When a release may be made and shown."""

from enum import Enum, auto

from conoceles.kernel.refusals import Refused


class Reason(Enum):
    """Why there is no new release."""

    BEING_PUBLISHED = auto()
    HELD = auto()
    NOBODY_STANDS = auto()
    NOTHING_TO_RESUME = auto()
    FREEZE_ALTERED = auto()
    PHOTO_MISSING = auto()
    NOT_A_LINK = auto()
    BAKER_DIED = auto()
    BROKEN_LINKS = auto()
    BROKEN_FILES = auto()
    SAME_FILE_TWICE = auto()
    ALREADY_SHOWN = auto()
    SAME_PERSON = auto()
    OVERTAKEN = auto()
    FREEZE_GONE = auto()
    NOTHING_OPEN = auto()
    CLOSED_MEANWHILE = auto()
    PART_REFUSES = auto()


def next_number(*, shown: int, visible: int) -> int:
    """The number of the next release: public numbers have no gaps and never come back.

    ``shown`` is the last one that the database says was shown, ``visible`` the one that the public
    folder points to; the latter is higher after the database was restored from an older copy.
    A freeze that was never shown leaves its number to the next one.
    """
    return max(shown, visible) + 1


def check_anybody(candidacies: int, *, empty: bool) -> None:
    """Refuse a release in which nobody stands, unless that is what is wanted: rather a register was not loaded."""
    if not candidacies and not empty:
        raise Refused(Reason.NOBODY_STANDS)


def check_showing(*, number: int, already: bool, last_shown: int) -> None:
    """Refuse to show a release twice, or after a later one."""
    if already:
        raise Refused(Reason.ALREADY_SHOWN, number=number)
    if number <= last_shown:
        raise Refused(Reason.OVERTAKEN, number=number, last=last_shown)
