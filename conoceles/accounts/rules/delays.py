# SPDX-License-Identifier: EUPL-1.2
"""How long a guesser waits. Wrong guesses are counted per account and per address; nobody is ever locked out.

Counts that do not touch one another, but for those of one address, which are one:

=========  =============================================  =========================================
who        what is counted                                why
=========  =============================================  =========================================
stranger   wrong guesses on an account from anywhere new  500 addresses share one count of one account
address    wrong guesses from an address on any account   one machine trying a password on everybody
known      wrong guesses on an account from a browser or  a rival who fills the first two does not keep
           an address that has entered that account       the person out of her own account
shared     wrong guesses from that browser or address on  whoever sits in an office does not try one password
           any account, also on those that know it        on all of its people; the office waits little
=========  =============================================  =========================================
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


class Count(StrEnum):
    """What is counted."""

    STRANGER = "stranger"
    ADDRESS = "address"
    KNOWN = "known"
    SHARED = "shared"


@dataclass(frozen=True)
class Patience:
    """``free`` wrong guesses cost nothing; from then on each waits twice as long as the last, up to ``longest``."""

    free: int
    longest: timedelta


#: A day of guessing at one account from anywhere: 8 free, 12 while the wait doubles to an hour, then 24 at the most.
PATIENCE = {
    Count.STRANGER: Patience(8, timedelta(hours=1)),
    Count.ADDRESS: Patience(50, timedelta(hours=1)),
    Count.KNOWN: Patience(10, timedelta(minutes=15)),
    Count.SHARED: Patience(50, timedelta(minutes=5)),
}
#: A count nobody added to for this long starts anew.
FORGOTTEN_AFTER = timedelta(days=1)
#: Far beyond every longest wait; only so that a count of any size is still a number of seconds.
_MOST_DOUBLINGS = 40


@dataclass(frozen=True)
class Tally:
    """Wrong guesses so far, and when the last of them was counted."""

    wrong: int
    last: datetime


def opens(count: Count, tally: Tally | None, now: datetime) -> datetime:
    """From when the next guess may be evaluated; not after *now* when it may be already."""
    if tally is None or now - tally.last >= FORGOTTEN_AFTER:
        return now
    patience = PATIENCE[count]
    beyond = tally.wrong - patience.free
    if beyond < 0:
        return now
    return tally.last + min(timedelta(seconds=2 ** min(beyond, _MOST_DOUBLINGS)), patience.longest)


def added(tally: Tally | None, now: datetime) -> Tally:
    """*tally* with one more guess that has not been proved right."""
    if tally is None or now - tally.last >= FORGOTTEN_AFTER:
        return Tally(1, now)
    return replace(tally, wrong=tally.wrong + 1, last=now)
