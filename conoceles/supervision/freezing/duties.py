# SPDX-License-Identifier: EUPL-1.2
"""What the approved plan asks for, how each thing stands at the instant of the read, and what the plan leaves open."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property

from conoceles.accounts.rules import ROLES
from conoceles.elections.models import Process
from conoceles.supervision.models import Plan
from conoceles.supervision.obligations.phrases import LIGHTS, OWED, STATES
from conoceles.supervision.obligations.queries import Ledger, Seen
from conoceles.supervision.obligations.rules import Owed
from conoceles.supervision.plan.phrases import DOCUMENTS, act
from conoceles.supervision.plan.rules.shapes import RECURRING
from conoceles.supervision.plan.rules.words import DocumentKind
from conoceles.supervision.published import Doubt, Duty, Limit, Saying
from conoceles.supervision.published import Plan as PlanTold

from .people import act as agreed

_NOTHING: Mapping[int, Sequence[int]] = {}


class Told:
    """What is public of what is owed in *process* at the instant *now*: of a plan that nobody approved, nothing."""

    def __init__(self, process: Process, now: datetime) -> None:
        self._ledger = Ledger(process, now) if process.plans.exclude(approved_on=None).exists() else None
        found = self._ledger.plans.values() if self._ledger else ()
        self._approved = [plan for plan in found if plan.approved_on is not None]

    @property
    def body(self) -> str:
        """What the commission is called; empty where no plan is approved."""
        own = self._own
        return own.file.plan.body if own else ""

    @cached_property
    def _own(self) -> Plan | None:
        return next((one for one in self._approved if one.document == DocumentKind.COMMISSION), None)

    @cached_property
    def plans(self) -> tuple[PlanTold, ...]:
        """Those that were approved, as they are in force."""
        return tuple(
            PlanTold(
                DOCUMENTS[DocumentKind(one.document)], one.version, one.approved_on.isoformat(), agreed(one.agreement)
            )
            for one in self._approved
            if one.approved_on is not None
        )

    def duties(self, documents: Mapping[int, Sequence[int]] = _NOTHING) -> tuple[Duty, ...]:
        """Everything owed, the first to end first. *documents*: by obligation, the numbers of published ones."""
        if self._ledger is None or self._own is None:
            return ()
        found = [one for one in self._ledger.all() if one.obligation.plan.approved_on is not None]
        return tuple(_duty(one, tuple(documents.get(one.obligation.pk, ()))) for one in found)

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """What each approved plan says in two ways, or leaves open."""
        return tuple(self._doubts())

    def _doubts(self) -> Iterator[Doubt]:
        for plan in self._approved:
            for one in plan.file.inconsistency:
                says = tuple(Saying(each.where, each.text) for each in one.says)
                yield Doubt(one.key, one.title, says, one.used, one.rows)


def _duty(one: Seen, documents: tuple[int, ...]) -> Duty:
    obligation, owed = one.obligation, Owed(one.obligation.owed)
    shape = one.row.due.shape if one.row and one.row.due else None
    names = {event.key: event.name for event in one.plan.file.event}
    deadlines = dict.fromkeys(
        (each.last_day, each.basis) for each in (one.standing.deadline, *one.standing.all) if each
    )
    return Duty(
        row=obligation.row if one.row else "",
        name=one.row.name if one.row else OWED[Owed.REQUEST],
        owed=owed.value,
        owed_words=OWED[owed],
        owed_by=tuple(ROLES[role].name for role in one.owed_by),
        which=obligation.occurrence if shape in RECURRING else "",
        state=one.standing.state.value,
        state_words=STATES[one.standing.state],
        light=one.standing.light.value,
        light_words=LIGHTS[one.standing.light],
        limits=tuple(Limit(day.isoformat(), act(basis, names) if basis else "") for day, basis in deadlines),
        met_on=one.fulfilment.on.isoformat() if one.fulfilment else "",
        doubts=tuple(each.key for each in one.inconsistencies) if one.row else (),
        documents=documents,
    )
