# SPDX-License-Identifier: EUPL-1.2
"""What the release says of the commission is what was frozen of it: on its pages, in its calendar and in its tables."""

import csv
import io
import json
import re
from dataclasses import replace

import icalendar
import pytest

from conoceles.opendata import commission as described
from conoceles.publication.parts.site import sitemap
from conoceles.publication.parts.site.catalogue import catalogue_of
from conoceles.supervision import part
from tests.publication.snapshots import EVERYONE, HEADER, written

from .frozen import COMMISSION, PDF, beside


def made(folder, commission=COMMISSION):
    snapshot = written(folder / "frozen", EVERYONE)
    beside(folder / "frozen", commission)
    return {
        page.path: b"".join([found] if isinstance(found := page.make(), bytes) else found)
        for shard in part.shards(snapshot)
        for page in part.pages(snapshot, shard)
    }


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    return made(tmp_path_factory.mktemp("part"))


def said(content):
    return " ".join(re.sub(r"<[^>]+>", " ", content.decode()).split())


def test_the_front_says_who_makes_it_up_and_how_its_plan_goes_in_words(pages):
    front = said(pages["comision/index.html"])
    assert (
        "Inés Chan Uc Presidencia de la Comisión Consejera Electoral Desde el 1 de septiembre de 2026; acuerdo" in front
    )
    assert "acuerdo C.G. 2/2026, del 28 de agosto de 2026" in front
    now, before = front.split("Quién estuvo antes")
    assert "Olga Ku Pech" not in now
    assert "Del 1 de septiembre de 2026 al 31 de diciembre de 2026; terminó por el acuerdo C.G. 9/2026." in before
    assert "Cómo iba su plan el 10 de febrero de 2027" in front
    assert re.search(r"Rojo: 2 vencidas.*Ámbar: 1 .*Verde: 2 .*Gris: 1 ", front)
    html = pages["comision/index.html"].decode()
    assert 'href="../comision/plazos/#vencidas">Vencidas (2)<' in html
    assert 'href="../comision/plazos/#tarde">Cumplidas fuera de plazo (1)<' in html


def test_whoever_asks_when_it_meets_next_and_what_it_resolved_finds_it_without_opening_each(pages, tmp_path):
    front = said(pages["comision/index.html"])
    assert "Cuándo sesiona Sesión urgente 1 1 de marzo de 2027, 09:30 horas." in front
    assert 'href="../comision/sesiones/urgente-1.html"' in pages["comision/index.html"].decode()
    coming, before = said(pages["comision/sesiones/index.html"]).split("Anteriores, con lo que resolvieron")
    assert "Por celebrarse Sesión urgente 1" in coming
    assert "Informe mensual de diciembre: Se aprobó." in before
    assert "Sesión urgente 1" not in before
    assert 'href="ordinaria-1.html#orden"' in pages["comision/sesiones/index.html"].decode()
    later = made(tmp_path, replace(COMMISSION, day="2027-03-02"))
    assert "El 2 de marzo de 2027 no había ninguna sesión convocada." in said(later["comision/index.html"])


def test_the_key_of_what_has_no_number_is_told_to_nobody(tmp_path):
    duties = (replace(COMMISSION.duties[0], row="S"), COMMISSION.duties[1])
    page = said(made(tmp_path, replace(COMMISSION, duties=duties))["comision/plazos/index.html"])
    assert "Renglón 4 del plan" in page
    assert "Renglón S" not in page


def test_a_deadline_says_each_of_its_dates_how_it_stands_and_what_the_plan_leaves_open(pages):
    page = said(pages["comision/plazos/index.html"])
    assert "Así estaba cada plazo de su plan de trabajo el 10 de febrero de 2027" in page
    late = page.split("Vencidas (2)")[1].split("Cumplidas fuera de plazo (1)")[0]
    assert "Hacer la actividad: Actividad 4 (enero de 2027)" in late
    assert "El plan da además otra fecha: 7 de febrero de 2027. Se cuenta desde: aprobación de la Comisión." in late
    assert "El plan no es claro: Quién creó la Comisión" in late
    after = page.split("Cumplidas fuera de plazo (1)")[1].split("En plazo (1)")[0]
    assert re.search(r"Cumplida fuera de plazo .*Se cumplió el 3 de febrero de 2027", after)
    met = page.split("Cumplidas y dispensadas (1)")[1]
    # Of what INE asked for nothing is told but that it did, until when and whether it was answered.
    assert "Contestar al INE Lo debe:" in met
    assert "Introducción: C.G. 1 Marco jurídico: C.G. 2 Para contar se usa: C.G. 2" in met
    assert "El último mes no se dice" in met


def test_the_calendar_is_read_by_others_and_bears_no_moment_of_its_making(pages):
    calendar = icalendar.Calendar.from_ical(pages["comision/plazos.ics"])
    events = list(calendar.walk("VEVENT"))
    assert len(events) == sum(bool(each.limits) for each in COMMISSION.duties)
    assert len({str(each["uid"]) for each in events}) == len(events)
    first = next(each for each in events if str(each["summary"]).startswith("Hacer la actividad: Actividad 14"))
    assert (first.decoded("dtstart").isoformat(), first.decoded("dtend").isoformat()) == ("2027-04-09", "2027-04-10")
    assert {each.decoded("dtstamp").year for each in events} == {1970}


def test_a_session_says_who_came_how_each_voted_and_leads_to_what_was_published(pages):
    page = said(pages["comision/sesiones/ordinaria-1.html"])
    assert "Se aprobó. A favor: 1. En contra: 1. Se ratifica el informe." in page
    assert "Inés Chan Uc: A favor Olga Ku Pech: En contra" in page
    assert "Voto particular: Olga Ku Pech No comparto el punto dos." in page
    assert "Voto concurrente: Inés Chan Uc Se entregó por escrito" in page
    came, absent = page.split("Asistencia")[-1].split("No asistieron:")
    assert "Inés Chan Uc" in came
    assert "Raúl May Ek" in absent
    assert "Aprobada el 2 de febrero de 2027; emitida el 3 de febrero de 2027" in page
    html = pages["comision/sesiones/ordinaria-1.html"].decode()
    assert 'href="https://video.example/1" rel="noopener nofollow"' in html
    assert 'href="../../comision/documentos/informe-1.pdf"' in html
    assert 'href="../../comision/documentos/acta-2.pdf"' in html
    # The newest first, in the list.
    order = said(pages["comision/sesiones/index.html"])
    assert order.index("Sesión urgente 1") < order.index("Sesión ordinaria 1")


def test_a_document_is_there_byte_by_byte_and_a_public_version_says_why_it_is_one(pages):
    assert pages["comision/documentos/informe-1.pdf"] == PDF
    page = said(pages["comision/documentos/index.html"])
    public, whole = page.split("Informe mensual de diciembre (PDF", 1)
    assert "Documento completo." in whole
    assert "Fundamento: Art. 1 de la ley de transparencia" in public
    assert "Resolución del Comité de Transparencia: CT/3/2027, del 3 de febrero de 2027." in public
    board = said(pages["comision/estrados/index.html"])
    now, earlier = board.split("Ya se retiró")
    assert "Fijado en los estrados del instituto el 10 de febrero de 2027, 10:00 horas" in now
    assert "en carácter de Secretaría Ejecutiva." in now
    assert "Plazo: 5 (días hábiles), hasta el 17 de febrero de 2027." in now
    assert "Retirado el 6 de enero de 2027, 09:00 horas" in earlier


def test_every_table_has_the_rows_of_its_page_and_each_column_is_described(pages):
    tables = {}
    for table in described.TABLES:
        rows = list(csv.DictReader(io.StringIO(pages[table.file].decode().removeprefix("\ufeff"))))
        known = csv.DictReader(io.StringIO(pages[table.dictionary].decode().removeprefix("\ufeff")))
        assert [(row["columna"], bool(row["descripcion"])) for row in known] == [(name, True) for name in rows[0]]
        tables[table.name] = rows
    told = json.loads(pages["comision/plazos/index.json"])["plazos"]
    for each, row in zip(told, tables["plazos.csv"], strict=True):
        assert (row["vence"], row["estado"], row["semaforo"]) == (each["vence"] or "", each["estado"], each["semaforo"])
    options = {column.name: {key for key, _ in column.options} for column in described.DUTIES.columns}
    for name in ("que", "estado", "semaforo"):
        assert {row[name] for row in tables["plazos.csv"]} <= options[name]
    assert [(row["nombre"], row["sentido"]) for row in tables["votos.csv"]] == [
        ("Inés Chan Uc", "A favor"),
        ("Olga Ku Pech", "En contra"),
    ]
    assert {row["completo"] for row in tables["documentos.csv"]} == {"sí", "no"}
    assert len(tables["sesiones.csv"]) == sum(len(each.agenda) for each in COMMISSION.sessions)


def test_a_page_is_made_again_only_when_what_it_says_changed(tmp_path):
    first = written(tmp_path / "first" / "frozen", EVERYONE)
    beside(tmp_path / "first" / "frozen")
    later = written(tmp_path / "later" / "frozen", EVERYONE)
    beside(tmp_path / "later" / "frozen", replace(COMMISSION, day="2027-02-11"))
    inputs = [{page.path: page.inputs for page in part.pages(each, "comision")} for each in (first, later)]
    changed = {path for path in inputs[0] if inputs[0][path] != inputs[1][path]}
    assert changed == {
        "comision/index.html", "comision/index.json", "comision/plazos/index.html", "comision/plazos/index.json",
        "datos/plazos.csv",
    }  # fmt: skip


def test_the_sitemap_leads_to_each_of_its_pages(pages, tmp_path):
    header = replace(HEADER, process=replace(HEADER.process, site="https://sitio.example/"))
    snapshot = written(tmp_path / "frozen", EVERYONE, header)
    beside(tmp_path / "frozen")
    (page,) = [each for each in sitemap.pages(catalogue_of(snapshot)) if each.path == "sitemap-1.xml"]
    told = re.findall(r"<loc>https://sitio.example/(comision/[^<]*)</loc>", b"".join(page.make()).decode())
    files = [f"{each}index.html" if each.endswith("/") else each for each in told]
    assert sorted(files) == sorted(path for path in pages if path.startswith("comision/") and path.endswith(".html"))
    assert len(files) == 7


def test_of_a_process_without_commission_there_is_nothing(tmp_path):
    assert list(part.pages(written(tmp_path / "frozen", EVERYONE), "comision")) == []
