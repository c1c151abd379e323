# SPDX-License-Identifier: EUPL-1.2
"""How much of what costs the institute dear an account may ask for in an hour. No norm says it: settings do."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

HOUR = timedelta(hours=1)


class Spent(StrEnum):
    """What is counted (ASVS 5.0, 2.4.1 and 5.2.4), as ``CONOCELES_QUOTAS`` names it."""

    SCANS = "escaneos"
    PHOTOGRAPHS = "fotografias"
    ANNOUNCEMENTS = "avisos"
    #: Of those that a worker takes apart: spreadsheets of capture, and photographs in a ZIP.
    BUNDLES = "archivos"


#: For whoever hands over all the papers of a council in a day, or tries one photograph after another, with room left.
PER_HOUR = {Spent.SCANS: 600, Spent.PHOTOGRAPHS: 60, Spent.ANNOUNCEMENTS: 300, Spent.BUNDLES: 30}


def per_hour(written: str) -> dict[Spent, int]:
    """The defaults, but for what is *written*, like ``escaneos=900,avisos=50``. Raises ValueError."""
    said = dict(each.strip().split("=") for each in written.split(",") if each.strip())
    return PER_HOUR | {Spent(what): int(most) for what, most in said.items()}


@dataclass(frozen=True)
class Tally:
    """What was spent since an hour began."""

    count: int
    began: datetime


def spend(tally: Tally | None, amount: int, *, most: int, now: datetime) -> Tally | None:
    """*tally* with *amount* more, in a new hour when the former is over; None when it would be more than *most*."""
    if tally is None or now - tally.began >= HOUR:
        tally = Tally(0, now)
    return Tally(tally.count + amount, tally.began) if tally.count + amount <= most else None
