# SPDX-License-Identifier: EUPL-1.2
"""Who has no business in a session, with every address and every identifier that she may know."""

import pytest
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.elections.models import Agreement, Process
from conoceles.kernel import clock
from conoceles.supervision.models import Guest, Member, Session, SessionNotice
from conoceles.supervision.sessions import queries
from tests.people import application, entered, passkey, person
from tests.supervision.documents.test_screens import browser

pytestmark = pytest.mark.django_db

WRITES = ("replan", "convene", "notify", "attend", "broadcast", "instruct", "minutes", "acknowledge")
READS = ("session", "bundle")


def addresses(session, item):
    plain = [reverse(f"sessions:{name}", args=[session.pk]) for name in (*WRITES, *READS)]
    acts = [
        reverse("sessions:act", args=[session.pk, deed]) for deed in ("segunda-convocatoria", "clausurar", "cancelar")
    ]
    papers = [reverse("sessions:paper", args=[session.pk, "guion", "pdf"])]
    return [
        *plain,
        *acts,
        *papers,
        reverse("sessions:resolve", args=[item.pk]),
        reverse("sessions:dissent", args=[item.pk]),
    ]


def abroad(user, role):
    """Somebody of that role in another process."""
    made = person(user, role, "otro")
    application(made)
    passkey(made)
    return made.capacities.get()


def test_nobody_reads_what_is_prepared_nor_writes_what_is_convened(commission, presented):
    Process.objects.create(
        slug="otro", name="Otro", authority="Otro", entity="Otra", election_day=commission.process.election_day,
        timezone="America/Merida", developed_by="propio",
    )  # fmt: skip
    session = commission.prepare("2023-10-05T12:00", presented)
    item = session.items.get(version=presented)
    strangers = [
        browser(commission.office, Role.REPRESENTATIVE), browser(commission.office, Role.COMMISSIONER),
        entered(abroad("ajena", Role.SECRETARY).user),
    ]  # fmt: skip
    for stranger in strangers:
        for address in addresses(session, item):
            assert stranger.get(address).status_code in {404, 405}, address
            assert stranger.post(address, {"outcome": "aprobado", "how": "todas"}).status_code in {404, 405}, address
    assert session.acts.count() == 0
    browser(commission.office, Role.SECRETARY).post(reverse("sessions:convene", args=[session.pk]))
    representation, commissioner, foreigner = strangers
    for name in WRITES:
        address = reverse(f"sessions:{name}", args=[session.pk])
        for stranger in strangers:
            assert stranger.post(address, {}).status_code == 404, (name, stranger)
    assert representation.get(reverse("sessions:session", args=[session.pk])).status_code == 200
    assert foreigner.get(reverse("sessions:session", args=[session.pk])).status_code == 404
    assert commissioner.post(reverse("sessions:resolve", args=[item.pk]), {}).status_code == 404
    assert [each.deed for each in session.acts.all()] == ["convocar"]


def test_whoever_was_convened_acknowledges_for_herself_once_and_for_nobody_else(commission, presented):
    session = commission.prepare("2023-10-05T12:00", presented)
    browser(commission.office, Role.SECRETARY).post(reverse("sessions:convene", args=[session.pk]))
    mine = commission.process.members.get(name="Consejera Inventada")
    mine.capacity = commission.cycle.who(Role.COMMISSIONER)
    mine.save()
    hers = browser(commission.office, Role.COMMISSIONER)
    assert "Acusar de recibo la convocatoria: sesión ordinaria 1" in hers.get(reverse("start")).content.decode()
    assert "Acusar de recibo" in hers.get(reverse("sessions:session", args=[session.pk])).content.decode()
    for _ in range(2):
        hers.post(reverse("sessions:acknowledge", args=[session.pk]), {"who": "m1"})
    notice = SessionNotice.objects.get()
    assert (notice.member, notice.means, notice.by) == (mine, "sistema", mine.capacity)
    assert "Acusar" not in hers.get(reverse("sessions:session", args=[session.pk])).content.decode()
    assert mine not in queries.unnotified(session, 1)


def test_identifiers_of_another_process_are_nothing_here(commission, presented):
    other = Process.objects.create(
        slug="otro", name="Otro", authority="Otro", entity="Otra", election_day=commission.process.election_day,
        timezone="America/Merida", developed_by="propio",
    )  # fmt: skip
    far = abroad("ajena", Role.COMMISSIONER)
    written = {"written_at": clock.now(), "by": far}
    theirs = Session.objects.create(process=other, kind="ordinaria", number=1, at=clock.now(), place="x", **written)
    stranger = Member.objects.create(process=other, seat="integrante", name="Ajena", since="2023-01-01", **written)
    guest = Guest.objects.create(session=theirs, name="Ajeno")
    session = commission.prepare("2023-10-05T12:00", presented)
    secretary = browser(commission.office, Role.SECRETARY)
    seat = {
        "seat": "partido", "name": "X", "since": "01/09/2023", "reference": "Oficio", "capacity": far.pk,
    }  # fmt: skip
    assert secretary.post(reverse("sessions:seat"), seat).status_code == 422
    elsewhere = Agreement.objects.create(process=other, key="X/1", body="Consejo", title="x", issued_on="2023-01-01")
    sat = {"seat": "integrante", "name": "X", "since": "01/09/2023", "agreement": elsewhere.pk}
    assert secretary.post(reverse("sessions:seat"), sat).status_code == 422
    assert secretary.post(reverse("sessions:end", args=[stranger.pk]), {"until": "01/09/2023"}).status_code == 404
    assert secretary.post(reverse("sessions:set-member-aside", args=[stranger.pk]), {"note": "x"}).status_code == 404
    secretary.post(reverse("sessions:convene", args=[session.pk]))
    told = {"means": "personal", "day": "02/10/2023", "hour": "12:00", "note": "x"}
    for whom in (f"m{stranger.pk}", f"g{guest.pk}"):
        answer = secretary.post(reverse("sessions:notify", args=[session.pk]), told | {"whom": [whom]})
        assert answer.status_code == 422
    assert not SessionNotice.objects.exists()
    assert not Member.objects.filter(name="X").exists()


def test_a_page_that_was_open_before_the_session_closed_writes_nothing_and_keeps_what_was_typed(commission, presented):
    session = commission.convene("2023-10-05T12:00", presented)
    commission.cycle.at("2023-10-05T12:00")
    commission.open(session)
    commission.vote(session.items.get(version=presented))
    secretary = browser(commission.office, Role.SECRETARY)
    resolve = reverse("sessions:resolve", args=[session.items.get(number=1).pk])
    assert secretary.get(resolve).status_code == 200
    commission.close(session)
    late = secretary.post(resolve, {"outcome": "enterada", "text": "Lo que dijo la Unidad."})
    assert late.status_code == 422
    assert "la sesión ya se clausuró" in late.content.decode()
    assert "Lo que dijo la Unidad." in late.content.decode()
    attend = reverse("sessions:attend", args=[session.pk])
    came = {f"c-m{each.pk}": "on" for each in queries.voters(session)}
    again = secretary.post(attend, came | {"day": "05/10/2023", "hour": "12:00"})
    assert "la sesión está clausurada" in again.content.decode()
