# SPDX-License-Identifier: EUPL-1.2
"""The board of a release says what was frozen, agrees with the rest of the site, and tells nothing finer."""

import csv
import io
import json
from collections import Counter
from datetime import date
from xml.etree import ElementTree as ET

import msgspec
import pytest

from conoceles.elections.models import CalendarWindow
from conoceles.publication.freezing import digest_of, frozen
from conoceles.publication.parts.site import balance, entries
from conoceles.publication.parts.site.catalogue import catalogue_of
from conoceles.publication.snapshot import Snapshot
from conoceles.publication.withdrawing.due import Due
from conoceles.publication.withdrawing.taking_out import taken_out
from conoceles.statistics import part
from conoceles.statistics.progress.publishing import progress
from tests.publication.site_pages import Read

_STAGES = ("registradas", "deben_capturar", "enviadas", "validadas", "publicadas")


@pytest.fixture
def snapshot(days, tmp_path):
    """Two cuts and a day without, with somebody shown; frozen as the next release would be."""
    days.sent(days.people["ana"], approve=True)
    days.sent(days.people["carla"])
    days.cut()
    days.publish()
    days.later(days=2)
    days.cut()
    frozen(days.here.process, tmp_path / "freeze")
    return Snapshot(tmp_path / "freeze")


def made(snapshot, shards=("avance", "en--avance")):
    return {page.path: page.make() for shard in shards for page in part.pages(snapshot, shard)}


def test_it_says_what_was_frozen_in_each_language_and_agrees_with_the_site(snapshot):
    files = made(snapshot)
    (said,) = Read(files["avance/index.html"]).said("main")
    assert "No hubo corte en 1 día: 2 de marzo de 2024" in said
    assert "enviaron su cuestionario" in said
    told = json.loads(files["avance/index.json"])
    assert told["total"] == {
        "registradas": 4, "deben_capturar": 3, "cuenta_entregada": 0, "iniciadas": 2, "enviadas": 2, "validadas": 1,
        "publicadas": 1,
    }  # fmt: skip
    assert [each["total"] is None for each in told["dias"]] == [False, True, False]
    rows = list(csv.DictReader(io.StringIO(files["datos/avance.csv"].decode("utf-8-sig"))))
    assert [row["dia"] for row in rows if not row["corte"]] == ["2024-03-02"]
    assert {row["iniciadas"] for row in rows if row["eleccion"] and row["postulacion"]} == {""}
    # Whoever adds up a column keeps to one table, and each table comes to the same.
    last = [row for row in rows if row["dia"] == rows[-1]["dia"]]
    sums = Counter()
    for row in last:
        sums[row["tabla"]] += int(row["enviadas"])
    assert sums == {"total": 2, "cargo": 2, "partido": 2, "cargo-partido": 2}
    assert [row["tabla"] for row in rows if not row["corte"]] == ["sin-corte"]
    assert b"Capture progress" in files["en/avance/index.html"]
    assert files["en/avance/etapas.grafica.svg"] != files["avance/etapas.grafica.svg"]

    # One source: what the site counts of whoever stands is what the cut of that moment counted.
    (office,) = balance.of(entries.everyone(snapshot), catalogue_of(snapshot))
    (row,) = told["por_eleccion"]
    assert office["contienden"] == row["registradas"]
    states = Counter(sheet.state for one in snapshot.everyone() if one.status == "registrada" for sheet in one.sheets)
    assert row["deben_capturar"] == states.total() - states["no_obligada"]
    assert row["enviadas"] == states["en_revision"] + states["validada"]
    assert row["validadas"] == row["publicadas"] == states["validada"]
    assert told["en_esta_publicacion"] == {"deben_capturar": 3, "publicadas": 1}
    for by in ("por_eleccion", "por_postulacion", "por_eleccion_y_postulacion"):
        for stage in _STAGES:
            assert sum(row[stage] for row in told[by]) == told["total"][stage]

    # And nothing by sex or place, of nobody by name, and nothing of what is kept sealed.
    assert {key for row in msgspec.json.decode(snapshot.beside("avance"))["rows"] for key in row} == {
        "office", "postulant", "counts",
    }  # fmt: skip
    for content in (snapshot.beside("avance"), *files.values()):
        for never in (b"mujer", b"municipio:", b"villa-de-prueba", b"31999", b"Ana P", b'"identity"'):
            assert never not in content

    # Images say the same without colour, run nothing and refer to nothing.
    for path, content in files.items():
        if path.endswith(".svg"):
            root = ET.fromstring(content)
            names = {each.tag.rpartition("}")[2] for each in root.iter()}
            assert names <= {"svg", "title", "desc", "g", "path", "line", "rect", "text"}
            assert b"href" not in content
            assert root.find("{*}desc").text
    shown = Read(files["avance/index.html"])
    images = [image for image in shown.all("img") if image["src"].endswith(".grafica.svg")]
    assert len(images) == 3
    assert {f"avance/{image['src']}" for image in images} <= set(files)
    assert {f"avance/{each['srcset']}" for each in shown.all("source")} <= set(files)
    assert all(image["alt"] for image in images)


def test_pages_of_the_same_cut_are_the_same_and_it_goes_along_when_somebody_is_taken_out(days, snapshot, tmp_path):
    before = {page.path: page.inputs for page in part.pages(snapshot, "avance")}
    days.here.candidacy("Fe Uc", position=days.here.presidency, party=1, status="renuncia")
    days.later(hours=1)
    frozen(days.here.process, tmp_path / "later")
    later = Snapshot(tmp_path / "later")
    assert later.beside("avance") == snapshot.beside("avance")
    assert {page.path: page.inputs for page in part.pages(later, "avance")} == before

    digest = taken_out(snapshot, tmp_path / "without", Due(badges={str(days.people["ana"].pk): frozenset({"joven"})}))
    without = Snapshot(tmp_path / "without")
    assert without.beside("avance") == snapshot.beside("avance")
    assert digest_of(tmp_path / "without") == digest
    (tmp_path / "without" / "beside" / "avance.json").write_bytes(b"{}")
    assert digest_of(tmp_path / "without") != digest


def test_nothing_of_an_office_that_is_closed_is_told_and_without_a_cut_there_is_no_board(days, tmp_path):
    frozen(days.here.process, tmp_path / "bare")
    assert Snapshot(tmp_path / "bare").besides == ()
    assert made(Snapshot(tmp_path / "bare")) == {}
    days.cut()
    assert progress(days.here.process, closed=["ayuntamiento"]) is None
    CalendarWindow.objects.filter(key="publicacion").update(first_day=date(2024, 6, 1))
    frozen(days.here.process, tmp_path / "closed")
    assert not Snapshot(tmp_path / "closed").beside("avance")
