# SPDX-License-Identifier: EUPL-1.2
"""Counting: how far each candidacy had come at an instant, from what happened to it and when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .figures import Cell, Counts, Figures, Sealed
from .stages import Stage

#: From an instant, included, to another, not included; None: always, or until now.
Span = tuple[datetime | None, datetime | None]
#: When each release that showed an office was read, and when it was shown.
Shown = Sequence[tuple[datetime, datetime]]


class Whom(StrEnum):
    """Whom a cut counts (``progress_whom``): those who stand at its instant, or also those who stood before."""

    STANDING = "vigentes"
    EVERYBODY = "todas"


@dataclass(frozen=True, slots=True)
class Path:
    """What happened to the questionnaires of a candidacy: of those that it ``owes``, the instant of the last one."""

    owes: bool = False
    begun: datetime | None = None
    sent: datetime | None = None
    validated: datetime | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """A candidacy, as plain values: where it stands, since when, and what happened until now.

    ``stood`` are the spans in which it was registered, ``off`` those in which its whole profile was withdrawn.
    """

    cell: Cell
    stood: tuple[Span, ...]
    delivered: datetime | None = None
    own: Path = Path()
    identity: Path = Path()
    off: tuple[Span, ...] = ()


def counted(
    everybody: Iterable[Facts], at: datetime, shown: Mapping[str, Shown], whom: Whom = Whom.STANDING
) -> Figures:
    """The counts at the instant *at*; *shown*: of each office, the releases that showed it."""
    cells: dict[Cell, Counts] = {}
    identity: dict[tuple[str, str, str], Sealed] = {}
    for one in everybody:
        stages = reached(one, at, shown.get(one.cell.office, ()), whom)
        if not stages:
            continue
        mine = Counts(*(stage in stages for stage in Stage))
        cells[one.cell] = cells.get(one.cell, Counts()).plus(mine)
        if one.identity.owes:
            key = (one.cell.office, one.cell.postulant, one.cell.sex)
            identity[key] = identity.get(key, Sealed()).plus(sealed(one.identity, at))
    return Figures(cells, identity)


def reached(one: Facts, at: datetime, shown: Shown, whom: Whom = Whom.STANDING) -> set[Stage]:
    """The stages that *one* had reached at *at*; none where it does not count."""
    if not _counts(one, at, whom):
        return set()
    own = one.own
    if not own.owes:
        return {Stage.REGISTERED}
    found = {Stage.REGISTERED, Stage.OWING}
    found |= {
        stage
        for stage, when in (
            (Stage.DELIVERED, one.delivered),
            (Stage.BEGUN, own.begun),
            (Stage.SENT, own.sent),
            (Stage.VALIDATED, own.validated),
        )
        if when is not None and when <= at
    }
    return found | ({Stage.PUBLISHED} if _published(one, at, shown) else set())


def sealed(path: Path, at: datetime) -> Sealed:
    """The same of what is kept sealed, of one who owes it: what she answered is not looked at."""
    return Sealed(1, *(when is not None and when <= at for when in (path.begun, path.sent, path.validated)))


def _counts(one: Facts, at: datetime, whom: Whom) -> bool:
    if whom is Whom.EVERYBODY:
        return any(since is None or since <= at for since, _ in one.stood)
    return any(_holds(span, at) for span in one.stood)


def _published(one: Facts, at: datetime, shown: Shown) -> bool:
    """Whether the release that the public saw at *at* has what was approved.

    It has what was approved when it was read, of whoever stood then and until now; what was off the site at some time
    since it was read comes back with the next release.
    """
    read = max((froze for froze, since in shown if since <= at), default=None)
    if read is None or one.own.validated is None or one.own.validated > read:
        return False
    return any(_holds(span, read) and _holds(span, at) for span in one.stood) and not any(
        (since is None or since <= at) and (until is None or until > read) for since, until in one.off
    )


def _holds(span: Span, at: datetime) -> bool:
    since, until = span
    return (since is None or since <= at) and (until is None or at < until)
