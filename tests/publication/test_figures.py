# SPDX-License-Identifier: EUPL-1.2
"""Every figure says whether the candidacy of an alliance counts once, or once for each of its parties."""

import json
import re
from dataclasses import replace

import pytest

from conoceles.elections.models import Process
from conoceles.publication.freezing import frozen
from conoceles.publication.snapshot import Snapshot

from .site_pages import Read, made
from .snapshots import EVERYONE, HEADER, written

_FIGURE = re.compile(r"([\d,]+) (candidaturas?|postulaci(?:ón|ones) por partido)\b")
_SAYS = {
    "una-vez": "Cada candidatura se cuenta una vez",
    "por-partido": "se cuenta una vez por cada partido",
    "": "el instituto no ha decidido otra forma de contar",
}


@pytest.fixture(params=_SAYS, ids=lambda value: value or "undecided")
def counted(request, tmp_path):
    snapshot = written(tmp_path / "congelado", header=replace(HEADER, figures_count=request.param))
    return request.param, made(snapshot)


def test_each_page_with_a_figure_says_how_it_counts(counted):
    how, files = counted
    said = {path: " ".join(Read(content).said("main")) for path, content in files.items() if path.endswith(".html")}
    with_figures = {path: text for path, text in said.items() if _FIGURE.search(text)}
    kinds = {path.split("/", maxsplit=1)[0] for path in with_figures}
    assert {"index.html", "municipios", "partidos", "nombres", "buscar"} <= kinds
    assert [path for path, text in with_figures.items() if _SAYS[how] not in text] == []
    assert [
        path for path, text in with_figures.items() if "titulares y suplentes, y también quienes ya no" not in text
    ] == []
    units = {unit.startswith("postulaci") for text in with_figures.values() for _, unit in _FIGURE.findall(text)}
    assert units == {how == "por-partido"}


def test_an_alliance_counts_as_the_process_says(counted):
    how, files = counted
    here = [one for one in EVERYONE if (one.office, one.territory) == ("mr", "distrito:1")]
    of_alliance = sum(one.postulant == "juntas" for one in here)
    assert of_alliance
    expected = len(here) + of_alliance * (how == "por-partido")
    race = next(path for path in files if path.startswith("diputaciones-mr/") and path.endswith("/index.html"))
    assert _FIGURE.search(Read(files[race]).said("main")[0]).group(1) == str(expected)


def test_a_figure_counts_alternates_and_whoever_no_longer_stands_as_it_says(counted):
    _, files = counted
    (said,) = Read(files["ayuntamientos/villa-aurora/index.html"]).said("main")
    here = [one for one in EVERYONE if one.territory == "municipio:1"]
    assert {one.seat for one in here} == {"P", "S"}
    assert {one.status for one in here} == {"registrada", "sustituida"}
    assert _FIGURE.search(said).group(1) == str(len(here))


def test_data_for_programs_holds_both_under_their_own_names(counted):
    _, files = counted
    home = json.loads(files["index.json"])
    alliances = sum(one.postulant == "juntas" for one in EVERYONE)
    races = [race for office in home["elecciones"] for race in office["contiendas"]]
    assert sum(race["candidaturas"] for race in races) == len(EVERYONE)
    assert sum(race["postulaciones_por_partido"] for race in races) == len(EVERYONE) + alliances


@pytest.mark.parametrize("how", _SAYS)
def test_a_freeze_takes_it_from_the_process(here, tmp_path, how):
    process = here.process
    process.parameters["figures_count"] = {"value": how or None, "source": "prueba", "confidence": "U"}
    Process.objects.filter(pk=process.pk).update(parameters=process.parameters)
    frozen(process, tmp_path / "congelado")
    assert Snapshot(tmp_path / "congelado").header.figures_count == how
