# SPDX-License-Identifier: EUPL-1.2
"""What is owed in a process, each with how it stands: in as many queries for one as for a thousand."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db.models import Prefetch

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.supervision.models import Excuse, Feed, Fulfilment, Obligation, Plan, Start
from conoceles.supervision.plan import queries as plans
from conoceles.supervision.plan.described import Due, Inconsistency, Row
from conoceles.supervision.plan.kept import due_from_json
from conoceles.supervision.plan.rules.choices import Calendar
from conoceles.supervision.plan.rules.shapes import Moment, occurrences, reckoned
from conoceles.supervision.plan.rules.words import DocumentKind, Kind, Shape

from .looking import Noticed, noticed
from .rules import Owed, Standing, standing

#: How long ahead what happens again and again is opened: the month when it begins, a week seven days before.
AHEAD = timedelta(days=7)
_UNDATED = date.max
_NOTHING_DUE = frozenset({Kind.NOTICE, Kind.FOLLOW_UP, Kind.SPECIAL})


@dataclass(frozen=True)
class Seen:
    """An obligation with its row of the plan, how it stands, and all that was written of it."""

    obligation: Obligation
    row: Row | None
    due: Due | None
    standing: Standing
    starts: tuple[Start, ...]
    fulfilment: Fulfilment | None
    excuse: Excuse | None

    @property
    def plan(self) -> Plan:
        """The version it is owed by."""
        return self.obligation.plan

    @property
    def owed_by(self) -> tuple[Role, ...]:
        """Who owes it: what goes to INE, whoever sends it."""
        if self.obligation.owed != Owed.ACTIVITY:
            return (Role.INSTANCE,)
        return self.row.owed_by if self.row else ()

    @property
    def inconsistencies(self) -> tuple[Inconsistency, ...]:
        """What the plan says in two ways about it, or leaves open."""
        return self.plan.file.beside(self.obligation.row)

    @property
    def order(self) -> tuple[date, int]:
        """The first to end first; what has no end yet, last."""
        return self.standing.last_day or _UNDATED, self.obligation.pk

    @cached_property
    def day(self) -> date | None:
        """The day by which a calendar places it."""
        return self.fulfilment.on if self.fulfilment else self.standing.last_day


class Ledger:
    """All that is owed in *process*, at *now*."""

    def __init__(self, process: Process, now: datetime) -> None:
        self.process, self.now = process, now
        self.plans = plans.in_force(process)
        self.calendar: Calendar = plans.calendar(process, self.plans)
        self.today = now.astimezone(self.calendar.zone).date()
        self._events = plans.events(self.plans)
        self._approved = plans.first_approved(process)
        self._versions = {plan.pk: plan for plan in self.plans.values()}

    def all(self) -> list[Seen]:
        """Everything, the first to end first."""
        return sorted((self.seen(each) for each in self._rows()), key=lambda one: one.order)

    def one(self, pk: int) -> Seen:
        """That obligation. Raises Obligation.DoesNotExist."""
        return self.seen(self._rows().get(pk=pk))

    def _rows(self):  # type: ignore[no-untyped-def]  # noqa: ANN202  (a queryset with its prefetches)
        by = "by__user"
        return Obligation.objects.filter(process=self.process, set_aside="").prefetch_related(
            Prefetch("starts", Start.objects.filter(set_aside="").select_related(by), to_attr="counting"),
            Prefetch("fulfilments", Fulfilment.objects.filter(set_aside="").select_related(by), to_attr="meeting"),
            Prefetch("excuse", Excuse.objects.select_related(by)),
        )

    def seen(self, obligation: Obligation) -> Seen:
        """*obligation* as it stands; it comes with what ``_rows`` fetches."""
        obligation.process = self.process
        plan = obligation.plan = self._plan(obligation.plan_id)
        row = plan.file.found(obligation.row)
        due = due_from_json(obligation.due) if obligation.due else _due(row, Owed(obligation.owed))
        starts = self._starts(obligation)
        fulfilment = obligation.meeting[0] if obligation.meeting else None
        excuse = getattr(obligation, "excuse", None)
        activity = obligation.owed == Owed.ACTIVITY and row is not None
        allowed = [
            each
            for other in (row.other if activity and row else ())
            for each in reckoned(other, obligation.occurrence, starts, self.calendar)
        ]
        stands = standing(
            reckoned(due, obligation.occurrence, starts, self.calendar),
            now=self.now,
            today=self.today,
            met=Moment(fulfilment.on, fulfilment.at) if fulfilment else None,
            excused=excuse is not None,
            plan_on=self._approved.get(plan.document) if activity else None,
            allowed=allowed,
            by_design=bool(activity and row and row.by_design),
        )
        return Seen(obligation, row, due, stands, tuple(obligation.counting), fulfilment, excuse)

    def _plan(self, pk: int) -> Plan:
        """That version: a plan is long, so it is read once, and not beside everything that is owed by it."""
        if pk not in self._versions:
            self._versions[pk] = Plan.objects.select_related("process").get(pk=pk)
        return self._versions[pk]

    def _starts(self, obligation: Obligation) -> dict[str, list[Moment]]:
        written: dict[str, list[Moment]] = defaultdict(list)
        for start in obligation.counting:
            written[start.act].append(Moment(start.on, start.at))
        return self._events | written  # what was written down of an event is surer than what the plan foresaw

    def missing(self) -> Iterator[Obligation]:
        """What is owed by now and nobody opened yet, unsaved: of the plans, without what is noticed."""
        there = set(Obligation.objects.filter(process=self.process).values_list("row", "owed", "occurrence"))
        days = {key: moments[0].on for key, moments in self._events.items()}
        for plan in self.plans.values():
            for row in plan.file.row:
                if row.kind in _NOTHING_DUE or row.due is None:
                    continue
                owed = [Owed.ACTIVITY, *([Owed.REMISSION] if _to_ine(row) else [])]
                for occurrence in occurrences(row.due, until=self.today + AHEAD, events=days):
                    for what in owed:
                        if (row.key, what, occurrence) not in there:
                            yield Obligation(
                                process=self.process, plan=plan, row=row.key, owed=what, occurrence=occurrence,
                                name=row.name, because="Lo pide el plan",
                            )  # fmt: skip

    def unnoticed(self) -> list[tuple[Noticed, Plan]]:
        """What other steps did, that is not yet here whole: a notice to open, or an act of one that was not known."""
        own = self.plans.get(DocumentKind.COMMISSION)
        if own is None:
            return []
        known = {
            (row, occurrence): pk
            for pk, row, occurrence in Obligation.objects.filter(process=self.process, owed=Owed.NOTICE).values_list(
                "pk", "row", "occurrence"
            )
        }
        written = set(Start.objects.filter(obligation__process=self.process).values_list("obligation_id", "act", "on"))
        return [
            (one, own)
            for one in noticed(self.process, own.file)
            if (pk := known.get((one.row, one.occurrence))) is None
            or any((pk, each.act, each.on) not in written for each in one.starts)
        ]


def _due(row: Row | None, owed: Owed) -> Due | None:
    if row is None:
        return None
    return row.due if owed is Owed.ACTIVITY else row.ine


def _to_ine(row: Row) -> bool:
    return row.ine is not None and row.ine.shape is not Shape.NOT_APPLICABLE


def ledger(process: Process) -> Ledger:
    """What is owed in *process* now."""
    return Ledger(process, clock.now())


def acts_of(one: Seen) -> list[str]:
    """The acts and events that may start the clock of that obligation, in the plan's order."""
    dues = [one.due, *(one.row.other if one.row and one.obligation.owed == Owed.ACTIVITY else ())]
    return list(dict.fromkeys(key for due in dues if due for key in due.of))


def other_capacities(capacity: Capacity) -> list[Capacity]:
    """What else the person of *capacity* is in the same process: one who drafts may also head what is supervised."""
    found = Capacity.objects.filter(user=capacity.user_id, scope=capacity.scope).exclude(role=capacity.role)
    return [each for each in found if each.in_force]


def feed_of(capacity: Capacity) -> Feed | None:
    """The calendar that somebody subscribed to in that capacity, if there is one."""
    return capacity.feeds.filter(ended_at=None).first()
