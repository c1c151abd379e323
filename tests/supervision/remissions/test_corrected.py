# SPDX-License-Identifier: EUPL-1.2
"""What was written down of a remission by mistake counts no more, with all that it moved; a receipt comes once."""

import hashlib
from datetime import date

import pytest
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from conoceles.supervision.documents import queries as documents
from conoceles.supervision.models import Document, Outage, Reply, Sending
from conoceles.supervision.obligations.rules import State as Stands
from conoceles.supervision.remissions import correcting_actions, jobs, queries, request_actions, sending_actions
from conoceles.supervision.remissions.rules import Reason, State
from conoceles.supervision.remissions.sending_actions import Answered, Sent
from conoceles.work.actions import begin
from tests.supervision.conftest import MERIDA
from tests.supervision.documents.conftest import office, route_book
from tests.supervision.documents.test_screens import browser

from .test_remissions import FIVE, packed
from .test_screens import PDF, at, proof, words

__all__ = ["office", "route_book"]
pytestmark = pytest.mark.django_db
DAY = date(2023, 10, 5)
WHY = "Era de otra remisión"


def stands(office):
    return office.cycle.one("4", "remision", "2023-09").standing.state


def done(document):
    return documents.stood(Document.objects.get(pk=document.pk)).walk.done


def test_the_last_of_it_first_until_nothing_was_sent_and_then_again(office):
    document, remission, _, package, by = packed(office)
    owed = stands(office)
    sending = sending_actions.send(package, sent=Sent(on=DAY, folio="SIV/1", receipt=PDF), by=by)
    reply = sending_actions.reply(sending, answered=Answered(outcome="validado", on=DAY, content=PDF), by=by)
    sending_actions.inform(remission, on=DAY, by=by)
    assert {"remitir", "validar", "informar"} <= done(document)

    for act, row in ((correcting_actions.set_sending_aside, sending), (correcting_actions.set_reply_aside, reply)):
        with pytest.raises(Refused) as refused:
            act(row, why=WHY, by=by)
        assert refused.value.reason is Reason.NOT_LAST
    instance = browser(office, Role.INSTANCE)
    page = words(instance.get(at("remission", remission.pk)))
    assert at("informing-aside", remission.pk) in page
    assert at("reply-aside", reply.pk) not in page
    assert instance.post(at("informing-aside", remission.pk), {"why": WHY}).status_code == 302
    assert queries.one(remission).state is State.VALID
    assert "informar" not in done(document)
    assert instance.post(at("reply-aside", reply.pk), {"why": ""}).status_code == 422
    assert instance.post(at("reply-aside", reply.pk), {"why": WHY}).status_code == 302
    assert queries.one(remission).state is State.SENT
    assert "validar" not in done(document)
    assert stands(office) is Stands.MET
    assert instance.post(at("sending-aside", sending.pk), {"why": WHY}).status_code == 302
    assert queries.one(remission).state is State.TO_SEND
    assert "remitir" not in done(document)
    assert stands(office) is owed  # it is owed again, from the same day
    assert "ya se había quitado" in words(instance.post(at("sending-aside", sending.pk), {"why": WHY}))
    assert "ya se había quitado" in words(instance.post(at("reply-aside", reply.pk), {"why": WHY}))

    told = words(instance.get(at("remission", remission.pk)))
    assert told.count(f"No cuenta: {WHY}") == 2
    assert instance.get(at("receipt", sending.pk)).content == PDF  # the evidence stays
    assert instance.get(at("reply-file", reply.pk)).content == PDF
    again = sending_actions.send(package, sent=Sent(on=DAY, folio="SIV/1"), by=by)  # the folio is free again
    assert stands(office) is Stands.MET
    sending_actions.reply(again, answered=Answered(outcome="validado", on=DAY), by=by)
    assert queries.one(remission).state is State.VALID


def test_a_return_by_mistake_takes_its_term_with_it_and_what_ine_did_answer_is_written(office):
    document, remission, _, package, by = packed(office)
    sending = sending_actions.send(package, sent=Sent(on=DAY, folio="SIV/1"), by=by)
    back = Answered(outcome="devuelto", on=DAY, observations="Falta firma.", term=FIVE)
    for _ in range(2):
        reply = sending_actions.reply(sending, answered=back, by=by)
        assert queries.one(remission).until == date(2023, 10, 10)
        assert documents.unanswered(document).count() == 1
        correcting_actions.set_reply_aside(reply, why=WHY, by=by)
        assert not [one for one in office.cycle.all().values() if one.obligation.pk == reply.obligation_id]
        assert documents.unanswered(document).count() == 0
    sending_actions.reply(sending, answered=Answered(outcome="validado", on=DAY), by=by)
    assert "validar" in done(document)
    assert Reply.objects.filter(sending=sending).count() == 3
    instance = browser(office, Role.INSTANCE)
    address = f"/obligaciones/{reply.obligation_id}/"
    assert address not in words(instance.get(at("remission", remission.pk)))


def test_what_a_request_was_answered_with_by_mistake_is_owed_again(office):
    office.cycle.at("2023-10-05").opened()
    by = office.cycle.who(Role.INSTANCE)
    given = {"reference": "INE/1", "on": date(2023, 10, 3), "asks": "Copia del acta", "term": FIVE}
    request = request_actions.receive(office.process, **given, by=by)
    _, remission, _, package, _ = packed(office)
    remission.request = request
    remission.save()
    sending = sending_actions.send(package, sent=Sent(on=DAY, folio="SIV/1"), by=by)
    assert not queries.unanswered(office.process).exists()
    met = sending.fulfilments.get()
    correcting_actions.set_sending_aside(sending, why=WHY, by=by)
    met.refresh_from_db()
    assert met.set_aside == WHY
    assert queries.last_extract(office.process) is None


def test_a_receipt_is_added_once_with_its_day_and_its_digest_on_record(office):
    _, remission, _, package, by = packed(office)
    sending = sending_actions.send(package, sent=Sent(on=DAY, folio="SIV/1"), by=by)
    before = sending.digest
    office.cycle.at("2023-10-09")
    instance, secretary = browser(office, Role.INSTANCE), browser(office, Role.SECRETARY)
    assert at("keep-receipt", sending.pk) not in words(secretary.get(at("remission", remission.pk)))
    assert secretary.post(at("keep-receipt", sending.pk), {"on": "09/10/2023", "file": proof()}).status_code == 404
    add = at("keep-receipt", sending.pk)
    assert "anterior al del envío" in words(instance.post(add, {"on": "04/10/2023", "file": proof()}))
    assert "debe ser PDF, PNG o JPG" in words(instance.post(add, {"on": "09/10/2023", "file": proof(b"MZ")}))
    assert instance.post(add, {"on": "09/10/2023", "file": proof()}).status_code == 302
    sending = Sending.objects.get()
    assert (sending.receipt_on, sending.file_digest) == (date(2023, 10, 9), hashlib.sha256(PDF).hexdigest())
    kept = Entry.objects.filter(action="remission-receipt-kept").get()
    assert kept.digest == sending.digest != before
    page = words(instance.get(at("remission", remission.pk)))
    assert "que llegó el 9 de octubre de 2023" in page
    assert sending.file_digest in page
    assert at("keep-receipt", sending.pk) not in page
    assert "ya tiene su acuse" in words(instance.post(add, {"on": "09/10/2023", "file": proof()}))


def test_the_last_second_of_a_day_is_of_that_day(office):
    _, _, _, package, _ = packed(office)
    office.cycle.at("2023-10-10T23:59:59")  # in UTC it is tomorrow; and it is the last day to remit it
    page = browser(office, Role.INSTANCE)
    outage = {"on": "10/10/2023", "hour": "23:58:59", "what": "No abre"}
    assert page.post(at("note-outage"), outage).status_code == 302
    noted = Outage.objects.get()
    assert page.post(at("end-outage", noted.pk), {"on": "10/10/2023", "hour": "23:59:59"}).status_code == 302
    send = at("send", package.pk)
    assert 'value="10/10/2023"' in words(page.get(send))
    tomorrow = page.post(send, {"folio": "SIV/1", "on": "11/10/2023", "means": "sivople"})
    assert "Ese día todavía no llega" in words(tomorrow)
    given = {"folio": "SIV/1", "on": "10/10/2023", "hour": "23:59:59", "means": "sivople", "outage": noted.pk}
    assert page.post(send, given).status_code == 302
    sending = Sending.objects.get()
    assert (sending.on, f"{sending.at.astimezone(MERIDA):%d %H:%M:%S}") == (date(2023, 10, 10), "10 23:59:59")
    assert stands(office) is Stands.MET


def test_while_its_package_is_made_its_page_says_so_and_leads_there(office):
    _, remission, _, _, by = packed(office)
    instance = browser(office, Role.INSTANCE)
    assert "Armar otro paquete" in words(instance.get(at("remission", remission.pk)))
    job = begin(jobs.job(remission), by=by)
    page = words(instance.get(at("remission", remission.pk)))
    assert "Se está armando el paquete" in page
    assert reverse("work:job", args=[job.pk]) in page
    assert "Armar otro paquete" not in page
