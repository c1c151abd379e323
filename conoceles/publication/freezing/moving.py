# SPDX-License-Identifier: EUPL-1.2
"""What agreements ordered of each candidacy, and from it who was in each place when the ballots were closed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple, Protocol

from conoceles.candidacies.models import Candidacy, Effect
from conoceles.elections.described.calendar import Opening
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.publication.snapshot import Move, Printed, Profile

_REGISTERED = Candidacy.Status.REGISTERED
#: Whose names ballots bear, by what the process says: seats that head, or all of them. Undecided: surely these.
_SEATS = {"encabeza-y-suplente": ("P", "S"), "encabeza": ("P",), "": ("P",)}


class Row(Protocol):
    """What must be known of a candidacy as the register holds it."""

    id: Any
    seat: str
    status: str
    status_on: date | None
    registered_on: date | None
    replaces: Any
    office: str
    formula: Any
    heads: bool


class _Effect(NamedTuple):
    candidacy: Any
    kind: str
    effective_on: date | None
    agreement: str | None
    issued_on: date | None
    before: dict[str, str]
    after: dict[str, str]

    @property
    def holds_on(self) -> date | None:
        """Since when the institute could have it printed: never before it took the agreement."""
        return max(filter(None, (self.effective_on, self.issued_on)), default=None)


class Ballots:
    """Which offices have their ballots closed, since which day, and whose names they bear."""

    def __init__(self, process: Process) -> None:
        rows = process.windows.filter(key=Opening.BALLOTS_CLOSED).values_list("office__key", "first_day")
        days = dict(rows)
        now = today(process)
        offices = process.offices.values_list("key", flat=True)
        found = {office: days.get(office) or days.get(None) for office in offices}
        #: By office, the first day on which what changes is not printed any more; only those that have come.
        self.closed_on: dict[str, date] = {office: day for office, day in found.items() if day and day <= now}
        self.names: str = process.parameters.get("ballot_names", {}).get("value") or ""

    def bears(self, row: Row, seat: str) -> bool:
        """Whether a ballot has room for the name of whoever is in that *seat* of the place of *row*."""
        return self.names == "todos" or (row.heads and seat in _SEATS[self.names])


@dataclass(frozen=True)
class Moving:
    """What was ordered of some candidacies."""

    ballots: Ballots
    _effects: dict[Any, list[_Effect]]

    def told_of(self, row: Row, profile: Profile) -> Profile:
        """*profile*, of *row*, with what was ordered of her and, once ballots are closed, whether hers bears her."""
        moves = tuple(
            Move(one.kind, _day(one.effective_on), one.agreement or "", _day(one.issued_on))
            for one in self._effects.get(row.id, ())
        )
        profile = replace(profile, moves=moves)
        closed = self.ballots.closed_on.get(row.office)
        return self._printed(row, profile, closed) if closed else profile

    def _printed(self, row: Row, profile: Profile, closed: date) -> Profile:
        effects = self._effects.get(row.id, ())
        late = next((at for at, one in enumerate(effects) if (day := one.holds_on) and day >= closed), None)
        then = None if late is None else _at_the_close(effects[late].before, effects[late + 1 :], closed)
        before = None if then is None else _registered(then, profile.name)
        seat = before.seat if before else row.seat
        if not self.ballots.bears(row, seat):
            return profile
        if then is None:
            return replace(profile, printed=_by_its_days(row, closed))
        if before is None:
            return replace(profile, printed=False)
        here = Printed(profile.name, profile.position, profile.number, profile.seat)
        return replace(profile, printed=True, printed_as=before if before != here else None)


def moving(ballots: Ballots, candidacies: Iterable[Any]) -> Moving:
    """What is to be said of *candidacies*, in one question."""
    effects: dict[Any, list[_Effect]] = defaultdict(list)
    rows = Effect.objects.filter(candidacy__in=list(candidacies)).order_by("movement__at", "pk")
    for row in rows.values_list(
        "candidacy_id", "movement__kind", "movement__effective_on", "movement__agreement__key",
        "movement__agreement__issued_on", "before", "after",
    ):  # fmt: skip
        effect = _Effect._make(row)
        effects[effect.candidacy].append(effect)
    return Moving(ballots, effects)


def beside(profiles: list[Profile], *, closed: bool) -> list[Profile]:
    """*profiles*, all of one place of a slate, each with who else is there; nothing before ballots are *closed*.

    Of those who left, whether nobody stands there; of those who came, whom the ballot bears instead.
    """
    if not closed:
        return profiles
    standing = {one.seat for one in profiles if one.stands}
    borne = {(at.number, at.seat): at.name for one in profiles if one.printed for at in [one.on_paper]}
    return [
        replace(
            one,
            vacant=not one.stands and one.seat not in standing,
            printed_instead=borne.get((one.number, one.seat), "") if one.printed is False and one.stands else "",
        )
        for one in profiles
    ]


def _at_the_close(before: dict[str, str], later: Iterable[_Effect], closed: date) -> dict[str, str]:
    """What the register ought to have said then: what held already, and was written down only *later*, is in it."""
    facts = dict(before)
    for one in later:
        if facts and (day := one.holds_on) and day < closed:
            facts |= {name: value for name, value in one.after.items() if value != one.before.get(name)}
    return facts


def _registered(facts: dict[str, str], name: str) -> Printed | None:
    """How she was registered; None when she did not stand.

    Where the process does not keep former names (``correction_history``), under the *name* of today.
    """
    if facts.get("status") != _REGISTERED:
        return None
    position = facts["position"].rpartition("/")[2]
    return Printed(facts.get("name", name), position, facts["number"], facts["seat"])


def _by_its_days(row: Row, closed: date) -> bool | None:
    """Of whom no movement after the close is known: by when she was registered, and left. None: it does not say."""
    if row.registered_on is not None and row.registered_on >= closed:
        return False
    if row.registered_on is None and row.replaces is not None:
        return None
    if row.status == _REGISTERED:
        return True
    return None if row.status_on is None else row.status_on >= closed


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
