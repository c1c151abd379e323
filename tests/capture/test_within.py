# SPDX-License-Identifier: EUPL-1.2
"""A representative who is kept to some places or offices: she sees and captures there, and nowhere else."""

import re

import pytest
from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.capture.models import Draft
from conoceles.elections.models import Office, Position, Territory
from conoceles.outbox.models import Message
from tests.people import application, entered, person
from tests.world import world

from .books import Desk, desk, put, said
from .screens import COMPLETE, EVERYTHING, asks

pytestmark = pytest.mark.django_db
VILLA, DISTRICT = "lugar/municipio/31999", "cargo/diputacion"


@pytest.fixture
def here():
    made = world(party_captures_curricular=True)
    made.questionnaire = asks(made, EVERYTHING)
    made.villa = made.candidacy("De La Villa")
    other = Territory.objects.create(process=made.process, kind="municipio", key="31001", name="Abalá", slug="abala")
    made.abala = made.candidacy("De Abalá")
    made.abala.formula.territory = other
    made.abala.formula.save()
    office = Office.objects.create(
        process=made.process, key="diputacion", name="Diputación", plural="Diputaciones", slug="diputaciones",
        territory_kind="distrito", order=2,
    )  # fmt: skip
    seat = Position.objects.create(
        office=office, key="diputacion", name="Diputación local", feminine="x", masculine="x", order=1, heads=True,
        alternates=True, titular_owes=["curricular"], alternate_owes=["curricular"],
    )  # fmt: skip
    district = Territory.objects.create(process=made.process, kind="distrito", key="03", name="Distrito 3", slug="d3")
    made.deputy = made.candidacy("Del Distrito", position=seat)
    made.deputy.formula.territory = district
    made.deputy.formula.save()
    return made


SEES = {
    "a place": ([VILLA], {"De La Villa"}),
    "an office": ([DISTRICT], {"Del Distrito"}),
    "either": ([VILLA, DISTRICT], {"De La Villa", "Del Distrito"}),
    "everything": ([], {"De La Villa", "De Abalá", "Del Distrito"}),
}


@pytest.mark.parametrize("case", SEES)
def test_her_board_her_pages_and_her_spreadsheet_are_of_those_places_alone(here, case):
    within, names = SEES[case]
    her = desk(here, within=within)
    board = her.browser.get(reverse("capture:home")).content.decode()
    rows = {cell.value for cell in her.book().worksheets[0]["C"][1:]}
    for each in (here.villa, here.abala, here.deputy):
        name = each.person.name
        assert (name in board) is (name in names)
        assert (name in rows) is (name in names)
        for address in (
            reverse("capture:tasks", args=[each.pk]),
            reverse("capture:check", args=[each.pk, "curricular"]),
            reverse("capture:section", args=[each.pk, "curricular", "contacto"]),
        ):
            assert (her.browser.get(address).status_code == 200) is (name in names)


def test_what_she_posts_for_another_place_is_not_written(here):
    her = desk(here, within=[VILLA])
    for each in (here.abala, here.villa):
        address = reverse("capture:section", args=[each.pk, "curricular", "contacto"])
        her.browser.post(address, COMPLETE["contacto"] | {"version": "0", "key": "a"})
    assert {draft.candidacy_id for draft in Draft.objects.all()} == {here.villa.pk}


def test_a_row_of_another_place_in_her_spreadsheet_is_told_and_not_written(here):
    whole = desk(here, username="toda")
    book = put(put(whole.book(), "De Abalá", pagina="https://a.example"), "De La Villa", pagina="https://v.example")
    her = desk(here, within=[VILLA])
    sent = her.uploads(book)
    assert {each["words"] for each in sent.findings} == {
        "Esta fila no es de una candidatura por la que usted capture. Quítela."
    }
    her.accepts(sent, skip="1")
    assert {draft.candidacy_id for draft in Draft.objects.all()} == {here.villa.pk}


def test_what_she_may_no_longer_reach_when_it_is_written_is_left(here):
    her = desk(here, within=[VILLA])
    sent = her.uploads(put(her.book(), "De La Villa", pagina="https://v.example"))
    Capacity.objects.filter(pk=her.capacity.pk).update(within=[DISTRICT])
    her.capacity.refresh_from_db()
    her.accepts(sent)
    assert not Draft.objects.exists()
    assert "Usted ya no captura por esta candidatura." in her.reads(sent)


def test_her_desk_counts_only_hers(here):
    her = desk(here, within=[VILLA])
    assert "sin enviar" in (read := said(her.browser.get("/")))
    assert "1 de 1" in read


class TestTheInvitation:
    @pytest.fixture
    def root(self, here):
        user = person("generica", Role.PARTY_ROOT, f"{here.process.slug}/ceiba")
        application(user)
        return Desk(entered(user), user.capacities.get())

    def invites(self, root, **chosen):
        return root.browser.post(reverse("accounts:invite"), {"name": "Rosa Capturista", "username": "rosa"} | chosen)

    def test_offers_the_offices_and_the_places_where_it_stands(self, root):
        form = root.browser.get(reverse("accounts:invite")).content.decode()
        assert "Diputaciones" in form
        assert f'value="{VILLA}"' in form
        assert "lugar/entidad/31" not in form

    def test_keeps_the_person_to_what_was_chosen_and_says_so(self, root):
        assert "Código" in self.invites(root, places=[VILLA], offices=[DISTRICT]).content.decode()
        given = Capacity.objects.get(user__username="rosa")
        assert given.within == [DISTRICT, VILLA]
        people = root.browser.get(reverse("accounts:people")).content.decode()
        assert "Partido de la Ceiba, sólo Diputaciones, Villa de Prueba" in people

    def test_without_choosing_she_captures_for_all(self, root):
        self.invites(root)
        assert Capacity.objects.get(user__username="rosa").within == []

    def test_of_a_place_that_is_not_there_is_refused_and_keeps_what_was_typed(self, root):
        answer = self.invites(root, places=["lugar/municipio/00000"])
        assert answer.status_code == 422
        assert "Elija lugares de la lista." in answer.content.decode()
        assert "Rosa Capturista" in answer.content.decode()
        assert not Capacity.objects.filter(user__username="rosa").exists()


class TestChangingIt:
    @pytest.fixture
    def root(self, here):
        user = person("generica", Role.PARTY_ROOT, f"{here.process.slug}/ceiba")
        application(user)
        return entered(user)

    def test_counts_at_once_also_in_an_open_session_and_she_is_told(self, here, root):
        her = desk(here)
        address = reverse("accounts:places", args=[her.capacity.pk])
        assert root.post(address, {"places": [VILLA]}).status_code == 302
        tasks = reverse("capture:tasks", args=[here.abala.pk])
        assert her.browser.get(tasks).status_code == 404
        form = root.get(address).content.decode()
        assert [each for each in re.findall(r"<input [^>]*checked[^>]*>", form) if VILLA in each]
        assert "Cambió por quiénes captura" in str(Message.objects.get().values)
        assert root.post(address, {}).status_code == 302
        assert her.browser.get(tasks).status_code == 200

    def test_is_for_whom_the_generic_account_invites_and_for_places_that_are_there(self, here, root):
        rival = desk(here, key="faisan", username="rival")
        assert root.post(reverse("accounts:places", args=[rival.capacity.pk]), {}).status_code == 404
        her = desk(here)
        address = reverse("accounts:places", args=[her.capacity.pk])
        assert her.browser.post(address, {}).status_code == 404
        assert root.post(address, {"places": ["lugar/municipio/00000"]}).status_code == 422
        her.capacity.refresh_from_db()
        assert her.capacity.within == []
