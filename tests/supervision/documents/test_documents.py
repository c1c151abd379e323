# SPDX-License-Identifier: EUPL-1.2
"""Documents on their routes: what starts, what is met, what comes back, and what is refused and why."""

from datetime import date

import pytest

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.elections.writing.changes import Changes
from conoceles.kernel.refusals import Refused, sentence
from conoceles.supervision.documents import actions, loading, permissions, queries, step_actions
from conoceles.supervision.documents.phrases import PHRASES
from conoceles.supervision.documents.rules import Reason
from conoceles.supervision.documents.rules.words import State
from conoceles.supervision.models import Document
from conoceles.supervision.obligations.rules import State as Standing
from conoceles.supervision.plan.rules.words import Act as PlanAct

pytestmark = pytest.mark.django_db


@pytest.fixture
def monthly(office):
    """The report of September 2023, fixed on the second of October."""
    office.cycle.at("2023-10-02").opened()
    document = office.open("informe-mensual", "2023-09")
    office.write(document)
    return document


def refused(reason, function, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        function(*args, **kwargs)
    assert caught.value.reason is reason, sentence(caught.value, PHRASES)
    return sentence(caught.value, PHRASES)


def test_from_nothing_to_a_ratified_remitted_and_validated_monthly_report(office, monthly):
    office.take(monthly, "aprobar-instancia", "2023-10-02")
    office.cycle.at("2023-10-12")
    office.take(monthly, "presentar", "2023-10-02")
    office.take(monthly, "tratar", "2023-10-05")
    ratified = office.take(monthly, "ratificar", "2023-10-05", session="Sesión ordinaria del 5 de octubre")
    assert ratified.unanimous
    for row in ("3", "4"):
        one = office.cycle.one(row, "actividad", "2023-09")
        assert one.standing.state is Standing.MET_LATE_BY_DESIGN
        assert one.fulfilment.about == f"supervision.Version:{ratified.version.pk}"
        assert one.fulfilment.document_digest == ratified.version.digest
    remission = office.cycle.one("4", "remision", "2023-09")
    assert {start.act for start in remission.starts} == {PlanAct.INSTANCE, PlanAct.COMMISSION}
    assert remission.standing.deadline.last_day == date(
        2023, 10, 7
    )  # from the first approval: two days after the second
    office.take(monthly, "remitir", "2023-10-06", folio="SIVOPLE/2023/881")
    assert office.cycle.one("4", "remision", "2023-09").standing.state is Standing.MET
    office.take(monthly, "dar-cuenta", "2023-10-11")
    office.take(monthly, "validar", "2023-10-10")
    office.take(monthly, "informar", "2023-10-12")
    stands = queries.stood(Document.objects.get(pk=monthly.pk))
    assert stands.walk.ended
    assert stands.walk.state is State.VALIDATED
    assert "instruir" in {step.step for step in stands.steps}  # written down with the ratification
    assert all(step.version_digest == stands.last.digest for step in stands.steps)


def test_only_the_instancia_interna_marks_what_is_sent_even_if_she_is_also_the_secretary(office, monthly):
    for step in ("aprobar-instancia", "presentar", "tratar", "ratificar"):
        office.take(monthly, step, "2023-10-02")
    words = refused(Reason.ONLY_INSTANCE_SENDS, office.take, monthly, "remitir", "2023-10-02", role=Role.SECRETARY)
    assert "sólo la Instancia Interna Responsable" in words
    refused(Reason.NO_FOLIO, office.take, monthly, "remitir", "2023-10-02", folio="")
    assert office.cycle.one("4", "remision", "2023-09").fulfilment is None


def test_what_is_out_of_turn_is_refused_with_what_is_missing(office, monthly):
    words = refused(Reason.NOT_YET, office.take, monthly, "ratificar", "2023-10-02")
    assert "Antes falta: «Se trata en la sesión mensual de la Comisión»" in words
    office.take(monthly, "aprobar-instancia", "2023-10-02")
    refused(Reason.ALREADY_DONE, office.take, monthly, "aprobar-instancia", "2023-10-02")
    office.take(monthly, "presentar", "2023-10-02")
    refused(Reason.NO_SESSION, office.take, monthly, "tratar", "2023-10-02", session="")
    refused(Reason.BEFORE_LAST, office.take, monthly, "tratar", "2023-10-01")
    refused(Reason.DAY_TO_COME, office.take, monthly, "tratar", "2023-10-03")
    office.take(monthly, "tratar", "2023-10-02")
    refused(Reason.NO_VOTE, office.take, monthly, "ratificar", "2023-10-02", votes=None)
    refused(Reason.NOT_CARRIED, office.take, monthly, "ratificar", "2023-10-02", votes=(1, 2, 0))
    words = refused(Reason.NOT_BY_YOU, office.take, monthly, "ratificar", "2023-10-02", role=Role.INSTANCE)
    assert "Secretaría Técnica" in words


def test_what_is_returned_comes_back_answered_and_as_another_version(office, monthly):
    for step in ("aprobar-instancia", "presentar", "tratar"):
        office.take(monthly, step, "2023-10-02")
    refused(Reason.NO_OBSERVATIONS, office.back, monthly, "ratificar", "2023-10-02", observations=["  "])
    returned = office.back(monthly, "ratificar", "2023-10-02", ["Falta el anexo.", "Corrija la tabla."])
    stands = queries.stood(Document.objects.get(pk=monthly.pk))
    assert stands.walk.state is State.OBSERVED
    # Whatever the Instancia Interna approved is to be approved again: its clock does not run on what was returned.
    assert office.cycle.one("4", "remision", "2023-09").starts == ()
    refused(Reason.UNANSWERED, office.take, monthly, "aprobar-instancia", "2023-10-02")
    for each in returned.observations.all():
        step_actions.answer(each, text="Se agregó.", by=office.cycle.who(Role.INSTANCE))
    refused(Reason.ANOTHER_VERSION, office.take, monthly, "aprobar-instancia", "2023-10-02")
    second = office.write(monthly, "Otra vez, con el anexo.")
    assert second.number == 2
    for step in ("aprobar-instancia", "presentar", "tratar", "ratificar"):
        office.take(monthly, step, "2023-10-02")
    assert office.cycle.one("4", "actividad", "2023-09").fulfilment.about == f"supervision.Version:{second.pk}"


def test_a_version_in_course_is_not_changed_and_nobody_acts_on_one_that_she_did_not_read(office, monthly):
    first = monthly.versions.get()
    office.take(monthly, "aprobar-instancia", "2023-10-02")
    office.take(monthly, "presentar", "2023-10-02")
    refused(Reason.BEGUN, office.write, monthly, "Otra cosa")
    document, step, act, by = office.act(monthly, "tratar", "2023-10-02")
    stale = step_actions.Act(on=act.on, seen="0" * 64, session="Sesión")
    refused(Reason.VERSION_CHANGED, step_actions.take, document, step=step, act=stale, by=by)
    first.refresh_from_db()
    assert first.content["sections"][0]["text"] == "Lo que el sistema no sabe."


def test_what_is_written_again_is_read_by_nobody_else_until_it_is_presented(office, monthly):
    commissioner = office.cycle.who(Role.COMMISSIONER)
    first = monthly.versions.get()
    assert not permissions.may_read(commissioner, first)
    for step in ("aprobar-instancia", "presentar", "tratar"):
        office.take(monthly, step, "2023-10-02")
    assert permissions.may_read(commissioner, first)
    office.back(monthly, "ratificar", "2023-10-02")
    second = office.write(monthly, "Otra cosa, que nadie ha presentado")
    assert not permissions.may_read(commissioner, second)
    assert permissions.may_read(office.cycle.who(Role.SECRETARY), second)
    assert permissions.may_read(commissioner, first)


def test_what_is_on_its_way_is_not_renamed(office, monthly):
    by, title = office.cycle.who(Role.INSTANCE), monthly.title
    office.take(monthly, "aprobar-instancia", "2023-10-02")
    office.take(monthly, "presentar", "2023-10-02")
    document = Document.objects.get(pk=monthly.pk)
    seen = document.draft.saves
    refused(Reason.BEGUN, actions.save, document, texts={}, title="Otro informe", seen=seen, by=by)
    assert Document.objects.get(pk=monthly.pk).title == title


def test_two_who_write_the_same_draft_lose_nothing_in_silence(office, monthly):
    seen = monthly.draft.saves
    by = office.cycle.who(Role.INSTANCE)
    document = Document.objects.get(pk=monthly.pk)
    actions.save(document, texts={"avance": "Uno"}, title="", seen=document.draft.saves, by=by)
    refused(Reason.DRAFT_CHANGED, actions.save, document, texts={"avance": "Otro"}, title="", seen=seen, by=by)


def test_a_step_set_aside_takes_back_its_clock_and_what_it_met(office, monthly):
    for step in ("aprobar-instancia", "presentar", "tratar", "ratificar"):
        taken = office.take(monthly, step, "2023-10-02")
    first = monthly.steps.get(step="aprobar-instancia")
    refused(Reason.NOT_LAST, step_actions.set_aside, first, why="Error", by=office.cycle.who(Role.INSTANCE))
    step_actions.set_aside(taken, why="No hubo quórum", by=office.cycle.who(Role.SECRETARY))
    assert office.cycle.one("4", "actividad", "2023-09").fulfilment is None
    assert {start.act for start in office.cycle.one("4", "remision", "2023-09").starts} == {PlanAct.INSTANCE}
    assert queries.stood(Document.objects.get(pk=monthly.pk)).walk.ready == ("ratificar",)


def test_what_the_council_does_not_order_is_not_sent(office):
    office.cycle.at("2023-12-31").opened()
    document = office.open("dictamen-2-proceso-tecnico-operativo")
    office.write(document)
    for step in ("presentar", "analizar", "presentar-dictamen", "aprobar", "remitir-consejo"):
        office.take(document, step, "2023-12-20")
    refused(Reason.NO_AGREEMENT, office.take, document, "acordar", "2023-12-22")
    agreed = office.take(document, "acordar", "2023-12-22", agreement=office.agreement("C.G.050/2023", "2023-12-22"))
    words = refused(Reason.NO_ORDER, office.take, document, "remitir", "2023-12-23")
    assert "C.G.050/2023 no ordena la remisión" in words
    step_actions.set_aside(agreed, why="Sí la ordena", by=office.cycle.who(Role.SECRETARY))
    office.take(document, "acordar", "2023-12-22", agreement=agreed.agreement, orders=True)
    remission = office.cycle.one("7", "remision")
    assert {(start.act, start.on.day) for start in remission.starts} == {
        ("aprobacion-comision", 20),
        ("aprobacion-consejo", 22),
    }
    assert remission.standing.deadline.last_day == date(2023, 12, 25)
    office.take(document, "remitir", "2023-12-23")
    assert office.cycle.one("7", "remision").standing.state is Standing.MET


def test_a_modification_goes_as_what_it_modifies_and_opens_its_notice(office, monthly):
    for step in ("aprobar-instancia", "presentar", "tratar", "ratificar", "remitir"):
        office.take(monthly, step, "2023-10-02")
    refused(Reason.WHAT_IS_MODIFIED, office.open, "dictamen-5-modificacion")
    changed = office.open("dictamen-5-modificacion", modifies=Document.objects.get(pk=monthly.pk))
    assert [step.key for step in changed.way.step] == [step.key for step in monthly.way.step]
    office.write(changed, "Se corrige.")
    for step in ("aprobar-instancia", "presentar", "tratar", "ratificar"):
        office.take(changed, step, "2023-10-02")
    notice = changed.obligations.get()
    assert (notice.row, notice.owed) == ("M1", "aviso")
    office.take(changed, "remitir", "2023-10-02", folio="SIV/2")
    assert office.cycle.one("M1", "aviso", notice.occurrence).standing.state is Standing.MET


def test_what_was_loaded_later_does_not_change_a_document_in_course(office, monthly, route_book):
    changed = type(route_book)(series=route_book.series, route=route_book.route[:1])
    loading.write(office.process, changed, Changes(), console())
    assert office.process.routes.count() == 2
    assert Document.objects.get(pk=monthly.pk).way.key == "informe-mensual"
