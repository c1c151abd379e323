# SPDX-License-Identifier: EUPL-1.2
"""A session until it is convened: what may be changed, in what order its points go, and what number it takes."""

import re

import pytest
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.kernel.refusals import Refused
from conoceles.supervision.documents.papers import paper
from conoceles.supervision.models import Session
from conoceles.supervision.sessions import actions, queries
from conoceles.supervision.sessions.rules import Reason
from conoceles.supervision.sessions.rules.words import Kind
from tests.supervision.documents.test_screens import browser

from .conftest import at

pytestmark = pytest.mark.django_db


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def refused(reason):
    return pytest.raises(Refused, match=f"^{reason.name}$")


@pytest.fixture
def secretary(commission):
    return browser(commission.office, Role.SECRETARY)


def test_a_convocation_written_down_afterwards_bears_the_day_on_which_it_was_issued(commission):
    session = commission.prepare("2023-09-20T12:00", kind=Kind.EXTRAORDINARY)
    commission.cycle.at("2023-10-02")
    secretary = browser(commission.office, Role.SECRETARY)
    page = reverse("sessions:convene", args=[session.pk])
    assert "ya pasó" in words(secretary.get(page))
    assert "deje las dos cosas en blanco" in words(secretary.post(page, {"day": "19/09/2023"}))
    for day, hour, why in (
        ("03/10/2023", "09:00", "todavía no llega"),
        ("20/09/2023", "12:00", "ya pasó"),
        ("19/09/2023", "12:01", "menos de 24 horas"),
    ):
        answer = secretary.post(page, {"day": day, "hour": hour})
        assert (answer.status_code, day in words(answer), why in words(answer)) == (422, True, True)
    assert secretary.post(page, {"day": "19/09/2023", "hour": "11:30"}).status_code == 302
    session.refresh_from_db()
    version = session.convocation.versions.get()
    assert "19 de septiembre de 2023" in paper(version).cutoff
    assert version.at.date().isoformat() == "2023-10-02"  # when it was written down stays on record
    step = session.convocation.steps.get()
    assert (step.on.isoformat(), step.at) == ("2023-09-19", at("2023-09-19T11:30"))
    notify = reverse("sessions:notify", args=[session.pk])
    assert 'value="19/09/2023"' in words(secretary.get(notify))
    who = queries.unnotified(session, 1)[0]
    with refused(Reason.AFTER_SITTING):
        commission.notify(session, who, when=at("2023-09-21T09:00"))


def test_its_kind_is_changed_until_it_is_convened(commission):
    late = commission.prepare("2023-10-02T13:00")
    commission.cycle.at("2023-10-02")
    secretary = browser(commission.office, Role.SECRETARY)
    page, convene = (reverse(f"sessions:{name}", args=[late.pk]) for name in ("replan", "convene"))
    assert "cambie la hora o el tipo de sesión" in words(secretary.get(convene))
    form = {"kind": "urgente", "day": "02/10/2023", "hour": "14:00", "place": "Otra sala", "before": "Quórum"}
    assert secretary.post(page, form).status_code == 302
    secretary.post(convene, {"day": "", "hour": ""})
    late.refresh_from_db()
    assert (late.kind, late.number, late.place) == ("urgente", 1, "Otra sala")
    assert "ya no se cambia" not in words(secretary.post(page, form | {"kind": "ordinaria"}))
    late.refresh_from_db()
    assert late.kind == "urgente"


def test_no_number_is_missing_because_a_preparation_was_cancelled(commission, secretary):
    first, second, third = (commission.prepare(f"2023-10-{day}T12:00") for day in ("10", "11", "12"))
    assert [str(each) for each in (first, second)] == ["ordinaria en preparación"] * 2
    assert "Todavía no tiene número" in words(secretary.get(reverse("sessions:act", args=[first.pk, "cancelar"])))
    actions.cancel(first, why="Se dejó", by=commission.secretary)
    actions.convene(third, by=commission.secretary)
    actions.convene(second, by=commission.secretary)
    assert "Conserva su número, 1" in words(secretary.get(reverse("sessions:act", args=[third.pk, "cancelar"])))
    actions.cancel(third, why="Se dejó", by=commission.secretary)
    fourth = commission.prepare("2023-10-13T12:00")
    made = actions.convene(fourth, by=commission.secretary)
    assert made.note == "Tomó el número 3 de las sesiones de tipo ordinaria"
    numbers = dict(Session.objects.values_list("pk", "number"))
    assert [numbers[each.pk] for each in (first, second, third, fourth)] == [None, 2, 1, 3]


def test_points_go_in_the_order_that_the_secretary_gives_them(commission, presented, secretary):
    session = commission.prepare("2023-10-05T12:00", presented)

    def order():
        return [each.text for each in session.items.all()]

    quorum, report = order()
    page = reverse("sessions:session", args=[session.pk])
    assert 'Subir<span class="hidden"> el punto 2' in words(secretary.get(page))
    second = session.items.get(number=2)
    answer = secretary.post(reverse("sessions:move", args=[second.pk]), {"up": "1"})
    assert answer["Location"] == f"{page}#punto-1"
    assert order() == [report, quorum]
    secretary.post(reverse("sessions:move", args=[second.pk]), {"up": "1"})  # the first stays where it is
    assert order() == [report, quorum]
    form = {
        "kind": "ordinaria", "day": "05/10/2023", "hour": "12:00", "place": "Sala", "before": "", "after": quorum,
        "versions": [presented.pk],
    }  # fmt: skip
    secretary.post(reverse("sessions:replan", args=[session.pk]), form | {"after": f"{quorum}\r\nAsuntos generales"})
    assert order() == [report, quorum, "Asuntos generales"]
    secretary.post(reverse("sessions:move", args=[session.items.get(number=1).pk]), {"down": "1"})
    assert order() == [quorum, report, "Asuntos generales"]
    moved = {"before": quorum, "after": "Asuntos generales", "place": "Otra"}
    secretary.post(reverse("sessions:replan", args=[session.pk]), form | moved)
    assert order() == [quorum, report, "Asuntos generales"]
    secretary.post(reverse("sessions:move", args=[session.items.get(number=3).pk]), {"up": "1"})
    between = session.items.get(number=3)
    secretary.post(reverse("sessions:move", args=[between.pk]), {"down": "1"})
    assert order() == [quorum, "Asuntos generales", report]
    again = {"before": f"{quorum}\nAsuntos generales", "after": ""}
    secretary.post(reverse("sessions:replan", args=[session.pk]), form | again)
    assert order() == [quorum, "Asuntos generales", report]  # where no point changed, neither does their order
    secretary.post(reverse("sessions:convene", args=[session.pk]), {"day": ""})
    secretary.post(reverse("sessions:move", args=[session.items.get(number=1).pk]), {"down": "1"})
    assert order() == [quorum, "Asuntos generales", report]


def test_what_goes_out_is_shown_before_it_does(commission, presented, secretary):
    session = commission.prepare("2023-10-06T12:00", presented, guests=[("Invitada Inventada", "Contraloría")])
    shown = words(secretary.get(reverse("sessions:convene", args=[session.pk])))
    for said in (
        "Faltan 96 horas para la sesión; una ordinaria se convoca con 72 horas", presented.document.title,
        "Consejera Inventada, Integrante de la Comisión", "Invitada Inventada, Contraloría",
    ):  # fmt: skip
        assert said in shown
    assert not session.acts.exists()


def test_what_an_earlier_session_resolved_is_off_the_agenda_with_notice(commission, presented):
    first = commission.convene("2023-10-05T12:00", presented)
    second, third = commission.prepare("2023-10-09T12:00", presented), commission.convene("2023-10-10T12:00", presented)
    commission.cycle.at("2023-10-05T12:00")
    commission.open(first)
    commission.vote(first.items.get(version=presented))
    commission.close(first)
    secretary = browser(commission.office, Role.SECRETARY)
    page, convene = (reverse(f"sessions:{name}", args=[second.pk]) for name in ("session", "convene"))
    assert "al convocar se quita del orden del día" in words(secretary.get(page))
    assert "Al convocar se quita del orden del día" in words(secretary.get(convene))
    secretary.post(convene, {"day": ""})
    assert [(each.number, each.text) for each in second.items.all()] == [(1, "Declaración de quórum")]
    text = "\n".join(each["text"] for each in Session.objects.get(pk=second.pk).convocation.draft.content["sections"])
    assert presented.document.title not in text
    # what was convened says what it says: nothing is voted twice
    assert "aquí se da cuenta de ello, sin votarla" in words(
        secretary.get(reverse("sessions:session", args=[third.pk]))
    )
    commission.cycle.at("2023-10-10T12:00")
    commission.open(third)
    with refused(Reason.NO_STEP):
        commission.vote(third.items.get(version=presented))
