# SPDX-License-Identifier: EUPL-1.2
"""Extracts for INE: the list, what changed between two cut-offs, and the same bytes for ever."""

import csv
import hashlib
import io
import json
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.candidacies.extracts import actions, files, queries
from conoceles.candidacies.extracts.columns import CHANGES, FACTS, LIST
from conoceles.candidacies.extracts.periodic import sweep_extracts
from conoceles.candidacies.extracts.rules import COMPARED, Effect, Reason, delta
from conoceles.candidacies.models import AffirmativeAction, Candidacy, Extract, Person
from conoceles.candidacies.movements import actions as movements
from conoceles.candidacies.movements.orders import Change, Kind, Order
from conoceles.elections.models import Agreement
from conoceles.files.storage import private
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from tests.people import entered, person
from tests.world import world

pytestmark = pytest.mark.django_db
PAGE = "/registro/extractos/"
AFTER = date(2024, 4, 10)
COMES = {"key": "N-1", "person": "nueva", "name": "Sol Moo", "sex": "mujer", "age": "33", "reelection": "no"}


@pytest.fixture(autouse=True)
def ticking(monkeypatch):
    """Each look at the clock is a second later: two acts are never at one instant."""
    at = [datetime(2024, 5, 20, 18, tzinfo=UTC)]

    def now():
        at[0] += timedelta(seconds=1)
        return at[0]

    monkeypatch.setattr(clock, "now", now)


@pytest.fixture
def here():
    here = world()
    here.ana = here.candidacy("Ana Uc")
    here.eva = here.candidacy("Eva Uc", seat="S", formula=here.ana.formula)
    here.cruel = here.candidacy("=HYPERLINK(1)", party=1)
    AffirmativeAction.objects.create(candidacy=here.ana, group="joven")
    return here


def move(here, candidacy, kind, **change):
    agreement = Agreement(
        process=here.process, key=f"C.G. {candidacy.key} {kind}", body="Consejo General", title="x", issued_on=AFTER
    )
    order = Order(agreement, AFTER, f"{candidacy.key} {kind}")
    return movements.move(
        Candidacy.objects.get(pk=candidacy.pk), change=Change(kind, **change), order=order, seen=None, by=console()
    )


def take(here, since=None, by=None):
    last = queries.last(here.process)
    return actions.extract(here.process, seen=last.number if last else 0, since=since, by=by or console())


def content(extract, ending="json"):
    name = next(each["name"] for each in extract.files if each["name"].endswith(ending))
    return files.content_of(extract, name)


def changes(extract):
    return list(csv.DictReader(io.StringIO(content(extract, "cambios.csv").decode("utf-8-sig"))))


def test_the_first_one_lists_who_stands_and_tells_no_change(here):
    here.candidacy("Se Fue", status="renuncia", status_on=AFTER)
    extract = take(here)
    said = json.loads(content(extract))
    assert [row["nombre"] for row in said["candidaturas"]] == ["Ana Uc", "Eva Uc", "=HYPERLINK(1)"]
    assert [row["nombre"] for row in said["ya_no_contienden"]] == ["Se Fue"]
    assert said["candidaturas"][0]["id"] == str(here.ana.pk)
    assert (said["extracto"], said["cambios"], said["cambios_desde_el_extracto"]) == (1, [], None)
    assert extract.counts == {"standing": 3, "ended": 1, "changes": 0}
    entry = Entry.objects.last()
    assert (entry.action, entry.digest) == ("register-extracted", extract.digest)


def test_the_first_one_tells_every_movement_until_then_and_nothing_else(here):
    move(here, here.ana, Kind.RESIGNATION)
    first = take(here)
    assert [(row["clase"], row["nombre"], row["acuerdo"]) for row in changes(first)] == [
        ("renuncia", "Ana Uc", "C.G. C-1 renuncia"),
    ]  # fmt: skip
    move(here, here.eva, Kind.DEATH)
    assert [row["clase"] for row in changes(take(here))] == ["fallecimiento"]


def test_the_next_one_begins_where_the_last_one_ended(here):
    first = take(here)
    move(here, here.ana, Kind.SUBSTITUTION, written=COMES)
    second = take(here)
    came = Candidacy.objects.get(key="N-1")
    rows = changes(second)
    assert {(row["clase"], row["nombre"]) for row in rows} == {("sustitucion", "Ana Uc"), ("sustitucion", "Sol Moo")}
    assert len(rows) == 2
    gone = next(row for row in rows if row["id"] == str(here.ana.pk))
    assert "Estatus: registrada" in gone["antes"]
    assert "Estatus: sustituida" in gone["despues"]
    assert (gone["acuerdo"], gone["acuerdo_fecha"], gone["desde"]) == (
        "C.G. C-1 sustitucion", "2024-04-10", "2024-04-10",
    )  # fmt: skip
    assert gone["otra_candidatura"] == str(came.pk)
    assert [row["otra_candidatura"] for row in rows if row is not gone] == [str(here.ana.pk)]
    assert len(gone["huella"]) == 64
    assert gone["registrado_en_el_sistema"].startswith("2024-05-20T12:00")
    move(here, came, Kind.RESIGNATION)
    third = take(here)
    assert [(row["clase"], row["clave"]) for row in changes(third)] == [("renuncia", "N-1")]
    whole = changes(take(here, since=first))
    assert [row["clase"] for row in whole] == ["sustitucion", "sustitucion", "renuncia"]


def test_of_two_formulas_that_traded_places_each_names_the_other(here):
    first = here.ana
    third = here.candidacy("Luz Ek")
    here.candidacy("Mar Pat", seat="S", formula=third.formula)
    take(here)
    move(here, first, Kind.PLACE, formula=str(third.formula_id))
    named = {row["nombre"]: row["otra_candidatura"] for row in changes(take(here))}
    assert named == {
        "Ana Uc": str(third.pk), "Eva Uc": str(third.pk), "Luz Ek": str(first.pk), "Mar Pat": str(first.pk),
    }  # fmt: skip


def test_what_no_movement_explains_is_told_as_written_by_hand(here):
    take(here)
    Person.objects.filter(pk=here.eva.person_id).update(age=42)
    here.candidacy("Recién Llegada", party=1)
    found = changes(take(here))
    eva, came = found
    assert [eva[name] for name in ("clase", "nombre", "antes", "despues")] == [
        "correccion", "Eva Uc", "Edad: 41", "Edad: 42",
    ]  # fmt: skip
    assert (came["clase"], came["nombre"]) == ("alta", "Recién Llegada")


def test_former_names_are_not_told_where_the_process_does_not_keep_them(here):
    here.process.parameters["correction_history"] = {"value": False}
    here.process.save()
    take(here)
    move(here, here.eva, Kind.NAME, written={"name": "Evaristo Uc", "nickname": ""})
    Person.objects.filter(pk=here.ana.person_id).update(name="Anastasio Uc")
    assert [(row["antes"], row["despues"]) for row in changes(take(here))] == [
        ("Nombre en la boleta: —", "Nombre en la boleta: Evaristo Uc"),
        ("Nombre en la boleta: —", "Nombre en la boleta: Anastasio Uc"),
    ]


def test_nothing_is_taken_twice_nor_when_nothing_changed(here):
    take(here)
    with pytest.raises(Refused) as refused:
        actions.extract(here.process, seen=0, by=console())
    assert refused.value.reason is Reason.ALREADY_TAKEN
    with pytest.raises(Refused) as refused:
        take(here)
    assert refused.value.reason is Reason.NOTHING_CHANGED
    assert Extract.objects.count() == 1


def test_the_files_do_nothing_say_their_columns_and_hold_nothing_private(here):
    extract = take(here)
    book = openpyxl.load_workbook(io.BytesIO(content(extract, "xlsx")))
    assert book.sheetnames == ["Candidaturas", "Cambios", "Columnas", "Corte"]
    assert [cell.value for cell in book["Candidaturas"][1]] == [name for name, _ in LIST]
    assert [cell.value for cell in book["Cambios"][1]] == [name for name, _ in CHANGES]
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert b"'=HYPERLINK(1)" in content(extract, "candidaturas.csv")
    everything = b"".join(files.content_of(extract, each["name"]) for each in extract.files[1:])
    assert b"joven" not in everything
    assert b"persona-1" not in everything


def test_they_are_handed_out_byte_for_byte_and_a_file_that_is_another_is_not(here):
    extract = take(here)
    browser = entered(person("area", Role.AREA, "prueba"))
    page = browser.get(PAGE).content.decode()
    for each in extract.files:
        path = f"{PAGE}{extract.pk}/{each['name']}"
        assert path in page
        answer = browser.get(path)
        assert hashlib.sha256(answer.content).hexdigest() == each["digest"]
        assert answer["Content-Disposition"] == f'attachment; filename="{each["name"]}"'
    assert browser.get(f"{PAGE}{extract.pk}/otro.json").status_code == 404
    private().delete(extract.files[0]["path"])
    gone = browser.get(f"{PAGE}{extract.pk}/{extract.files[0]['name']}", follow=True)
    assert "no es el que se guardó" in gone.content.decode()


def test_the_page_takes_one_and_says_why_it_does_not(here):
    browser = entered(person("area", Role.AREA, "prueba"))
    page = browser.post(PAGE, {"seen": "0"}, follow=True).content.decode()
    assert "El extracto 1 quedó guardado." in page
    assert "Contienden 3; es el primero" in page
    again = browser.post(PAGE, {"seen": "0", "since": Extract.objects.get().pk})
    assert again.status_code == 422
    assert "Alguien sacó otro extracto" in again.content.decode()
    assert "Nada ha cambiado" in browser.post(PAGE, {"seen": "1", "since": Extract.objects.get().pk}).content.decode()
    move(here, here.ana, Kind.DEATH)
    page = browser.post(PAGE, {"seen": "1", "since": Extract.objects.get().pk}, follow=True).content.decode()
    assert "1 cambio desde el extracto 1" in page


def test_only_the_area_and_the_instance_take_them_each_of_its_process(here):
    take(here, by=here.as_reviewer())
    for role in (Role.PRESIDENCY, Role.SECRETARY, Role.UNIT, Role.AUDITOR):
        assert entered(person(f"p-{role}", role, "prueba")).get(PAGE).status_code == 404
    other = person("otra", Role.AREA, "otra").capacities.get()
    with pytest.raises(PermissionDenied):
        take(here, by=other)
    there = world("otra")
    foreign = entered(person("ajena", Role.AREA, there.process.slug))
    extract = Extract.objects.get()
    assert foreign.get(f"{PAGE}{extract.pk}/{extract.everything}").status_code == 404
    there.candidacy("Nadie Más")
    take(there)
    assert foreign.post(PAGE, {"seen": "1", "since": extract.pk}).status_code == 422


def test_thousands_cost_as_many_questions_as_a_few(here):
    take(here)

    def asked(people):
        for number in range(people):
            here.candidacy(f"Persona {people} {number}")
        with CaptureQueriesContext(connection) as queries_:
            take(here)
        return len(queries_)

    assert asked(1) == asked(40)


def test_what_an_interruption_left_is_swept_and_what_is_kept_stays(here, monkeypatch):
    extract = take(here)
    left = private().save("extracts/prueba/suelto.json", io.BytesIO(b"x"))
    later = datetime.now(UTC) + timedelta(hours=2)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert sweep_extracts() == {"gone": 1}
    assert not private().exists(left)
    assert content(extract)


FACTS_OF = st.dictionaries(st.sampled_from(COMPARED), st.text("ab", max_size=2))
STATES = st.dictionaries(st.sampled_from("abcd"), FACTS_OF, max_size=4)


@given(STATES, STATES)
def test_a_delta_over_the_former_state_gives_the_new_one(before, after):
    """Whatever changed: nobody who is in both is left saying what she did not."""
    made = {key: dict(facts) for key, facts in before.items()}
    for one in delta(before, after, ()):
        made.setdefault(one.candidacy, {}).update({name: value for name, _, value in one.fields})
    for key, facts in after.items():
        assert {name: value for name, value in made.get(key, {}).items() if value} == {
            name: value for name, value in facts.items() if value
        }
    assert delta(after, after, ()) == []


@given(FACTS_OF, FACTS_OF)
def test_what_a_movement_tells_is_not_told_again(before, after):
    found = delta({"a": before}, {"a": after}, [Effect("a", "renuncia", before, after)])
    assert [one.kind for one in found] in ([], ["renuncia"])


def test_every_fact_has_its_words():
    assert set(COMPARED) <= set(FACTS)
