# SPDX-License-Identifier: EUPL-1.2
"""A change of a questionnaire does not go live before its grounded report, its dictamen and its agreement."""

from datetime import date

import pytest
from django.urls import reverse

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.elections.actions import put_in_force
from conoceles.elections.models import Questionnaire
from conoceles.elections.phrases import PHRASES
from conoceles.elections.rules import Reason
from conoceles.elections.writing.changes import Changes
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.supervision.follow_ups import actions as follow_ups
from conoceles.supervision.follow_ups import loading as registers
from conoceles.supervision.follow_ups import queries as registered
from conoceles.supervision.follow_ups.actions import Row, Sent
from conoceles.supervision.follow_ups.phrases import PHRASES as FOLLOW_UP_PHRASES
from conoceles.supervision.models import Plan
from conoceles.supervision.obligations.rules import State
from conoceles.supervision.plan import actions as plans
from tests.supervision.follow_ups.test_registers import register_book  # noqa: F401  (a fixture)
from tests.world import world

from .test_screens import browser

pytestmark = pytest.mark.django_db
OCCURRENCE = "cuestionario/curricular-v2"


@pytest.fixture
def versions(office):
    """The questionnaire in force, and the next one, loaded on 5 February 2024, once there is an approved plan."""
    content = world("prueba").process.questionnaires.first().content
    office.cycle.at("2023-10-05").opened()

    def made(number):
        return Questionnaire.objects.create(
            process=office.process, slug="curricular", version=number, content=content,
            digest=f"{number}" * 64, loaded_at=clock.now(),
        )  # fmt: skip

    first = made(1)
    put_in_force(first, agreement=office.agreement("C.G.040/2023", "2023-10-05"), by=console())
    office.cycle.at("2024-02-05")
    return first, made(2)


def approve(office):
    plan = Plan.objects.get(process=office.process, document="comision")
    by = office.cycle.who(Role.SECRETARY)
    plans.approve(plan, on=date(2023, 10, 5), session="Sesión ordinaria", seen=plan.digest, by=by)


def refused(version, agreement):
    with pytest.raises(Refused) as caught:
        put_in_force(version, agreement=agreement, by=console())
    assert caught.value.reason is Reason.HELD
    version.refresh_from_db()
    assert version.in_force_at is None
    return sentence(caught.value, PHRASES)


def test_a_change_waits_for_its_whole_route_and_its_three_days_count_from_issue(office, versions):
    approve(office)
    second, agreement = versions[1], office.agreement("C.G.007/2024", "2024-02-08")
    words = refused(second, agreement)
    assert "nadie ha abierto su «Dictamen sobre mejoras del Sistema o adiciones a los cuestionarios»" in words
    assert "informe fundado y motivado" in words
    assert "Ábralo en «Documentos»" in words
    office.cycle.opened()
    report = office.open("dictamen-6-mejora", OCCURRENCE, role=Role.INSTANCE)
    office.write(report)
    office.take(report, "presentar", "2024-02-05")
    words = refused(second, agreement)
    assert "informe fundado y motivado" not in words
    assert "«La Comisión aprueba el dictamen, o lo devuelve con observaciones»" in words
    office.cycle.at("2024-02-08")
    office.take(report, "aprobar", "2024-02-06")
    office.take(report, "remitir-consejo", "2024-02-06")
    assert "El Consejo General acuerda" in refused(second, agreement)
    office.take(report, "acordar", "2024-02-08", agreement=agreement, orders=True)
    other = office.agreement("C.G.008/2024", "2024-02-08")
    assert "lo acordó el C.G.007/2024, y no el C.G.008/2024" in refused(second, other)
    put_in_force(second, agreement=agreement, by=console())
    notice = office.cycle.one("M2", "aviso", OCCURRENCE)
    assert notice.standing.last_day == date(2024, 2, 11)
    office.cycle.at("2024-02-12")
    assert office.cycle.one("M2", "aviso", OCCURRENCE).standing.state is State.LATE


def test_what_was_agreed_and_set_aside_holds_it_again(office, versions):
    approve(office)
    office.cycle.opened()
    report, agreement = office.open("dictamen-6-mejora", OCCURRENCE, role=Role.INSTANCE), None
    office.write(report)
    for step in ("presentar", "aprobar", "remitir-consejo"):
        office.take(report, step, "2024-02-05")
    agreement = office.agreement("C.G.007/2024", "2024-02-05")
    office.back(report, "acordar", "2024-02-05")
    assert "La Comisión aprueba el dictamen" in refused(versions[1], agreement)


def test_a_first_version_and_what_was_before_the_plan_wait_for_nothing(office, versions):
    first, second = versions
    assert first.in_force_at is not None
    put_in_force(second, agreement=office.agreement("C.G.007/2024", "2024-02-05"), by=console())
    assert second.in_force_at is not None


def test_a_version_of_an_interface_that_changes_another_waits_for_its_agreement_too(office, register_book):  # noqa: F811
    registers.write(office.process, register_book, Changes(), console())
    register = registered.register(office.process, "versiones-de-interfaces")
    office.cycle.at("2024-02-05").opened()
    approve(office)

    def released(what, **more):
        row = Row(on=date(2024, 2, 5), what=what, **more)
        proofs = [Sent(b"%PDF-1.7", "acta.pdf")]
        return follow_ups.write(office.process, register, row=row, proofs=proofs, by=office.cycle.who(Role.UNIT))

    first = released("Sitio público")  # it changes nothing
    assert first.notice is not None
    report = office.open("dictamen-6-mejora", title="Filtros en el sitio público", role=Role.INSTANCE)
    office.write(report)
    office.take(report, "presentar", "2024-02-05")
    for given in ({}, {"approved": report}):
        with pytest.raises(Refused) as caught:
            released("Filtros", **given)
        words = sentence(caught.value, FOLLOW_UP_PHRASES)
        assert "«Dictamen sobre mejoras del Sistema o adiciones a los cuestionarios»" in words
        assert "El Consejo General acuerda" in words
    office.take(report, "aprobar", "2024-02-05")
    office.take(report, "remitir-consejo", "2024-02-05")
    office.take(report, "acordar", "2024-02-05", agreement=office.agreement("C.G.9/2024", "2024-02-05"), orders=True)
    page = browser(office, Role.UNIT).get(reverse("follow-ups:write", args=[register.key])).content.decode()
    assert "Filtros en el sitio público</option>" in page
    second = released("Filtros", approved=report)
    assert second.notice == report.obligations.get(row="M2", owed="aviso")
    assert second.notice != first.notice
