# SPDX-License-Identifier: EUPL-1.2
"""The image that goes with a link: of a race and of nobody, light, the same every time, at an address that is whole."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from .site_pages import Read, made, pages
from .snapshots import EVERYONE, HEADER, written

SITE = "https://conoceles.example/prueba/"
PUBLIC = replace(HEADER, process=replace(HEADER.process, site=SITE))
CARD = "compartir.png"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return made(written(tmp_path_factory.mktemp("imagen") / "c", EVERYONE, PUBLIC))


def metas(page):
    return {each.get("property") or each.get("name"): each.get("content") for each in page.all("meta")}


def test_there_is_one_of_each_race_that_messengers_show(files):
    found = {path: body for path, body in files.items() if path.endswith(CARD)}
    assert set(found) == {CARD} | {
        path.replace("index.json", CARD) for path, body in files.items() if b'"tipo":"contienda"' in body
    }
    assert len(set(found.values())) == len(found)
    for path, body in found.items():
        with Image.open(io.BytesIO(body)) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630)), path
        assert len(body) < 100_000


def test_every_page_bears_the_one_of_its_race_with_its_words(files):
    for path, body in files.items():
        if not path.endswith(".html"):
            continue
        found = metas(Read(body))
        assert found["og:image"].removeprefix(SITE) in files, path
        assert found["og:image:alt"].startswith("Conozca a quienes contienden. "), path
    for name in ("index", "abril-poot", "comparar/index", "comparar/curricular-historia"):
        found = metas(Read(files[f"gubernatura/sacnicte/{name}.html"]))
        assert found["og:image"] == f"{SITE}gubernatura/sacnicte/{CARD}"
        assert "Gubernatura · Sacnicté" in found["og:image:alt"]
        assert "6 de junio de 2027" in found["og:image:alt"]


def test_without_an_address_there_is_none(tmp_path):
    found = made(written(tmp_path / "c"))
    assert [path for path in found if path.endswith(CARD)] == []
    assert [path for path, body in found.items() if b"og:image" in body] == []


def test_it_depends_on_nobody(tmp_path):
    """Neither on who they are nor on what they answer: whoever leaves is in none, and none has to be made again."""
    others = [replace(one, name=f"Otra {n}", sheets=(), photo=()) for n, one in enumerate(EVERYONE)]
    notes = replace(PUBLIC, ballot_names="todos")
    before, after = (
        {page.path: page.inputs for page in pages(written(tmp_path / name, people, header)) if page.path.endswith(CARD)}
        for name, people, header in (("a", EVERYONE, PUBLIC), ("b", others, notes))
    )
    assert before == after


def test_it_is_made_anew_when_what_it_says_changes(tmp_path, files):
    fewer = made(written(tmp_path / "c", EVERYONE[1:], PUBLIC))
    differing = {path for path in files if path.endswith(CARD) and files[path] != fewer[path]}
    assert differing == {CARD, f"gubernatura/sacnicte/{CARD}"}
