# SPDX-License-Identifier: EUPL-1.2
"""The desk of whoever keeps the commission's papers says what she owes: how many of each, until when, and where."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conoceles.accounts.rules import Role
from conoceles.desks.waiting import waiting_for
from conoceles.kernel import clock
from conoceles.supervision.models import Posting
from conoceles.supervision.publicity import posting_actions
from conoceles.supervision.remissions import sending_actions
from conoceles.supervision.remissions.sending_actions import Answered, Sent
from tests.supervision.conftest import MERIDA, work_plan, yucatan
from tests.supervision.documents.conftest import office, route_book
from tests.supervision.documents.test_screens import browser
from tests.supervision.remissions.test_remissions import packed

__all__ = ["office", "route_book", "work_plan", "yucatan"]
pytestmark = pytest.mark.django_db
HERS = "Documentos en los que le toca el paso que sigue"
OVER = "Fijaciones en estrados con su plazo vencido, por retirar"
FINAL = "Documentos definitivos sin publicar"
VALID = "Remisiones validadas, por informar a la Comisión"
LATE = "Obligaciones suyas vencidas"
SOON = "Obligaciones suyas que vencen en siete días"


def told(office, role=Role.SECRETARY):
    """What waits, by its words."""
    return {each.words: each for each in waiting_for(office.cycle.who(role), clock.now()) if each.waits}


def issued(office):
    letter = office.open("oficio-secretaria")
    version = office.write(letter, "Se informa lo que se pidió.")
    office.take(letter, "emitir", "2023-10-02")
    return version


def fixed(office, version, day=2):
    posting = Posting(
        told="Oficio", place="los estrados", fixed_at=datetime(2023, 10, day, 10, tzinfo=MERIDA), days=3,
        counted="naturales",
    )  # fmt: skip
    return posting_actions.fix(version, posting=posting, seen=version.digest, by=office.cycle.who(Role.SECRETARY))


def test_what_is_hers_of_documents_and_of_the_estrados_is_counted_and_leads_where_it_is_done(office):
    office.cycle.at("2023-10-02")
    assert HERS not in told(office)
    version = issued(office)
    office.open("oficio-secretaria")
    fixed(office, version)
    desk = told(office)
    assert (desk[HERS].count, desk[FINAL].count, OVER in desk) == (1, 1, False)
    office.cycle.at("2023-10-05T23:59")
    assert OVER not in told(office)  # the last of its days is whole
    office.cycle.at("2023-10-06T00:00")
    desk, executive = told(office), told(office, Role.EXECUTIVE_SECRETARY)
    assert (desk[OVER].count, executive[OVER].count) == (1, 1)
    assert HERS not in executive
    page = browser(office, Role.SECRETARY)
    addresses = {desk[words].address for words in (HERS, FINAL, OVER)}
    assert {page.get(each.partition("#")[0]).status_code for each in addresses} == {200}
    by = office.cycle.who(Role.SECRETARY)
    posting_actions.remove(Posting.objects.get(), at=clock.now(), by=by)
    assert OVER not in told(office)


def test_what_she_owes_by_the_plan_is_counted_late_today_and_this_week(office):
    office.cycle.at("2023-10-05").opened()
    desk = told(office)
    late = desk[LATE]
    assert late.address.endswith("?who=secretaria-tecnica&light=vencida")
    listed = browser(office, Role.SECRETARY).get(late.address).context["groups"]
    assert next(len(group.rows) for group in listed if group.name == "Vencidas") == late.count
    ends = [one.standing for one in office.cycle.all().values() if Role.SECRETARY in one.owed_by]
    soon = [one.last_day for one in ends if one.state == "esta-semana"]
    assert (desk[SOON].count, desk[SOON].until) == (len(soon), min(soon))


def test_what_ine_validated_waits_for_an_agenda_until_the_commission_is_told(office):
    _, remission, _, package, by = packed(office)
    sent = sending_actions.send(package, sent=Sent(on=date(2023, 10, 5), folio="SIV/1"), by=by)
    assert VALID not in told(office)
    sending_actions.reply(sent, answered=Answered(outcome="validado", on=date(2023, 10, 5)), by=by)
    assert told(office)[VALID].count == 1
    sending_actions.inform(remission, on=date(2023, 10, 5), by=by)
    assert VALID not in told(office)


def test_as_many_questions_for_one_document_as_for_three(office):
    office.cycle.at("2023-10-02").opened()
    by = office.cycle.who(Role.SECRETARY)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            waiting_for(by, clock.now())
        return len(queries)

    fixed(office, issued(office))
    asked()
    one = asked()
    for _ in range(2):
        fixed(office, issued(office))
        office.open("oficio-secretaria")
    assert asked() == one
