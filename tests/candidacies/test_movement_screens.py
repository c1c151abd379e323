# SPDX-License-Identifier: EUPL-1.2
"""The screens with which movements are registered: what is typed, what it would change, and only then the register."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from conoceles.candidacies.models import Candidacy, Formula, Movement, Rectification
from conoceles.elections.models import Agreement, Position, Territory

from .conftest import row
from .test_writing import browser

pytestmark = pytest.mark.django_db
AGREED = {"agreement": "", "key": "C.G.099", "body": "Consejo General", "title": "Movimientos",
          "issued_on": "10/04/2024", "effective_on": "11/04/2024"}  # fmt: skip
COMES = {"her_key": "C-9", "her_person": "persona 9", "her_name": "Sol Moo", "her_nickname": "", "her_sex": "mujer",
         "her_age": "33", "her_reelection": "no", "cause": "sustituida"}  # fmt: skip


@pytest.fixture
def area(desk):
    desk.load(
        row("C-1", FECHA="2024-02-20"),
        row("C-2", NOMBRE="Eva Chan", CALIDAD="Suplente"),
        *(row(f"R-{n}", NOMBRE=f"Regi {n} Poot", CARGO="ayuntamiento/regiduria", NUMERO=str(n)) for n in (1, 2, 3)),
    )
    return browser()


def of(key):
    return Candidacy.objects.get(key=key)


def at(key, kind):
    return reverse("movements:move", args=[of(key).pk, kind])


def again(page, **more):
    """What the page that asks whether it is right sends when it is."""
    form = page.context["form"]
    sent = {name: form[name].value() for name in form.fields}
    sent = {name: "" if value is None else value for name, value in sent.items()}
    return sent | {"step": "save", "accepted": [code for code, _ in page.context["warnings"]]} | more


def test_shows_what_changes_and_registers_it_once(area):
    path = at("C-1", "sustitucion")
    page = area.post(path, AGREED | COMES | {"step": "check"})
    assert page.status_code == 200, page.context["form"].errors
    text = page.content.decode()
    assert "<td>Registrada</td><td>Sustituida</td>" in text
    assert "empieza sin nada capturado ni consentido" in text
    assert not Movement.objects.exists()
    assert not Agreement.objects.filter(key="C.G.099").exists()
    sent = again(page)
    assert [area.post(path, sent).status_code for _ in range(2)] == [302, 302]
    assert (Movement.objects.count(), of("C-9").replaces.key) == (1, "C-1")
    history = area.get(reverse("movements:candidacy", args=[of("C-1").pk])).content.decode()
    assert "Acuerdo C.G.099 (Consejo General), del 10 de abril de 2024 · vale desde el 11 de abril de 2024" in history
    assert "Persona Coordinacion" in history


def test_what_was_shown_must_still_be_so(area):
    path = at("C-1", "renuncia")
    page = area.post(path, AGREED | {"step": "check"})
    assert "El lugar que deja queda vacante" in page.content.decode()
    other = at("C-1", "cambio-de-calidad")
    area.post(other, again(area.post(other, AGREED | {"step": "check"})))
    stale = area.post(path, again(page) | {"agreement": Agreement.objects.get(key="C.G.099").pk, "key": ""})
    assert stale.status_code == 409
    assert "el registro cambió mientras usted revisaba" in stale.content.decode()
    assert of("C-1").status == "registrada"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"effective_on": "11/04/2999"}, "todavía no llega. Un movimiento se registra desde el día en que vale"),
        ({"effective_on": "11/01/2024"}, "es anterior al registro de la candidatura"),
        ({"key": "C.G.007"}, "ya está en el proceso: elíjalo de la lista"),
        ({"issued_on": "31/02/2024"}, "No es una fecha"),
        ({"her_sex": ""}, "Falta este dato"),
        ({"her_key": "C-2"}, "Esa clave ya es de Eva Chan"),
        ({"her_name": "Eva Chan"}, "Ya hay una persona con ese nombre: Eva Chan"),
    ],
)
def test_says_what_is_wrong_where_it_is_and_keeps_what_was_typed(area, changed, said):
    page = area.post(at("C-1", "sustitucion"), AGREED | COMES | {"note": "Lo pidió"} | changed | {"step": "check"})
    assert said in page.content.decode()
    assert "Lo pidió" in page.content.decode()
    if "her_name" in changed:  # a warning, to be read
        assert page.status_code == 200
        unread = area.post(at("C-1", "sustitucion"), again(page, accepted=[]))
        assert "Falta leer las advertencias" in unread.content.decode()
        assert area.post(at("C-1", "sustitucion"), again(page)).status_code == 302
    else:
        assert page.status_code == 422


def test_only_what_may_be_ordered_now_is_offered(area):
    def offered(key):
        return [one.value for one in area.get(reverse("movements:candidacy", args=[of(key).pk])).context["possible"]]

    assert "restitucion" not in offered("C-1")
    assert "cambio-de-siglado" not in offered("C-1")
    assert {"cambio-de-lugar", "cambio-de-calidad"} <= set(offered("C-1"))
    Position.objects.filter(pk=of("C-1").formula.position_id).update(alternates=False)
    Formula.objects.exclude(pk=of("C-1").formula_id).update(territory=Territory.objects.create(
        process=of("C-1").process, kind="municipio", key="otro", name="Otro", slug="otro",
    ))  # fmt: skip
    assert {"cambio-de-lugar", "cambio-de-calidad"}.isdisjoint(offered("C-1"))
    Candidacy.objects.filter(key="C-1").update(status="renuncia")
    assert offered("C-1") == ["sustitucion", "restitucion", "cambio-de-nombre"]
    assert area.get(at("C-1", "otra-cosa")).status_code == 404


def test_the_list_is_filtered_paged_and_taken_as_a_spreadsheet(area):
    for key in ("R-1", "R-2"):
        path = at(key, "renuncia")
        sent = AGREED | {"key": f"C.G.{key}"} | {"step": "check"}
        area.post(path, again(area.post(path, sent)))
    ledger = reverse("movements:ledger")
    with CaptureQueriesContext(connection) as few:
        page = area.get(ledger)
    assert "2 movimientos" in page.content.decode()
    assert "estatus de «Registrada» a «Renuncia»" in page.content.decode()
    assert "0 movimientos" in area.get(f"{ledger}?kind=sustitucion").content.decode()
    assert "2 movimientos" in area.get(f"{ledger}?kind=renuncia&since=01/01/2024").content.decode()
    path = at("R-3", "fallecimiento")
    area.post(path, again(area.post(path, AGREED | {"step": "check"})))
    with CaptureQueriesContext(connection) as more:
        area.get(ledger)
    assert len(more) == len(few)
    file = BytesIO(area.get(reverse("movements:ledger-file")).content)
    rows = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()
    assert [line[:3] for line in rows[1:]] == [
        ["Fallecimiento", "Regi 3 Poot", "R-3"], ["Renuncia", "Regi 2 Poot", "R-2"], ["Renuncia", "Regi 1 Poot", "R-1"],
    ]  # fmt: skip
    vacant = area.get(reverse("movements:vacant")).content.decode()
    assert "3 lugares" in vacant
    assert "Regi 3 Poot" in vacant


REQUIRED = {"agreement": "", "key": "C.G.088", "body": "Consejo General", "title": "Paridad", "issued_on": "01/04/2024",
            "asks": "Que encabece una mujer", "notified_at": "02/04/2024 18:30", "hours": "48"}  # fmt: skip


class TestRequirement:
    @pytest.fixture
    def asked(self, area, desk):
        ceiba = desk.process.postulants.get(key="ceiba")
        answer = area.post(reverse("movements:require"), REQUIRED | {"postulant": ceiba.pk})
        assert answer.status_code == 302, answer.context["form"].errors
        return Rectification.objects.get()

    def test_says_until_when_by_the_clock_of_the_place(self, area, asked):
        page = area.get(reverse("movements:rectification", args=[asked.pk])).content.decode()
        assert "El plazo venció el 4 de abril de 2024 a las 18:30" in page
        wrong = area.post(reverse("movements:require"), REQUIRED | {"postulant": asked.postulant_id, "hours": "0"})
        assert "El plazo va de 1 a 744 horas" in wrong.content.decode()

    def test_its_movements_are_prepared_one_by_one_and_registered_together(self, area, asked):
        def plan(key, kind, **sent):
            path = reverse("movements:plan", args=[asked.pk, of(key).pk, kind])
            page = area.post(path, {"note": ""} | sent | {"step": "check"})
            assert page.status_code == 200, page.context["form"].errors
            assert area.post(path, again(page)).status_code == 302

        plan("R-1", "renuncia")
        plan("R-1", "sustitucion", **COMES)  # of a seat that the one before it leaves empty
        plan("R-2", "cambio-de-lugar", formula=str(of("R-3").formula_id), her_number="")
        assert {one.status for one in Candidacy.objects.all()} == {"registrada"}
        page = area.get(reverse("movements:rectification", args=[asked.pk])).content.decode()
        assert "Movimientos preparados: 3" in page
        path = reverse("movements:answer", args=[asked.pk])
        checked = area.post(path, AGREED | {"step": "check"})
        assert checked.status_code == 200, checked.context["form"].errors
        assert [area.post(path, again(checked)).status_code for _ in range(2)] == [302, 302]
        assert Movement.objects.filter(rectification=asked).count() == 3
        assert (of("R-1").status, of("C-9").replaces.key) == ("renuncia", "R-1")
        assert (of("R-2").formula.number, of("R-3").formula.number) == ("3", "2")
        assert "Se respondió el" in area.get(reverse("movements:rectification", args=[asked.pk])).content.decode()

    def test_one_that_no_longer_can_be_stops_them_all(self, area, asked):
        path = reverse("movements:plan", args=[asked.pk, of("R-1").pk, "renuncia"])
        assert area.post(path, again(area.post(path, {"note": "", "step": "check"}))).status_code == 302
        Candidacy.objects.filter(key="R-1").update(status="fallecimiento")
        told = area.post(reverse("movements:answer", args=[asked.pk]), AGREED | {"step": "check"})
        assert told.status_code == 422
        assert "ya no está registrada: su estatus es «Fallecimiento»" in told.content.decode()

    def test_is_put_aside_with_a_motive(self, area, asked):
        area.post(reverse("movements:set-aside", args=[asked.pk]), {"motive": "Se cumplió de otro modo"})
        asked.refresh_from_db()
        assert (asked.settled_at is not None, asked.motive) == (True, "Se cumplió de otro modo")
        path = reverse("movements:plan", args=[asked.pk, of("R-1").pk, "renuncia"])
        page = area.post(path, {"note": "", "step": "check"})
        assert "ya se cerró" in page.content.decode()


def test_what_it_would_put_out_of_balance_is_told_before_and_refuses_nothing(area):
    process = of("C-1").process
    process.parameters |= {"alternate_sex": {"value": "mismo-sexo"}, "parity_rule": {"value": "mitad-y-mitad"}}
    process.save()
    path = at("C-1", "sustitucion")
    page = area.post(path, AGREED | COMES | {"her_sex": "hombre", "step": "check"})
    text = page.content.decode()
    assert "Sol Moo (hombre) tiene por suplente a Eva Chan (mujer)." in text
    assert "no impide registrarlo" in text
    assert area.post(path, again(page)).status_code == 302
    assert of("C-9").status == "registrada"
    quiet = area.post(at("R-1", "renuncia"), AGREED | {"key": "C.G.100", "step": "check"}).content.decode()
    assert "tiene por suplente" not in quiet


def test_what_no_database_keeps_and_no_calendar_has_is_answered_and_not_an_error(area):
    """A NUL, which PostgreSQL takes in no text nor JSON, and the last day that there is, after which none comes."""
    ledger = reverse("movements:ledger")
    for path in (ledger, reverse("movements:ledger-file")):
        assert area.get(f"{path}?since=01/01/0001&until=31/12/9999").status_code == 200
    asked = {"postulant": of("C-1").formula.postulant_id, "asks": "Paridad", "hours": "48"}
    asked |= {**AGREED, "notified_at": "10/03/2024 10:00", "issued_on": "10/03/2024"}
    made = area.post(reverse("movements:require"), asked)
    assert made.status_code == 302, made.context["form"].errors
    here = reverse("movements:rectification", args=[Rectification.objects.get().pk])
    assert area.get(f"{here}?q=%00").status_code == 200
    plan = f"{here}candidaturas/{of('C-1').pk}/renuncia/"
    assert area.post(plan, {"step": "save", "accepted": ["\0", "inventada"]}).status_code == 302
    assert Rectification.objects.get().planned[0]["accepted"] == []
