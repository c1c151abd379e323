# SPDX-License-Identifier: EUPL-1.2
"""What a breach must say, until when somebody must be told, and whom a notice may not name; over plain values."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import Enum, auto

from conoceles.kernel.names import folded


class Reason(Enum):
    """Why it is not written down; each with its words in ``phrases``."""

    TO_COME = auto()
    BEFORE_IT_HAPPENED = auto()
    NAMES_SOMEBODY = auto()
    NOTHING_TOLD = auto()
    NOBODY = auto()
    UNKNOWN_KEYS = auto()
    ALREADY_CLOSED = auto()
    NOT_TOLD_YET = auto()
    WITHOUT_WHY = auto()
    ALREADY_RECEIVED = auto()
    CHANGED_MEANWHILE = auto()


#: The settings that say within how many hours somebody must be told; undecided, it is «sin dilación» and no more.
PERSONS_WITHIN, GUARANTOR_WITHIN = "breach_person_hours", "breach_guarantor_hours"


def when(happened: datetime | None, known: datetime, now: datetime) -> Reason | None:
    """What is wrong with the two instants of a statement, if anything."""
    if known > now or (happened is not None and happened > now):
        return Reason.TO_COME
    if happened is not None and known < happened:
        return Reason.BEFORE_IT_HAPPENED
    return None


def until(known: datetime, hours: int | None) -> datetime | None:
    """The last instant to tell somebody; None where nobody decided how many hours «sin dilación» is."""
    return known + timedelta(hours=hours) if hours is not None else None


def named(text: str, names: Iterable[str]) -> list[str]:
    """Which of *names* (whole names of people) *text* says, however they are written."""
    said = f" {_plain(text)} "
    return [name for name in names if (plain := _plain(name)) and f" {plain} " in said]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", folded(text)))
