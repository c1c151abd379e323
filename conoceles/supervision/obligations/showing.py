# SPDX-License-Identifier: EUPL-1.2
"""Obligations as pages show them: in words, and gathered by what is asked first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import ROLES, Role
from conoceles.supervision.plan.phrases import COUNTED
from conoceles.supervision.plan.phrases import act as act_in_words
from conoceles.supervision.plan.rules.shapes import Deadline

from .phrases import LIGHTS, OWED, STATES, occurrence, place
from .queries import Seen, other_capacities
from .rules import Light, Owed, State

#: How each light is drawn; the words beside it say it too.
_TAGS = {Light.RED: "tag-grave", Light.AMBER: "tag-waiting", Light.GREEN: "tag-done", Light.GREY: "tag-absent"}


@dataclass(frozen=True)
class Shown:
    """An obligation in words; ``place``: the number of its row, where it has one."""

    seen: Seen
    what: str
    which: str
    state: str
    light: str
    tag: str
    owed_by: str
    days: str
    place: str = ""

    @property
    def pk(self) -> int:
        """Its number, for its address."""
        return int(self.seen.obligation.pk)


@dataclass(frozen=True)
class Group:
    """Those that one question asks for."""

    name: str
    rows: list[Shown]


def shown(one: Seen, today: date) -> Shown:
    """*one* in words."""
    state = one.standing.state
    return Shown(
        one,
        OWED[Owed(one.obligation.owed)],
        occurrence(one.obligation.occurrence, one.due.shape if one.due else _shape(one)),
        STATES[state],
        LIGHTS[one.standing.light],
        _TAGS[one.standing.light],
        ", ".join(ROLES[role].name for role in one.owed_by),
        _days(one, today),
        place(one.obligation.row),
    )


def _shape(one: Seen):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return one.row.due.shape if one.row and one.row.due else None


def _days(one: Seen, today: date) -> str:
    return days_left(None if one.standing.settled else one.standing.last_day, today)


def days_left(last: date | None, today: date) -> str:
    """How long is left until *last*, or how long ago it was over; nothing without one."""
    if last is None:
        return ""
    left = (last - today).days
    if left == 0:
        return "hoy"
    count = f"{abs(left)} día{'s' if abs(left) != 1 else ''}"
    return f"en {count}" if left > 0 else f"hace {count}"


def groups(found: Iterable[Seen], today: date) -> list[Group]:
    """What is late, what comes this week, what is due later, and what waits."""
    rows = [shown(one, today) for one in found]

    def of(*states: State) -> list[Shown]:
        return [row for row in rows if row.seen.standing.state in states]

    made = [
        Group("Vencidas", of(State.LATE)),
        Group("Vencidas por diseño del plan", of(State.LATE_BY_DESIGN)),
        Group("Vencen hoy o en los próximos siete días", of(State.TODAY, State.THIS_WEEK)),
        Group("En plazo", of(State.OPEN)),
        Group("En espera del acto que inicia su plazo", of(State.WAITING)),
    ]
    return [group for group in made if group.rows]


def counted(found: Iterable[Seen]) -> list[tuple[str, str, int]]:
    """The traffic light in words: its colour, what it means, and how many."""
    lights = [one.standing.light for one in found]
    words = {
        Light.RED: "vencidas, o cumplidas fuera de plazo",
        Light.AMBER: "vencen en siete días, o vencidas por diseño",
        Light.GREEN: "en plazo o cumplidas",
        Light.GREY: "sin plazo todavía, o dispensadas",
    }
    return [(LIGHTS[light], words[light], lights.count(light)) for light in words]


def also_is(by: Capacity | None) -> tuple[str, ...]:
    """What else whoever acted is in that process: the secretary may head what the commission supervises."""
    return tuple(ROLES[Role(each.role)].name for each in other_capacities(by)) if by else ()


@dataclass(frozen=True)
class Candidate:
    """One of the dates that an obligation may have."""

    last_day: date
    basis: str
    start: date | None
    counted: str
    drives: bool


def candidates(one: Seen) -> list[Candidate]:
    """Every date that the plan gives; the first to come drives."""
    names = {event.key: event.name for event in one.plan.file.event}

    def told(deadline: Deadline) -> Candidate:
        return Candidate(
            deadline.last_day,
            act_in_words(deadline.basis, names) if deadline.basis else "lo que dice el plan",
            deadline.start,
            COUNTED[deadline.counted] if deadline.counted else "",
            deadline == one.standing.deadline,
        )

    return [told(each) for each in one.standing.all]
