# SPDX-License-Identifier: EUPL-1.2
"""The pages that show what a profile said before, and the fingerprint that each profile bears."""

import hashlib
import json
from dataclasses import replace

import pytest

from conoceles.publication.snapshot import Withdrawn

from .site_pages import Read, made
from .snapshots import ANSWERS, GOVERNMENT, HOSTILE, LONG, corrected, profile, sheet, written

PLACE = "gubernatura/sacnicte/"
HISTORY = f"{PLACE}historial/abril-poot"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    people = [profile("Abril Poot", corrected(), **GOVERNMENT), profile("Beto Uc", sheet(), **GOVERNMENT)]
    return made(written(tmp_path_factory.mktemp("historial") / "congelado", people))


def differing(read, tag):
    """What each *tag* says to whoever hears it."""
    return [text for text in read.said(tag) if "lo que ya no está" not in text and "lo que no estaba" not in text]


def test_what_changed_is_marked_word_by_word_and_said_in_words(files):
    page = Read(files[f"{HISTORY}.html"])
    gone, new = differing(page, "del"), differing(page, "ins")
    assert gone[0] == "Quitó: mañanas, (fin de lo que quitó)"
    assert new[0] == "Puso: tardes, (fin de lo que puso)"
    assert all(text.startswith("Quitó: ") and text.endswith("(fin de lo que quitó)") for text in gone)
    assert all(text.startswith("Puso: ") and text.endswith("(fin de lo que puso)") for text in new)
    (said,) = page.said("main")
    assert "La 2 se publicó por primera vez el 9 de marzo de 2027; la 3, el 13 de marzo de 2027." in said
    assert "Cambió: Sus propuestas, Formación académica, Medios de contacto." in said
    assert HOSTILE[0] in said
    assert page.all("script") == []
    assert "También cambió: Teléfono. Lo anterior no se conserva aquí." in said


def test_the_json_gives_each_text_before_and_after(files):
    (asked,) = json.loads(files[f"{HISTORY}.json"])["cuestionarios"]
    last, first = asked["cambios"]
    assert (first["de_revision"], first["a_revision"], last["de_revision"], last["a_revision"]) == (1, 2, 2, 3)
    told = {each["clave"]: each for change in (last, first) for part in change["rubros"] for each in part["preguntas"]}
    assert told["propuesta_2"]["antes"] == [LONG.replace("tardes", "mañanas", 1)]
    assert told["propuesta_2"]["despues"] == [ANSWERS["propuesta_2"]]
    assert (told["historia"]["antes"], told["historia"]["despues"]) == ([], [ANSWERS["historia"]])
    assert told["grado"]["antes"] == ["Sin estudios"]
    assert {key: told[key]["antes"] for key in ("telefono", "foto")} == {"telefono": None, "foto": None}


def test_only_whoever_has_a_history_has_a_page_of_it_and_whoever_was_withdrawn_has_none(files, tmp_path):
    assert [path for path in files if "historial" in path] == [f"{HISTORY}.html", f"{HISTORY}.json"]
    profiles = {slug: Read(files[f"{PLACE}{slug}.html"]) for slug in ("abril-poot", "beto-uc")}
    leads = {slug: [a["href"] for a in read.all("a") if "historial" in a["href"]] for slug, read in profiles.items()}
    assert leads == {"abril-poot": ["historial/abril-poot.html"], "beto-uc": []}
    taken_off = Withdrawn("2027-05-04T10:00:00-06:00", "sentencia", "una sentencia")
    gone = replace(profile("Abril Poot", corrected(), **GOVERNMENT).trail(), withdrawn=taken_off)
    later = made(written(tmp_path / "congelado", [gone]))
    assert not [path for path, content in later.items() if "historial" in path or b"historial/" in content]


def test_a_profile_says_how_to_know_its_json_and_where_each_section_stands(files):
    page = Read(files[f"{PLACE}abril-poot.html"])
    assert hashlib.sha256(files[f"{PLACE}abril-poot.json"]).hexdigest() in page.said("code")
    assert "sha256sum abril-poot.json" in page.said("code")
    assert "Historia profesional: validado el 3 de marzo de 2027." in page.said("li")
