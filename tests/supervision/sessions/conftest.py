# SPDX-License-Identifier: EUPL-1.2
"""A commission of three that vote, its secretary and whoever attends it, and sessions walked by whoever keeps them."""

from datetime import date, datetime, timedelta

import pytest

from conoceles.accounts.rules import Role
from conoceles.elections.models import Agreement
from conoceles.kernel import clock
from conoceles.supervision.models import Member
from conoceles.supervision.sessions import actions, member_actions, notifying_actions, queries, resolving_actions
from conoceles.supervision.sessions.planning import Planned
from conoceles.supervision.sessions.resolving import Resolved
from conoceles.supervision.sessions.rules.words import Kind, Means, Outcome, Sense
from tests.supervision.conftest import MERIDA
from tests.supervision.documents.conftest import Office, office, route_book  # noqa: F401

SETTINGS = {
    "session_notice_hours": 72,
    "session_notice_hours_extraordinary": 24,
    "session_quorum": "mayoria-con-presidencia",
    "session_second_call_anyone": True,
    "session_casting_vote": True,
}


def at(written):
    """That local hour of Mérida."""
    return datetime.fromisoformat(written).replace(tzinfo=MERIDA)


class Commission:
    """Sessions of the process, in the hands of its Secretaría Técnica."""

    def __init__(self, papers: Office):
        self.office, self.cycle, self.process = papers, papers.cycle, papers.process
        self.secretary = self.cycle.who(Role.SECRETARY)

    def seat(self, seat, name, since="2023-08-24", **more):
        member = Member(seat=seat, name=name, since=date.fromisoformat(since), **more)
        if member.integrates:
            member.agreement = Agreement.objects.get(key="C.G.028/2023")
        return member_actions.seat(self.process, member=member, by=self.secretary)

    def prepare(self, when, *versions, kind=Kind.ORDINARY, guests=()):
        items = [("Declaración de quórum", None), *((each.document.title, each) for each in versions)]
        planned = Planned(kind, at(when), "Sala de sesiones", items, "https://video.example/1", guests)
        return actions.prepare(self.process, planned=planned, by=self.secretary)

    def convene(self, when, *versions, **more):
        """Prepared and convened now, everybody notified."""
        session = self.prepare(when, *versions, **more)
        actions.convene(session, by=self.secretary)
        session.refresh_from_db()
        for who in queries.unnotified(session, 1):
            self.notify(session, who)
        return session

    def notify(self, session, who, means=Means.PERSONAL, when=None):
        moment = when or clock.now()
        return notifying_actions.notify(session, who=who, means=means, at=moment, evidence="Acuse 1", by=self.secretary)

    def came(self, session, *absent):
        return {who: "Enfermedad" if str(who) in absent else None for who in queries.summoned(session)}

    def open(self, session, *absent, when=None):
        moment = when or clock.now()
        return actions.open_session(session, at=moment, came=self.came(session, *absent), by=self.secretary)

    def vote(self, item, outcome=Outcome.APPROVED, *, against=(), abstain=(), **more):
        call = queries.stood(item.session).call
        votes = {
            each: (
                Sense.AGAINST if each.name in against else Sense.ABSTAINED if each.name in abstain else Sense.FOR,
                "",
            )
            for each in queries.there(item.session, call)
        }
        return resolving_actions.resolve(item, resolved=Resolved(outcome, votes, **more), by=self.secretary)

    def close(self, session):
        return actions.close(session, at=clock.now() + timedelta(0), by=self.secretary)


@pytest.fixture
def commission(office):  # noqa: F811
    return seated(office)


def seated(office):  # noqa: F811
    """The commission of whatever database there is."""
    office.cycle.at("2023-09-01")
    office.process.parameters = {key: {"value": value} for key, value in SETTINGS.items()}
    office.process.save()
    made = Commission(office)
    made.seat("presidencia", "Presidenta Inventada")
    made.seat("integrante", "Consejera Inventada")
    made.seat("integrante", "Consejero Inventado")
    made.seat("secretaria-tecnica", "Secretario Inventado")
    made.seat("partido", "Representante Inventado", reference="Oficio 1")
    return made


@pytest.fixture
def presented(commission):
    """The monthly report of September, presented, when the ordinary session of October is to treat it."""
    return reported(commission)


def reported(commission):
    """The same, of whatever commission."""
    commission.cycle.at("2023-10-02").opened()
    office_ = commission.office
    document = office_.open("informe-mensual", "2023-09")
    version = office_.write(document)
    office_.take(document, "aprobar-instancia", "2023-10-02")
    office_.take(document, "presentar", "2023-10-02")
    return version
