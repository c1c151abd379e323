# SPDX-License-Identifier: EUPL-1.2
"""What is known of a process for one document: until which day it tells, its cut, what is owed, and dated facts."""

from datetime import date, timedelta
from functools import cached_property

from conoceles.elections.models import Process
from conoceles.statistics.models import ProgressCut
from conoceles.statistics.progress import queries as progress
from conoceles.statistics.progress import reports
from conoceles.supervision.documents.described import Route
from conoceles.supervision.documents.facts.held import Held, Sort
from conoceles.supervision.documents.rules.words import Period
from conoceles.supervision.models import Plan
from conoceles.supervision.obligations import queries as owed
from conoceles.supervision.plan.rules.words import DocumentKind

from .tables import Table

Filled = tuple[list[str], list[Table]]


class Known:
    """What is known of a process for a document that tells from ``first`` to ``last``, and is of ``rows`` of the plan.

    It is dated on ``day``: what grounds it is what holds then. What it used of all that is noted as it is asked for.
    """

    def __init__(
        self,
        process: Process,
        route: Route,
        first: date | None,
        last: date | None,
        *,
        day: date,
        rows: tuple[str, ...],
    ) -> None:
        self.process, self.route, self.first, self.last = process, route, first, last
        self.day, self.rows = day, rows
        self.cut_used = False
        self.rested: dict[Sort, None] = {}

    @cached_property
    def cut(self) -> ProgressCut | None:
        """The frozen cut of what it tells: that of the day after its last, which begins when that one ends.

        Until there is one, the last before. «Días» that are limits themselves take their own.
        """
        if self.last is None:
            return progress.last(self.process)
        until = self.last + timedelta(days=1) if self.route.period is not Period.WHOLE else self.last
        return progress.last(self.process, until)

    @cached_property
    def ledger(self) -> owed.Ledger:
        """What is owed now."""
        return owed.ledger(self.process)

    @property
    def plan(self) -> Plan | None:
        """The commission's plan in force."""
        return self.ledger.plans.get(DocumentKind.COMMISSION)

    @cached_property
    def held(self) -> Held:
        """The facts that hold on its day."""
        return Held(self.process, self.day, self.rows)

    def rests_on(self, *sorts: Sort) -> Held:
        """The facts of its day, from which it takes those *sorts*."""
        self.rested.update(dict.fromkeys(sorts))
        return self.held

    def facts(self) -> dict[str, object] | None:
        """On what facts it rests, and what they say, as JSON; None where on none."""
        if not self.rested:
            return None
        return {"on": self.day.isoformat(), "rows": list(self.rows), "said": self.held.said(self.rested)}

    def sources(self) -> list[str]:
        """On what its figures rest."""
        return reports.notes(self.cut) if self.cut_used and self.cut else []
