# SPDX-License-Identifier: EUPL-1.2
"""The page of the data and their archive: what closes the folder ``datos/``."""

import zipfile

import pytest

from conoceles.opendata import part
from conoceles.opendata.archive import zipped
from conoceles.opendata.columns import Table
from conoceles.publication.parts.site.words import size
from tests.publication.site_pages import Read, laid

from .editions import HEADER, written


@pytest.fixture
def baked(tmp_path):
    """The folder ``datos/`` as a bake leaves it."""
    return laid(written(tmp_path / "freeze"), tmp_path / "release", parts=[part]) / "datos"


def test_the_archive_holds_every_file_of_the_data_byte_for_byte(baked):
    with zipfile.ZipFile(baked / "conoceles-demo.zip") as archive:
        assert archive.testzip() is None
        held = {name: archive.read(name) for name in archive.namelist()}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    offered = {file.name for file in baked.iterdir() if file.suffix not in {".br", ".gz", ".html", ".zip"}}
    assert set(held) == {f"datos/{name}" for name in offered}
    assert {"candidaturas.xlsx", "candidaturas.parquet", "cambios.csv", "datapackage.json"} < offered
    assert held == {name: (baked.parent / name).read_bytes() for name in held}


def test_an_archive_that_outgrows_its_fields_is_read_all_the_same(baked, tmp_path):
    large = tmp_path / "grande.zip"
    paths = [f"datos/{name}" for name in ("candidaturas.json", "candidaturas.xlsx", "LEEME.txt")]
    large.write_bytes(b"".join(zipped(baked.parent, paths, wide=600)))
    with zipfile.ZipFile(large) as archive:
        assert archive.testzip() is None
        assert archive.read("datos/LEEME.txt") == (baked / "LEEME.txt").read_bytes()
        assert {entry.extract_version for entry in archive.infolist()} == {45}


def test_the_page_of_the_data_leads_to_each_file_with_its_size_and_says_how_to_count(baked):
    page = Read((baked / "index.html").read_bytes())
    leads = {a["href"] for a in page.all("a")}
    cards = page.said("li")
    offered = [file for file in baked.iterdir() if file.suffix not in {".br", ".gz", ".html", ".zip"}]
    assert len(offered) == 13
    for file in offered:
        assert file.name in leads
        assert [
            card for card in cards if card.startswith(file.name) and card.endswith(f" {size(file.stat().st_size)}.")
        ]
    assert "conoceles-demo.zip" in leads
    assert f"ZIP ({size((baked / 'conoceles-demo.zip').stat().st_size)})" in page.said()[0]
    words = page.said("code")
    assert {"estatus", "calidad", "siglado", "postulante", "integrantes"} <= set(words) & set(Table(HEADER).names)
    readme = (baked / "LEEME.txt").read_text()
    assert all(f"- {column}: " in readme for column in ("estatus", "calidad", "siglado"))


@pytest.mark.parametrize(("count", "words"), [(640, "640 bytes"), (12_400, "12.4 kB"), (3_100_000, "3.1 MB")])
def test_a_size_is_said_in_units_that_people_read(count, words):
    assert size(count) == words
