# SPDX-License-Identifier: EUPL-1.2
"""What cannot have happened, because there was no process yet, is refused wherever a day is written."""

from datetime import date, datetime, timedelta

import pytest

from conoceles.accounts.rules import Role
from conoceles.kernel.refusals import Refused, sentence
from conoceles.look.dates import day as in_words
from conoceles.supervision.documents import office_actions
from conoceles.supervision.documents.beginning import begins
from conoceles.supervision.documents.phrases import PHRASES
from conoceles.supervision.documents.rules import Reason
from conoceles.supervision.models import Incoming, Posting
from conoceles.supervision.publicity import posting_actions
from conoceles.supervision.sessions import actions
from conoceles.supervision.sessions.planning import Planned
from conoceles.supervision.sessions.rules.words import Kind
from tests.supervision.conftest import MERIDA

pytestmark = pytest.mark.django_db
FIRST = date(2023, 7, 13)


def noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=MERIDA)


def test_a_process_begins_with_its_first_agreement_or_the_year_before_its_election(office):
    assert begins(office.process) == FIRST
    office.process.agreements.update(issued_on=date(2019, 1, 2))  # of another process, by its day
    assert begins(office.process) == date(2023, 1, 1)
    office.process.agreements.update(issued_on=None)
    assert begins(office.process) == date(2023, 1, 1)


def test_nothing_is_written_down_of_before(office):
    process, secretary = office.process, office.cycle.who(Role.SECRETARY)
    office.cycle.at("2023-10-02").opened()
    document = office.open("informe-mensual", "2023-09")
    version = office.write(document)

    def session(day):
        planned = Planned(Kind.ORDINARY, noon(day), "Sala", [("Quórum", None)])
        return actions.prepare(process, planned=planned, by=secretary)

    def logged(day):
        return office_actions.log(process, on=day, body="secretaria-tecnica", what="Se probó.", by=secretary)

    def came_in(day):
        paper = Incoming(received_at=noon(day), sender="INE", subject="Algo", sheets=1, turned_to="secretaria-tecnica")
        return office_actions.receive(process, paper=paper, by=secretary)

    def fixed(day):
        posting = Posting(place="Estrados", told="Convocatoria", fixed_at=noon(day), days=3, counted="naturales")
        return posting_actions.fix(version, posting=posting, seen=version.digest, by=secretary)

    def stepped(day):
        return office.take(document, "aprobar-instancia", day.isoformat())

    # what leads to the first agreement was presented before it
    january = date(2023, 1, 1)
    for act, first in (*((each, FIRST) for each in (session, logged, came_in, fixed)), (stepped, january)):
        with pytest.raises(Refused) as caught:
            act(first - timedelta(days=1))
        assert caught.value.reason is Reason.BEFORE_ALL, act
        assert f"anterior al {in_words(first)}" in sentence(caught.value, PHRASES)
    for act in (session, logged, came_in):
        assert act(FIRST)
    assert stepped(FIRST - timedelta(days=3))
