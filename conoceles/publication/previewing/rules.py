# SPDX-License-Identifier: EUPL-1.2
"""Who sees what of a preview, and when, over plain values."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum, auto

from conoceles.accounts.rules import Role
from conoceles.kernel.refusals import Refused
from conoceles.kernel.windows import Window

#: How many characters a comment and its answer may have. No norm says it.
LONGEST_COMMENT = 2000


class Reason(Enum):
    """Why nothing is prepared, shown or said; each with its words in ``phrases``."""

    NOT_YET = auto()
    OVER = auto()
    NO_DAYS = auto()
    NOTHING_READY = auto()
    REPLACED = auto()
    PUBLISHED = auto()
    LEFT = auto()
    DISCARDED = auto()
    NOTHING_SAID = auto()
    TOO_LONG = auto()
    ANSWERED_ALREADY = auto()


class Extent(StrEnum):
    """How much of a preview somebody sees; the values are those of the settings."""

    ALL = "todo"
    OWN = "sus-candidaturas"
    NOTHING = "nada"


#: The setting of each kind of member. Whoever prepares a preview sees all of it, whatever the settings.
SETTING: Mapping[Role, str] = {
    Role.GENERAL_COUNCIL: "preview_councillors",
    Role.EXECUTIVE_SECRETARY: "preview_executive_secretary",
    Role.COUNCIL_REPRESENTATIVE: "preview_representations",
    Role.PRESIDENCY: "preview_commission",
    Role.COMMISSIONER: "preview_commission",
    Role.AIDE: "preview_commission",
    Role.SECRETARY: "preview_commission",
}


def extent(role: Role, settings: Mapping[str, str]) -> Extent:
    """What that role sees, by the *settings* that are decided.

    Undecided, a member sees all of it, as article 13 has it, and a representation nothing of a rival.
    """
    if role is Role.INSTANCE:
        return Extent.ALL
    name = SETTING.get(role)
    if name is None:
        return Extent.NOTHING
    usual = Extent.OWN if role is Role.COUNCIL_REPRESENTATIVE else Extent.ALL
    return Extent(settings.get(name) or usual)


@dataclass(frozen=True, slots=True)
class Days:
    """Whether a preview may be looked at now: no ``reason`` where it may. ``at`` is when it opens, or closed."""

    reason: Reason | None
    at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether it may."""
        return self.reason is None


def days(windows: Collection[Window], now: datetime, *, together: bool) -> Days:
    """Whether *now* is in the *windows*: in all of them *together*, or in any."""
    if not windows:
        return Days(Reason.NO_DAYS)
    if (all if together else any)(now in window for window in windows):
        closing = [window.closes for window in windows if window.closes and now in window]
        return Days(None, min(closing) if closing else None)
    ended = [window.closes for window in windows if window.closes and window.closes <= now]
    coming = [window.opens for window in windows if now < window.opens]
    if coming and not (together and ended):
        return Days(Reason.NOT_YET, max(coming) if together else min(coming))
    return Days(Reason.OVER, max(ended))


def check_words(text: str) -> str:
    """A comment or an answer, trimmed. Raises Refused: NOTHING_SAID, TOO_LONG."""
    said = text.replace("\r\n", "\n").strip()  # as browsers send a line break, and as people count it
    if not said:
        raise Refused(Reason.NOTHING_SAID)
    if len(said) > LONGEST_COMMENT:
        raise Refused(Reason.TOO_LONG, most=LONGEST_COMMENT, given=len(said))
    return said
