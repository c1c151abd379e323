# SPDX-License-Identifier: EUPL-1.2
"""The manuals are pages and PDF for anyone, made of the same Markdown."""

import re
from io import BytesIO

import pypdf
import pytest
from django.test import Client

from conoceles.desks.manuals import NAMES, blocks
from conoceles.look.manuals import Run, labels, read

pytestmark = pytest.mark.django_db


def words(name):
    """Every word of a manual, as it is said."""
    return ["".join(run.words for run in item) for block in blocks(name) for item in block.items]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_every_word_and_every_picture_to_whoever_has_not_entered(name):
    page = Client().get(f"/manuales/{name}/")
    text = re.sub(r"\s+", " ", re.sub(r"</?(b|strong)>", "", page.content.decode()))
    assert page.status_code == 200
    assert [each for each in words(name) if each not in text] == []
    for block in (block for block in blocks(name) if block.kind == "picture"):
        assert f'src="/estatico/desks/manuals/{block.picture}" alt="{block.alt}"' in text


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_a_tagged_pdf_that_tells_its_pictures(name):
    answer = Client().get(f"/manuales/{name}.pdf")
    assert answer["Content-Disposition"] == f'attachment; filename="manual-{name}.pdf"'
    file = pypdf.PdfReader(BytesIO(answer.content))
    assert file.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert file.trailer["/Root"]["/Lang"].startswith("es")
    said = set(_alternatives(file.trailer["/Root"]["/StructTreeRoot"]))
    assert {block.alt for block in blocks(name) if block.alt} <= said


def _alternatives(node):
    node = node.get_object()
    if isinstance(node, list):
        for each in node:
            yield from _alternatives(each)
    elif isinstance(node, dict):
        if "/Alt" in node:
            yield str(node["/Alt"])
        if "/K" in node:
            yield from _alternatives(node["/K"])


def test_whoever_cannot_enter_finds_them_at_the_door_and_a_name_that_is_none_is_not_found():
    door = Client().get("/entrar/").content.decode()
    assert 'href="/manuales/"' in door
    listed = Client().get("/manuales/").content.decode()
    for name, title in NAMES.items():
        assert title in listed
        assert f'href="/manuales/{name}/"' in listed
    for missing in ("/manuales/otro/", "/manuales/otro.pdf"):
        assert Client().get(missing).status_code == 404


WRITTEN = """# Uno

Diga *Antes*.

## Dos

![Una](../a.webp)

1. Oprima *Aquí* y **ya**,
   dos veces.
2. Fin

## Tres

*Después*
"""
REFUSED = {
    "depth": "### Muy hondo",
    "quote": "> una cita",
    "table": "| una | tabla |",
    "link": "[una](liga)",
    "html": "<b>HTML</b>",
    "code": "un `código`",
    "no alternative": "![](sin-alt.webp)",
    "mixed list": "- una\n1. mezcla",
}


def test_a_label_is_of_the_picture_before_it_in_its_section():
    made = read(WRITTEN)
    assert list(labels(made)) == [("", "Antes"), ("a.webp", "Aquí"), ("", "Después")]
    assert made[4].kind == "ol"
    assert made[4].items[0] == (
        Run("Oprima "), Run("Aquí", "label"), Run(" y "), Run("ya", "strong"), Run(", dos veces."),
    )  # fmt: skip


@pytest.mark.parametrize("written", REFUSED)
def test_what_nobody_would_set_is_refused(written):
    with pytest.raises(ValueError, match=r"."):
        read(REFUSED[written])
