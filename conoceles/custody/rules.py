# SPDX-License-Identifier: EUPL-1.2
"""Which backups are kept, and when one, or a drill, is late; over plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto


class Reason(Enum):
    """Why custody says no; each with its words in ``phrases``."""

    NOWHERE = auto()
    NOT_THERE = auto()
    WITHIN = auto()
    NO_KEYS = auto()
    NOT_A_KEY = auto()
    NOT_A_KEEPING = auto()
    BUSY = auto()
    NO_PROGRAM = auto()
    NOT_DUMPED = auto()
    NO_BACKUP = auto()
    NOT_WHOLE = auto()
    NOT_EMPTY = auto()
    NOT_AN_IDENTITY = auto()
    OTHER_KEY = auto()
    ALTERED = auto()
    NOT_SIGNED = auto()
    OTHER_SIGNER = auto()
    OTHER_PROGRAM = auto()
    OTHER_DATABASE = auto()
    NOT_LOADED = auto()
    JOURNAL_GAP = auto()
    NOTHING_HELD = auto()
    UNFINISHED = auto()
    WITHOUT_SIGNER = auto()
    WITHOUT_CHECKPOINT = auto()
    WITHOUT_NOTE = auto()
    NO_SPARE_DATABASE = auto()


#: Security goals, G16: no more than this is lost, and no longer than that passes until all is back.
POINT, TIME = timedelta(minutes=5), timedelta(minutes=15)
#: The clock's own drill comes each day, and is late a day after it was due; that with the true key, once a quarter.
DRILL_EACH, KEY_DRILL_EACH = timedelta(days=2), timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Keeping:
    """All backups of the last ``recent`` hours, one of each of the last ``hours``, one of each of the last ``days``."""

    recent: int = 2
    hours: int = 48
    days: int = 30


_NAMES = {"recientes": "recent", "horas": "hours", "dias": "days"}


def keeping(written: str) -> Keeping:
    """What ``recientes=2,horas=48,dias=30`` says; what it does not name is as usual. Raises ValueError."""
    said = dict(each.strip().split("=") for each in written.split(",") if each.strip())
    if not said.keys() <= _NAMES.keys():
        msg = f"se esperaba recientes=…,horas=…,dias=…, no «{written}»"
        raise ValueError(msg)
    found = Keeping(**{_NAMES[name]: int(many) for name, many in said.items()})
    if min(found.recent, found.hours, found.days) < 0:
        msg = f"nadie conserva menos de nada: «{written}»"
        raise ValueError(msg)
    return found


def kept(taken: Iterable[datetime], keep: Keeping, now: datetime) -> set[datetime]:
    """Which of the instants of backups stay: the newest always, and of each hour and each day its first."""
    found = sorted(taken)
    stay = set(found[-1:])
    for span, many in ((timedelta(hours=1), keep.hours), (timedelta(days=1), keep.days)):
        first: dict[datetime, datetime] = {}
        for at in found:
            if now - at < span * many:
                first.setdefault(_floor(at, span), at)
        stay.update(first.values())
    stay.update(at for at in found if now - at < timedelta(hours=keep.recent))
    return stay


def _floor(at: datetime, span: timedelta) -> datetime:
    return at - timedelta(seconds=at.timestamp() % span.total_seconds())


def late(last: datetime | None, within: timedelta, now: datetime) -> bool:
    """Whether what should come round *within* that time did not, or never did."""
    return last is None or now - last > within
