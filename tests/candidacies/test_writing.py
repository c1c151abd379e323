# SPDX-License-Identifier: EUPL-1.2
"""The screens with which one candidacy is added or corrected by hand."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy, Correction, Formula, Person
from conoceles.candidacies.queries import edition
from conoceles.record.models import Entry
from tests.people import application, entered, person

from .conftest import row

pytestmark = pytest.mark.django_db
ADD = "/registro/agregar/"


@pytest.fixture
def loaded(desk):
    """A town's presidency, titular and alternate, and a deputy who is also on the list."""
    desk.load(
        row("C-1"),
        row("C-2", NOMBRE="Eva Chan", CALIDAD="Suplente"),
        row("C-3", CARGO="DIPUTACIÓN", DISTRITO="1-PUERTO INVENTADO", PERSONA="7", NOMBRE="Rosa Ek"),
        row("C-4", CARGO="LISTA", PERSONA="7", NOMBRE="Rosa Ek", NUMERO="2"),
    )
    return desk


def browser(role=Role.AREA, scope="registro", username="coordinacion"):
    user = person(username, role, scope)
    application(user)
    return entered(user)


@pytest.fixture
def area(loaded):
    return browser()


def of(key):
    return Candidacy.objects.get(key=key)


def correcting(key):
    return reverse("candidacies:correct", args=[of(key).pk])


def typed(page, **changed):
    """What a browser would send of the form on *page*, with some fields otherwise."""
    form = page.context["form"]
    sent = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in sent.items()} | {"motive": "Errata"} | changed


def saved(browse, path, sent, **more):
    """Check, read every warning, and save."""
    checked = browse.post(path, sent | {"step": "check"})
    assert checked.status_code == 200, checked.context["form"].errors
    return browse.post(
        path, sent | {"step": "save", "accepted": [code for code, _ in checked.context["warnings"]]} | more
    )


NEW = {
    "key": "C-9", "person": "persona 9", "name": "Sol Moo", "nickname": "", "sex": "mujer", "age": "30",
    "position": "ayuntamiento/presidencia", "place": "municipio/31002", "seat": "P", "number": "1",
    "postulant": "faisan", "party_of_origin": "", "answered_by": "", "reelection": "no", "groups": ["joven"],
    "registered_on": "04/03/2024", "agreement": "C.G.007", "motive": "No venía en el archivo",
    "document": "C.G.007", "dated": "05/03/2024",
}  # fmt: skip


class TestCorrecting:
    def test_shows_before_and_after_and_changes_nothing_until_it_is_saved(self, area):
        path = correcting("C-1")
        sent = typed(area.get(path), name="Ana Pérez Uh", age="42")
        page = area.post(path, sent | {"step": "check"}).content.decode()
        assert "<td>Ana Pérez Uc</td><td>Ana Pérez Uh</td>" in page
        assert "<td>41</td><td>42</td>" in page
        assert of("C-1").person.name == "Ana Pérez Uc"
        assert not Correction.objects.exists()
        assert Entry.objects.last().action == "register-imported"

    def test_is_kept_with_its_motive_and_told_to_the_record_without_any_personal_value(self, area):
        path = correcting("C-1")
        sent = typed(area.get(path), name="Ana Pérez Uh", document="C.G.009", dated="05/03/2024")
        assert saved(area, path, sent).status_code == 302
        assert of("C-1").person.name == "Ana Pérez Uh"
        kept = Correction.objects.get()
        assert kept.changes == [{"field": "name", "before": "Ana Pérez Uc", "after": "Ana Pérez Uh"}]
        assert (kept.motive, kept.document, str(kept.dated)) == ("Errata", "C.G.009", "2024-03-05")
        entry = Entry.objects.last()
        assert (entry.action, entry.about) == ("candidacy-corrected", f"candidacies.Candidacy:{of('C-1').pk}")
        assert entry.digest == kept.digest
        history = area.get(reverse("candidacies:candidacy", args=[of("C-1").pk])).content.decode()
        assert "Ana Pérez Uc" in history
        assert "Persona Coordinacion" in history
        assert "C.G.009" in history

    def test_former_values_go_where_the_process_says_so_and_that_there_was_a_correction_stays(self, loaded, area):
        loaded.process.parameters["correction_history"] = {"value": False}
        loaded.process.save()
        path = correcting("C-1")
        sent = typed(area.get(path), sex="hombre")
        assert "<td>Mujer</td><td>Hombre</td>" in area.post(path, sent | {"step": "check"}).content.decode()
        saved(area, path, sent)
        assert Correction.objects.get().changes == [{"field": "sex"}]

    def test_leaves_alone_whatever_is_no_field_of_the_form(self, area):
        Candidacy.objects.filter(key="C-1").update(status="renuncia", status_on="2024-04-01")
        path = correcting("C-1")
        saved(area, path, typed(area.get(path), nickname="La Güera") | {"status": "registrada", "key": "otra"})
        assert (of("C-1").status, str(of("C-1").status_on)) == ("renuncia", "2024-04-01")
        assert of("C-1").person.nickname == "La Güera"

    def test_of_a_person_is_good_for_all_her_candidacies(self, area):
        path = correcting("C-3")
        assert saved(area, path, typed(area.get(path), name="Rosa Ek Canul")).status_code == 302
        assert of("C-4").person.name == "Rosa Ek Canul"
        assert Person.objects.filter(name__startswith="Rosa").count() == 1
        other = area.get(reverse("candidacies:candidacy", args=[of("C-4").pk])).content.decode()
        assert "la candidatura de Rosa Ek Canul" in other

    def test_of_a_siglado_is_good_for_the_whole_formula(self, area):
        path = correcting("C-1")
        assert saved(area, path, typed(area.get(path), party_of_origin="faisan")).status_code == 302
        assert of("C-2").formula.party_of_origin.key == "faisan"

    def test_moves_her_to_another_place_once_the_alternate_left_behind_is_known(self, area):
        path = correcting("C-1")
        sent = typed(area.get(path), place="municipio/31002")
        page = area.post(path, sent | {"step": "save"})
        assert page.status_code == 422
        assert "La fórmula se queda con suplente y sin titular." in page.content.decode()
        assert of("C-1").formula.territory.key == "31001"
        assert saved(area, path, sent).status_code == 302
        assert of("C-1").formula.territory.key == "31002"
        assert of("C-2").formula.territory.key == "31001"

    def test_a_formula_that_nobody_is_in_any_more_goes(self, area):
        path = correcting("C-3")
        former = of("C-3").formula_id
        assert saved(area, path, typed(area.get(path), place="distrito/31-02")).status_code == 302
        assert not Formula.objects.filter(pk=former).exists()

    def test_two_people_do_not_hold_one_seat(self, area):
        path = correcting("C-2")
        page = area.post(path, typed(area.get(path), seat="P") | {"step": "save"})
        assert page.status_code == 422
        assert "La fórmula ya tiene titular: Ana Pérez Uc" in page.context["form"].errors["seat"][0]
        assert of("C-2").seat == "S"

    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("name", " ", "obligatorio"),
            ("name", "x" * 201, "201 caracteres y caben 200"),
            ("age", "17", "no es una edad"),
            ("registered_on", "31/02/2024", "no es una fecha"),
            ("place", "distrito/31-01", "no es de los que eligen ese cargo"),
            ("place", "municipio/999", "no es una de las opciones"),
            ("postulant", "selva", None),
            ("motive", " ", "obligatorio"),
        ],
    )
    def test_is_asked_what_a_file_is_asked_and_loses_nothing_typed(self, area, field, value, said):
        path = correcting("C-1")
        sent = typed(area.get(path), nickname="La Güera", **{field: value})
        if said is None:  # an alliance may stand in this town and not in the other
            sent["place"], said = "municipio/31002", "no está registrada para Ayuntamiento en Cenotillo de Arriba"
        page = area.post(path, sent | {"step": "save"})
        assert page.status_code == 422
        assert said in " ".join(page.context["form"].errors[field])
        assert 'value="La Güera"' in page.content.decode()
        assert not Correction.objects.exists()

    def test_a_warning_is_accepted_on_purpose_and_only_the_one_that_was_read(self, area):
        path = correcting("C-1")
        sent = typed(area.get(path), age="97")
        ((code, warning),) = area.post(path, sent | {"step": "check"}).context["warnings"]
        assert "poco usual" in warning
        other = area.post(path, sent | {"step": "save", "age": "98", "accepted": [code]})
        assert other.status_code == 422
        assert area.post(path, sent | {"step": "save"}).status_code == 422
        assert of("C-1").person.age == 41
        assert area.post(path, sent | {"step": "save", "accepted": [code]}).status_code == 302

    def test_is_refused_when_somebody_changed_it_meanwhile_and_shows_both(self, area):
        path = correcting("C-1")
        sent = typed(area.get(path), nickname="La Güera")
        other = browser(username="otra")
        saved(other, path, typed(other.get(path), nickname="La Negra", age="45"))
        page = area.post(path, sent | {"step": "save"})
        assert page.status_code == 409
        said = page.content.decode()
        assert "alguien más cambió esta candidatura" in said
        assert '<th scope="row">Sobrenombre en la boleta</th><td>La Negra</td><td>La Güera</td>' in said
        assert '<th scope="row">Edad</th><td>45</td><td>41</td>' in said
        assert of("C-1").person.nickname == "La Negra"
        assert saved(area, path, typed(page)).status_code == 302
        assert of("C-1").person.nickname == "La Güera"

    def test_a_second_click_is_harmless(self, area):
        path = correcting("C-1")
        sent = typed(area.get(path), nickname="La Güera") | {"step": "save"}
        assert [area.post(path, sent).status_code for _ in range(2)] == [302, 302]
        assert Correction.objects.count() == 1

    def test_nothing_to_correct_is_told(self, area):
        path = correcting("C-1")
        page = area.post(path, typed(area.get(path)) | {"step": "check"})
        assert page.status_code == 422
        assert "el registro ya dice eso" in page.content.decode()

    def test_going_back_from_the_check_keeps_what_was_typed(self, area):
        path = correcting("C-1")
        page = area.post(path, typed(area.get(path), name="Ana <b>Uh</b>") | {"step": "back"})
        assert page.status_code == 200
        assert 'value="Ana &lt;b&gt;Uh&lt;/b&gt;"' in page.content.decode()

    def test_an_import_that_began_before_does_not_undo_it_unawares(self, loaded, area):
        before = edition(loaded.process)
        path = correcting("C-1")
        saved(area, path, typed(area.get(path), name="Ana Pérez Uh"))
        assert edition(loaded.process) != before

    def test_a_file_that_would_undo_it_says_so_before_it_is_loaded(self, loaded, area):
        path = correcting("C-1")
        saved(area, path, typed(area.get(path), name="Ana Pérez Uh", age="42"))
        former = [row("C-1"), row("C-2", NOMBRE="Eva Chan", CALIDAD="Suplente")]
        told = loaded.load(*former, options=[])
        assert ("deshace-correccion", 2, "NOMBRE") in told.problems()
        assert any("(nombre en la boleta, edad)" in message for message in told.messages())
        assert "--accept-warnings" in told.refusal
        assert of("C-1").person.name == "Ana Pérez Uh"
        mended = loaded.load(row("C-1", NOMBRE="Ana Pérez Uh", EDAD="42"), former[1], options=[])
        assert "deshace-correccion" not in [problem for problem, *_ in mended.problems()]


class TestAdding:
    def test_writes_a_candidacy_as_a_file_would(self, loaded, area):
        assert saved(area, ADD, NEW).status_code == 302
        by_hand = loaded.register("pk", "person__pk", "formula__pk", "slug")["C-9"]
        assert list(of("C-9").affirmative_actions.values_list("group", flat=True)) == ["joven"]
        told = loaded.load(
            row("C-9", PERSONA="persona 9", NOMBRE="Sol Moo", EDAD="30", POSTULA="faisan", NUMERO="1",
                MUNICIPIO="Cenotillo de Arriba", REELECCION="No", ACCIONES="joven", FECHA="2024-03-04",
                ACUERDO="C.G.007")
        )  # fmt: skip
        assert told.refusal == ""
        assert loaded.register("pk", "person__pk", "formula__pk", "slug")["C-9"] == by_hand
        assert told.report["cambios"]["candidaturas"] == {"nuevas": 0, "cambiadas": 0, "iguales": 1}
        kept = Correction.objects.get()
        assert (kept.adds, kept.candidacy, kept.motive) == (True, of("C-9"), "No venía en el archivo")
        assert Entry.objects.get(action="candidacy-added").digest == kept.digest

    def test_a_namesake_gets_an_address_of_her_own_and_is_told(self, area):
        page = area.post(ADD, NEW | {"name": "ana perez uc", "step": "check"})
        ((_, warning),) = page.context["warnings"]
        assert "Ya hay una persona con ese nombre: Ana Pérez Uc" in warning
        saved(area, ADD, NEW | {"name": "ana perez uc"})
        assert {of("C-1").slug, of("C-9").slug} == {"ana-perez-uc", "ana-perez-uc-2"}

    def test_the_same_person_for_two_offices_is_an_error_and_by_both_principles_a_warning(self, loaded, area):
        page = area.post(ADD, NEW | {"person": "persona C-1", "name": "Ana Pérez Uc", "age": "41", "step": "check"})
        assert "ya contiende por otro cargo: Ana Pérez Uc" in page.context["form"].errors["name"][0]
        loaded.load(
            row("C-6", CARGO="DIPUTACIÓN", DISTRITO="2-PUERTO INVENTADO", PERSONA="8", NOMBRE="Luz Tun", EDAD="30")
        )
        sent = NEW | {"person": "8", "name": "Luz Tun", "position": "diputacion-rp/diputacion", "place": ""}
        ((_, warning),) = area.post(ADD, sent | {"step": "check"}).context["warnings"]
        assert "contiende también por el otro principio: Luz Tun" in warning
        assert saved(area, ADD, sent).status_code == 302
        assert of("C-9").person == of("C-6").person

    def test_an_alternate_joins_her_formula_and_takes_its_siglado(self, loaded, area):
        loaded.load(row("C-5", POSTULA="Juntas por la Selva", SIGLADO="ceiba", NUMERO="4"))
        sent = NEW | {"place": "municipio/31001", "postulant": "selva", "number": "4", "seat": "S"}
        page = area.post(ADD, sent | {"party_of_origin": "faisan", "step": "check"})
        assert "no son los de su fórmula" in page.context["form"].errors["number"][0]
        assert saved(area, ADD, sent).status_code == 302
        assert of("C-9").formula == of("C-5").formula
        assert of("C-5").formula.party_of_origin.key == "ceiba"

    @pytest.mark.parametrize("key", ["a|" * 150, "x" * 301, "|" * 400])
    def test_a_key_that_does_not_fit_is_told(self, area, key):
        page = area.post(ADD, NEW | {"key": key, "step": "save"})
        assert page.status_code == 422
        assert page.context["form"].errors["key"]
        assert not Correction.objects.exists()

    def test_a_key_that_exists_is_refused_and_a_second_click_harmless(self, area):
        page = area.post(ADD, NEW | {"key": " c-1", "step": "save"})
        assert "Esa clave ya es de Ana Pérez Uc" in page.context["form"].errors["key"][0]
        sent = NEW | {"step": "save"}
        assert [area.post(ADD, sent).status_code for _ in range(2)] == [302, 302]
        assert Candidacy.objects.filter(person__name="Sol Moo").count() == 1


class TestTheList:
    def test_finds_by_name_without_accents_and_by_key(self, area):
        def found(**asked):
            return [one.key for one in area.get("/registro/", asked).context["page"]]

        assert found(q="perez ana") == ["C-1"]
        assert found(q="C-2") == ["C-2"]
        assert found(q="rosa") == ["C-3", "C-4"]
        assert found(q="%") == []
        assert len(found()) == 4

    def test_filters_by_office_place_postulation_and_status(self, loaded, area):
        Candidacy.objects.filter(key="C-2").update(status="renuncia")
        process = loaded.process

        def found(**asked):
            return [one.key for one in area.get("/registro/", asked).context["page"]]

        assert found(office=process.offices.get(key="diputacion-mr").pk) == ["C-3"]
        assert found(place=process.territories.get(key="31001").pk) == ["C-1", "C-2"]
        assert found(postulant=process.postulants.get(key="faisan").pk) == []
        assert found(status="renuncia") == ["C-2"]

    def test_asks_the_database_the_same_however_many_there_are(self, loaded, area):
        with CaptureQueriesContext(connection) as few:
            area.get("/registro/")
        loaded.load(*(row(f"D-{n}", NUMERO=str(n + 10), NOMBRE=f"Persona {n}") for n in range(60)))
        with CaptureQueriesContext(connection) as many:
            page = area.get("/registro/")
        assert len(page.context["page"]) == 50
        assert len(many) == len(few)

    @pytest.mark.usefixtures("loaded")
    def test_of_another_process_is_nobodys_here(self):
        stranger = browser(scope="otra", username="lejana")
        assert stranger.get("/registro/").status_code == 404
        assert stranger.get(reverse("candidacies:candidacy", args=[of("C-1").pk])).status_code == 404
        assert stranger.post(correcting("C-1"), {"step": "save"}).status_code == 404

    @pytest.mark.parametrize("role", [Role.INSTANCE, Role.UNIT, Role.AUDITOR, Role.SECRETARY])
    @pytest.mark.usefixtures("loaded")
    def test_is_of_the_responsible_area_alone(self, role):
        other = browser(role=role, username="otra")
        for path in ("/registro/", ADD, correcting("C-1")):
            assert other.get(path).status_code == 404
