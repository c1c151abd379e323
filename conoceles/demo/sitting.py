# SPDX-License-Identifier: EUPL-1.2
"""The invented commission's sessions, as of today.

An ordinary one with votes and minutes, an extraordinary one that approved them, one without quorum that was called
again, and one convened for days to come.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.supervision.documents import actions as writing
from conoceles.supervision.documents import queries as documents
from conoceles.supervision.documents import step_actions
from conoceles.supervision.documents.step_actions import Act
from conoceles.supervision.models import Document, Guest, Member, Session, Version
from conoceles.supervision.sessions import actions, notifying, queries, resolving_actions
from conoceles.supervision.sessions.planning import Planned
from conoceles.supervision.sessions.resolving import Resolved
from conoceles.supervision.sessions.rules.words import Kind, Means, Opinion, Outcome, Sense

from .commission import Cast

#: When the invented commission was installed: before, there is nothing to tell.
_INSTALLED = date(2026, 9, 5)
_REPORT = "informe-mensual"
_FIRST, _LAST = ("Lista de asistencia y declaración de quórum", None), ("Asuntos generales", None)
#: From the ordinary session to the circulating of the minutes of the extraordinary one, in days.
_NINE, _ALL = 9, 11
_SATURDAY = 5
#: How long something instructed is given.
_TERM = timedelta(days=15)


def sit(process: Process, cast: Cast, *, instance: Capacity) -> None:
    """All of it, where there is time for it since the commission was installed."""
    now = today(process)
    monthly = _first_working(now.replace(day=1))
    if monthly + timedelta(days=_ALL) >= now:
        monthly = _first_working((now.replace(day=1) - timedelta(days=1)).replace(day=1))
    if monthly <= _INSTALLED:
        return
    scene = Scene(process, cast, instance)
    minutes = scene.ordinary(monthly)
    waiting = scene.extraordinary(monthly + timedelta(days=_NINE), minutes)
    scene.without_quorum(now - timedelta(days=1))
    scene.to_come(now, waiting)


def _first_working(day: date) -> date:
    return next(day + timedelta(days=n) for n in count() if (day + timedelta(days=n)).weekday() < _SATURDAY)


@dataclass(frozen=True)
class Scene:
    """Sessions of *process*, in the hands of its invented secretary."""

    process: Process
    cast: Cast
    instance: Capacity

    def ordinary(self, on: date) -> Version:
        """With the report of the month before, a vote against it in writing, and instructions. Its minutes."""
        report = self._report(on)
        session = self._held(Kind.ORDINARY, on, [_FIRST, *report, _LAST], told=timedelta(days=4))
        for item in session.items.exclude(version=None):
            against = {self.cast.dissenter.pk: (Sense.AGAINST, "")}
            votes = {each: against.get(each.capacity_id, (Sense.FOR, "")) for each in queries.present(session, 1)}
            text = "Se ratifica el informe y se instruye presentarlo al Consejo General."
            resolving_actions.resolve(item, resolved=Resolved(Outcome.APPROVED, votes, text), by=self.cast.secretary)
            resolving_actions.dissent(
                item, member=self.cast.dissenter.seats.get(), kind=Opinion.PARTICULAR, by=self.cast.dissenter,
                text="Disiento: el informe debió decir por qué la capacitación empezó después de lo planeado.",
            )  # fmt: skip
        due = on + _TERM
        text = "Explicar el atraso de la capacitación en el informe del año."
        self._instruct(session, text, "instancia-interna", due + 4 * _TERM)
        text = "Probar la restauración de los respaldos y entregar la constancia."
        self._instruct(session, text, "unidad-responsable", due)
        self._closed(session)
        done = session.instructions.get(number=2)
        resolving_actions.report(
            done, on=on + timedelta(days=6), text="Se restauró un respaldo completo; se entregó la constancia.",
            done=True, by=self.cast.unit,
        )  # fmt: skip
        return self._circulated(session, on + timedelta(days=2))

    def extraordinary(self, on: date, minutes: Version) -> Version:
        """It approves those minutes, which are published, with one of the three excused; its own circulate."""
        late = [("Informe verbal de la Unidad sobre las pruebas de carga", None)]
        session = self._held(
            Kind.EXTRAORDINARY, on, [_FIRST, (minutes.document.title, minutes), *late], told=timedelta(days=2),
            away={self.cast.dissenter.pk: "Comisión de trabajo fuera de la ciudad"},
        )  # fmt: skip
        votes = dict.fromkeys(queries.present(session, 1), (Sense.FOR, ""))
        approved, heard = session.items.get(version=minutes), session.items.last()
        resolving_actions.resolve(approved, resolved=Resolved(Outcome.APPROVED, votes), by=self.cast.secretary)
        text = "El sistema atendió diez veces la carga esperada."
        resolving_actions.resolve(heard, resolved=Resolved(Outcome.NOTED, text=text), by=self.cast.secretary)
        self._instruct(
            session, "Circular a los partidos el calendario de capacitación.", "area-responsable", on + _TERM
        )
        self._closed(session)
        self._step(minutes.document, "emitir", on + timedelta(days=1), self.cast.secretary)
        return self._circulated(session, on + timedelta(days=2))

    def without_quorum(self, on: date) -> None:
        """Only one of the three came; it was called again, and not everybody has been told."""
        when = self._at(on, 13)
        session = self._convened(Kind.EXTRAORDINARY, when, [_FIRST, ("Plan de difusión", None)], timedelta(days=2))
        absent = {each: "Enfermedad" for each in queries.voters(session) if each.capacity_id != self.cast.dissenter.pk}
        came = {who: absent.get(who) for who in queries.summoned(session)}
        at = when + timedelta(minutes=20)
        actions.fail(session, at=at, came=came, by=self.cast.secretary)
        again = self._at(today(self.process) + timedelta(days=2), 13)
        called = actions.call_again(session, at=again, by=self.cast.secretary)
        session.refresh_from_db()
        self._notify(session, queries.unnotified(session, 2)[:2], called.at)

    def to_come(self, now: date, minutes: Version) -> None:
        """The next ordinary one, convened in time, with the minutes that wait for it."""
        following = (now.replace(day=1) + timedelta(days=31)).replace(day=1)
        on = _first_working(max(following, now + timedelta(days=4)))
        items = [_FIRST, (minutes.document.title, minutes), ("Seguimiento de acuerdos", None), _LAST]
        guests = [("Contraloría General (inventada)", "Persona invitada")]
        session = self._prepared(Kind.ORDINARY, self._at(on, 11), items, guests)
        called = actions.convene(session, by=self.cast.secretary)
        self._notify(session, queries.unnotified(session, 1)[2:4], called.at)

    def _held(
        self,
        kind: Kind,
        on: date,
        items: Sequence[tuple[str, Version | None]],
        *,
        told: timedelta,
        away: dict[int, str] | None = None,
    ) -> Session:
        when = self._at(on, 11)
        session = self._convened(kind, when, items, told)
        absent = away or {}
        came = {
            who: absent.get(who.capacity_id or 0) if isinstance(who, Member) else None
            for who in queries.summoned(session)
        }
        actions.open_session(session, at=when + timedelta(minutes=5), came=came, by=self.cast.secretary)
        actions.tell_ine(session, at=when, evidence="Oficio de aviso (inventado)", by=self.cast.secretary)
        return session

    def _convened(
        self, kind: Kind, when: datetime, items: Sequence[tuple[str, Version | None]], told: timedelta
    ) -> Session:
        session = self._prepared(kind, when, items)
        actions.convene(session, at=when - told, by=self.cast.secretary)
        people = queries.unnotified(session, 1)
        self._notify(session, people[:-1], when - told + timedelta(hours=1))
        self._notify(session, people[-1:], when - timedelta(hours=3), Means.STRANDS)
        return session

    def _prepared(
        self,
        kind: Kind,
        when: datetime,
        items: Sequence[tuple[str, Version | None]],
        guests: Sequence[tuple[str, str]] = (),
    ) -> Session:
        planned = Planned(kind, when, "Sala de sesiones (inventada)", items, "https://video.example/comision", guests)
        return actions.prepare(self.process, planned=planned, by=self.cast.secretary)

    def _notify(
        self, session: Session, whom: Sequence[Member | Guest], at: datetime, means: Means = Means.OFFICE
    ) -> None:
        proof = "Razón de fijación (inventada)" if means is Means.STRANDS else "Acuse (inventado)"
        notifying.notify_each(session, whom=whom, means=means, at=at, evidence=proof, by=self.cast.secretary)

    def _instruct(self, session: Session, text: str, owed_by: str, due: date) -> None:
        resolving_actions.instruct(session, text=text, owed_by=owed_by, due=due, by=self.cast.secretary)

    def _closed(self, session: Session) -> None:
        actions.close(session, at=session.at + timedelta(minutes=50), by=self.cast.secretary)

    def _circulated(self, session: Session, on: date) -> Version:
        minutes = resolving_actions.draft_minutes(session, by=self.cast.secretary)
        version = writing.fix(minutes, seen=minutes.draft.saves, by=self.cast.secretary)
        self._step(minutes, "presentar", on, self.cast.secretary)
        return version

    def _report(self, on: date) -> list[tuple[str, Version | None]]:
        """The report of the month before, if the plan owes it: presented three days before."""
        month = f"{on.replace(day=1) - timedelta(days=1):%Y-%m}"
        owed = [one for one in documents.wanted(self.process) if (one.route.key, one.occurrence) == (_REPORT, month)]
        if not owed:
            return []
        document = writing.open_document(self.process, route=_REPORT, occurrence=month, by=self.instance)
        texts = {part.key: "Sin incidencias que las cifras no digan (inventado)." for part in document.way.section}
        draft = writing.save(document, texts=texts, title="", seen=document.draft.saves, by=self.instance)
        version = writing.fix(document, seen=draft.saves, by=self.instance)
        for step in ("aprobar-instancia", "presentar"):
            self._step(document, step, on - timedelta(days=4), self.instance)
        return [(document.title, version)]

    def _step(self, document: Document, step: str, on: date, by: Capacity) -> None:
        version = document.versions.last()
        step_actions.take(document, step=step, act=Act(on=on, seen=version.digest), by=by)

    def _at(self, on: date, hour: int) -> datetime:
        return datetime.combine(on, time(hour), tzinfo=ZoneInfo(self.process.timezone))
