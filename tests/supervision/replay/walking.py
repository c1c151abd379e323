# SPDX-License-Identifier: EUPL-1.2
"""The cycle, walked day by day through the real actions; and what was seen of each obligation on each day."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import Enum

from conoceles.accounts.models import Capacity
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.elections.models import Agreement, Process
from conoceles.elections.writing.changes import Changes
from conoceles.kernel.refusals import Refused
from conoceles.record.clerk import Clerk
from conoceles.supervision.documents import loading as routes
from conoceles.supervision.models import Document
from conoceles.supervision.obligations import actions, queries
from conoceles.supervision.obligations.rules import State
from conoceles.supervision.plan import actions as plans
from conoceles.supervision.plan import loading
from tests.people import person
from tests.supervision.conftest import AGREEMENTS, Cycle
from tests.supervision.documents.conftest import Office

from . import agenda
from .agenda import Entry

#: As in the work plan: one person heads the Instancia Interna and is the commission's secretary.
_SAME = {Role.SECRETARY: Role.INSTANCE}


class Replay(Cycle):
    """One secretary's cycle: ``seen`` tells, of each obligation, the days on which it began to stand otherwise."""

    def __init__(self, slug, monkeypatch, books):
        process = Process.objects.create(
            slug=slug, name="Proceso Electoral Ordinario Local 2023-2024", authority="Instituto", entity="Yucatán",
            election_day=date(2024, 6, 2), timezone="America/Merida", developed_by="propio",
        )  # fmt: skip
        super().__init__(process, monkeypatch)
        self.office, self._books = Office(self), books
        self.documents: dict[tuple[str, str], Document] = {}
        self.seen: dict[tuple[str, str, str], list[tuple[date, State]]] = defaultdict(list)
        self.refused: list[Enum | None] = []
        self.folio = ""
        self._who: dict[Role, Capacity] = {}

    def who(self, role, name=None):  # noqa: ARG002
        if role not in self._who:
            same = self._who.get(_SAME.get(role))
            user = same.user if same else person(f"{self.process.slug}-{role.value}")
            self._who[role] = Capacity.objects.create(user=user, role=role, scope=self.process.slug)
        return self._who[role]

    def walk(self, entries: Iterable[Entry], also: dict[date, list[Callable[["Replay"], object]]], looking=True):
        """Each day: what the clock opens, what is written down, and how everything then stands."""
        by_day = defaultdict(list)
        for each in entries:
            by_day[each.day].append(each)
        today = agenda.FIRST
        while today <= agenda.LAST:
            self.at(today.isoformat())
            self._dawn(today)
            actions.open_due(self.process, by=Clerk())
            for each in by_day[today]:
                self.written(each)
            for act in also.get(today, ()):
                act(self)
            if looking or today == agenda.LAST:
                self._look(today)
            today += timedelta(1)
        return self

    def _dawn(self, today):
        """What the Consejo General did, and the day on which the commission has its plan and its routes to work by."""
        for each in AGREEMENTS:
            if each["issued_on"] == today:
                Agreement.objects.create(process=self.process, body="Consejo General", **each)
        if today == agenda.INSTALLED:
            loading.write(self.process, self._books[0], Changes(), console())
            routes.write(self.process, self._books[1], Changes(), console())

    def _look(self, today):
        for one in queries.ledger(self.process).all():
            key = (one.obligation.row, one.obligation.owed, one.obligation.occurrence)
            if not self.seen[key] or self.seen[key][-1][1] is not one.standing.state:
                self.seen[key].append((today, one.standing.state))

    def document(self, entry):
        """The document of *entry*: opened and written the first time."""
        key = (entry.route, entry.occurrence)
        if key not in self.documents:
            modified = next((each for (route, _), each in self.documents.items() if route == entry.occurrence), None)
            given = {"modifies": modified} if modified else {}
            found = self._books[1].found(entry.route)
            role = Role(found.drafted_by[0])
            made = self.office.open(entry.route, "" if modified else entry.occurrence, role=role, **given)
            self.office.write(made, f"Lo que el sistema no sabe, el {entry.day}.")
            self.documents[key] = made
        return self.documents[key]

    def written(self, entry):
        """Take the step of *entry*."""
        document = self.document(entry)
        more = dict(entry.more)
        if key := more.get("agreement"):
            more["agreement"] = self.agreed(key, entry.on)
            more["orders"] = True
        return self.office.take(document, entry.step, entry.on.isoformat(), **more)

    def agreed(self, key, on):
        """The agreement of that key: the one there is, or one that is written down now."""
        found = Agreement.objects.filter(process=self.process, key=key).first()
        return found or Agreement(
            process=self.process, key=key, body="Consejo General", title=f"Acuerdo {key}", issued_on=on
        )

    def approve(self):
        """The commission approves its plan."""
        plan = self.process.plans.filter(document="comision").order_by("version").last()
        session = "Sesión ordinaria del 5 de octubre de 2023"
        return plans.approve(plan, on=agenda.APPROVED, session=session, seen=plan.digest, by=self.who(Role.SECRETARY))

    def meet(self, row, owed="actividad", occurrence="", *, role=Role.INSTANCE, on=None, document="Constancia"):
        one = self.one(row, owed, occurrence)
        return actions.meet(one.obligation, on=on, document=document, by=self.who(role))

    def held(self, month, on):
        """The ordinary session that tells of *month*."""
        return self.meet("S", occurrence=month, role=Role.SECRETARY, on=on)

    def last_state(self, row, owed="actividad", occurrence=""):
        return self.seen[row, owed, occurrence][-1][1]

    def tries(self, function, *args, **given):
        """What the system refuses is told; and nothing of it stays."""
        try:
            function(*args, **given)
        except Refused as refused:
            self.refused.append(refused.reason)
        else:
            self.refused.append(None)
