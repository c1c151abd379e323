# SPDX-License-Identifier: EUPL-1.2
"""Documents, looked up: how far each has come, what is next and whose it is, and what no document meets yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, QuerySet

from conoceles.accounts.rules import Role
from conoceles.elections.models import Process
from conoceles.supervision.models import (
    Activity,
    Document,
    Obligation,
    Observation,
    Remission,
    Reply,
    Routes,
    RouteStep,
    Sending,
    Version,
)
from conoceles.supervision.obligations import queries as owed

from .described import Route, Step
from .rules.walking import Taken, Walk, walked
from .rules.words import Outcome, Period, State, Verb

#: What another version may be presented by.
BEGINS = frozenset({Verb.PRESENT, Verb.APPROVE_INSIDE, Verb.ISSUE})
_MONTH = 7  # letters of «2024-02»
_DAY = 10  # letters of «2024-04-05»


@dataclass(frozen=True)
class Stood:
    """A document, how far it has come and what is next."""

    document: Document
    walk: Walk
    steps: tuple[RouteStep, ...]
    last: Version | None

    @property
    def next(self) -> list[Step]:
        """What may be done now; of a document that was given up, nothing."""
        if self.document.withdrawn:
            return []
        return [step for step in self.document.way.step if step.key in self.walk.ready]

    @property
    def owes(self) -> list[Role]:
        """Who writes down what is next, in the order of the route."""
        return list(dict.fromkeys(role for step in self.next for role in step.noted_by))

    @property
    def writing(self) -> bool:
        """Whether it is being written: nothing was taken yet, or it was returned."""
        return self.walk.state in {State.DRAFT, State.OBSERVED, State.RETURNED}


def routes(process: Process) -> Routes | None:
    """The routes that a new document follows."""
    return process.routes.order_by("version").last()


def documents(process: Process) -> list[Stood]:
    """All of them, the newest first."""
    counting_steps = RouteStep.objects.filter(set_aside="").select_related("version", "agreement")
    found = (
        Document.objects.filter(process=process)
        .select_related("routes", "modifies__routes", "process", "folio")
        .prefetch_related(
            Prefetch("steps", counting_steps, "counting"),
            Prefetch("versions", Version.objects.defer("content")),
        )
    )
    return [_stood(each, each.counting, each.versions.all()) for each in found]


def stood(document: Document) -> Stood:
    """How far *document* has come."""
    return _stood(document, counting(document), document.versions.all())


def counting(document: Document) -> list[RouteStep]:
    """The steps that count, in the order in which they were taken."""
    return list(document.steps.filter(set_aside="").select_related("version", "agreement", "by__user"))


def _stood(document: Document, steps: Iterable[RouteStep], versions: Iterable[Version]) -> Stood:
    steps, versions = tuple(steps), list(versions)
    taken = [Taken(each.step, Outcome(each.outcome), each.version.number) for each in steps]
    return Stood(document, walked(document.way.nodes, taken), steps, versions[-1] if versions else None)


def version_for(stands: Stood, step: Step) -> Version | None:
    """Of which version a step is: the last one where something is presented, else that of the round."""
    begins = step.verb in BEGINS or not step.after
    current = [each for each in stands.steps if each.step in stands.walk.done]
    if begins or not current:
        return stands.last
    latest: Version = max((each.version for each in current), key=lambda one: one.number)
    if stands.last is not None and stands.last.engrosses_id == latest.pk:
        return stands.last
    return latest


def to_engross(stands: Stood) -> Version | None:
    """The version that was approved with amendments, while no other says them."""
    amended = [each.version for each in stands.steps if each.amended and each.step in stands.walk.done]
    if not amended or (stands.last is not None and stands.last.engrosses_id == amended[-1].pk):
        return None
    return amended[-1]


def told_by_remission(step: RouteStep) -> bool:
    """Whether a remission to INE wrote it down, and would go on saying so without it."""
    told = Remission.objects.filter(documents=step.document, informed_on=step.on)
    informs = any(each.key == step.step and each.verb is Verb.INFORM for each in step.document.way.step)
    by_file = any(each.objects.filter(steps=step, set_aside="").exists() for each in (Sending, Reply))
    return by_file or (informs and told.exists())


def unanswered(document: Document) -> QuerySet[Observation]:
    """Observations of steps that count, without answer."""
    return Observation.objects.filter(step__document=document, step__set_aside="", answer="")


def opened_for(process: Process) -> set[tuple[str, str]]:
    """By route and occurrence, what a document was already opened for and not given up."""
    return set(Document.objects.filter(process=process, withdrawn="").values_list("route", "occurrence"))


@dataclass(frozen=True)
class Wanted:
    """A document that something owed asks for and nobody opened: its route, which time, and what it would meet."""

    route: Route
    occurrence: str
    seen: tuple[owed.Seen, ...]

    @property
    def day(self) -> date:
        """The first day on which something of it ends."""
        return min((one.standing.last_day for one in self.seen if one.standing.last_day), default=date.max)


def wanted(process: Process, ledger: owed.Ledger | None = None) -> list[Wanted]:
    """What is owed and has a route but no document, the first to end first."""
    kept = routes(process)
    if kept is None:
        return []
    there = opened_for(process)
    found: dict[tuple[str, str], list[owed.Seen]] = {}
    for one in (ledger or owed.ledger(process)).all():
        for route in kept.file.route:
            key = (route.key, one.obligation.occurrence)
            if key not in there and one.obligation.row in {
                *route.rows,
                *([route.notice] if not route.modifies else []),
            }:
                found.setdefault(key, []).append(one)
    listed = [
        Wanted(route, occurrence, tuple(seen))
        for (key, occurrence), seen in found.items()
        if (route := kept.file.found(key)) and not all(one.standing.settled for one in seen)
    ]
    return sorted(listed, key=lambda one: (one.day, one.route.key))


def obligations_for(process: Process, route: Route, occurrence: str) -> list[Obligation]:
    """What a document of that route and time would meet."""
    rows = [*route.rows, *([route.notice] if route.notice and not route.modifies else [])]
    return list(Obligation.objects.filter(process=process, row__in=rows, occurrence=occurrence).order_by("pk"))


def span(route: Route, occurrence: str) -> tuple[date | None, date | None]:
    """From which day to which a document of that route and time tells; None: always, or until now."""
    if route.period is Period.MONTH and len(occurrence) == _MONTH:
        first = date.fromisoformat(f"{occurrence}-01")
        following = (first + timedelta(days=31)).replace(day=1)
        return first, following - timedelta(days=1)
    if len(occurrence) == _DAY and occurrence[:4].isdecimal():
        last = date.fromisoformat(occurrence)
        return (last - timedelta(days=6) if route.period is Period.WEEK else None), last
    return None, None


def activities(process: Process, first: date | None = None, last: date | None = None) -> QuerySet[Activity]:
    """What was done and counts, the first first."""
    found = Activity.objects.filter(process=process, set_aside="").select_related("postulant", "by__user")
    if first:
        found = found.filter(on__gte=first)
    return found.filter(on__lte=last) if last else found


def names_of(route: Route, keys: Sequence[str]) -> list[str]:
    """Steps by their names, in the order of the route."""
    return [step.name for step in route.step if step.key in keys]
