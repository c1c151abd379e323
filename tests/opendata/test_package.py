# SPDX-License-Identifier: EUPL-1.2
"""The data package, validated as its users do, and the figure that the page of the data counts for them."""

import html
import subprocess
import sys
from collections import Counter

import frictionless
import pytest

from conoceles.opendata.page import EXAMPLE
from conoceles.publication.snapshot import Mate
from tests.publication.site_pages import Read

from .editions import EVERYONE, files, profile, rows, written


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    """More than one party, an alliance with and without a party of origin, and whoever is not to be counted."""
    folder = tmp_path_factory.mktemp("datos")
    more = [
        profile("Aliada Uno", slug="aliada-1", postulant="co", party_of_origin="ps"),
        profile("Aliada Dos", slug="aliada-2", postulant="co"),
        profile("Suplente", slug="aliada-s", seat="S", mates=(Mate("aliada-2", "Aliada Dos", "P", "mujer"),)),
        profile("Hombre", slug="hombre", sex="hombre"),
    ]
    return folder / "release", files(written(folder / "freeze", [*EVERYONE, *more]), folder / "release")


def test_frictionless_finds_nothing_wrong_with_the_package_nor_with_a_row(release, monkeypatch):
    folder, _ = release
    monkeypatch.chdir(folder / "datos")
    package = frictionless.Package("datapackage.json")
    package.remove_resource("candidaturas-parquet")  # it would read it with pandas; ``test_formats`` reads it
    report = package.validate()
    assert report.flatten(["name", "type", "message"]) == []
    assert report.valid
    assert {"candidaturas", "candidaturas-xlsx", "formato-ine", "cambios"} < {task.name for task in report.tasks}
    assert sum(task.stats["rows"] for task in report.tasks if task.name == "candidaturas") == len(EVERYONE) + 4


def test_a_file_that_is_not_what_the_package_says_is_noticed(release, tmp_path):
    _, made = release
    for name in ("datapackage.json", "candidaturas.csv"):
        (tmp_path / name).write_bytes(made[f"datos/{name}"])
    spoiled = made["datos/candidaturas.csv"].replace(b"registrada", b"registrado", 1)
    (tmp_path / "candidaturas.csv").write_bytes(spoiled)
    package = frictionless.Package(str(tmp_path / "datapackage.json"))
    (task,) = package.get_resource("candidaturas").validate().tasks
    assert {error.type for error in task.errors} >= {"hash-count"}


def test_the_figure_of_the_page_is_the_one_that_its_example_counts(release, tmp_path):
    folder, made = release
    counted = Counter(
        row["siglado"] or row["postulante"]
        for row in rows(made["datos/candidaturas.csv"])
        if (row["estatus"], row["calidad"], row["sexo"]) == ("registrada", "P", "mujer")
    )
    assert counted == {"ps": 4, "co": 1}
    page = Read(made["datos/index.html"])
    assert f"<code>{EXAMPLE}</code>" in html.unescape(made["datos/index.html"].decode())
    ran = subprocess.run(
        [sys.executable, "-c", EXAMPLE], cwd=folder / "datos", check=True, capture_output=True, text=True
    )
    assert dict(line.split() for line in ran.stdout.splitlines()) == {"ps": "4", "co": "1"}
    told = page.said("tr")
    assert [row for row in told if row.startswith("Partido Solar")] == ["Partido Solarps4"]
    assert [row for row in told if row.startswith("Todas")] == ["Todas5"]
