# SPDX-License-Identifier: EUPL-1.2
"""The site in other languages: whole, signed, at the same addresses, and never saying more than the Spanish one."""

import shutil
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from conoceles.elections.models import Process
from conoceles.opendata import part as opendata
from conoceles.publication.freezing.languages import languages, withheld
from conoceles.publication.languages import catalogues, gathering, process_words, sheets, speaking
from conoceles.publication.parts import Laid, site
from conoceles.publication.snapshot import LanguageInfo
from tests.journeys.private_side import chromium

from . import snapshots
from .pseudo import PSEUDO, Unsaid
from .site_pages import KEY, Read, laid

#: What pages still say past the catalogues, by the beginning of it: each is to be wrapped, and then goes from here.
KNOWN: tuple[str, ...] = ()
HEADER = replace(
    snapshots.HEADER,
    languages=(LanguageInfo("en", process_words.of("demo", "en")), LanguageInfo("yua", {}), LanguageInfo("xx", {})),
)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return snapshots.written(tmp_path_factory.mktemp("languages") / "snapshot", header=HEADER)


@pytest.fixture(scope="module")
def release(snapshot, tmp_path_factory):
    return laid(snapshot, tmp_path_factory.mktemp("site") / "prueba")


@pytest.fixture(scope="module")
def pseudo(snapshot, release):
    """Every page for people in the language that nobody speaks."""
    with speaking(PSEUDO):
        pages = [page for shard in site.shards(snapshot) if "--" not in shard for page in site.pages(snapshot, shard)]
        pages += [page for part in (site, opendata) for page in part.closing(snapshot, Laid(release, KEY))]
        found = {page.path: page.make() for page in pages if page.path.endswith(".html")}
    return {path: content for path, content in found.items() if not path.startswith("en/")}


def test_a_page_in_english_lies_beside_each_spanish_one_and_data_is_not_made_again(release):
    there = {str(path.relative_to(release)) for path in release.rglob("*.*") if path.suffix not in {".br", ".gz"}}
    english = {path.removeprefix("en/") for path in there if path.startswith("en/")}
    spanish = {path for path in there if not path.startswith("en/")}
    assert english == {
        path for path in spanish if path.endswith((".html", ".atom", ".ics", "/boleta.txt", "/qr.svg", "compartir.png"))
    }


def test_each_page_names_its_language_and_leads_to_itself_in_the_others(release):
    for path in ("index.html", "gubernatura/sacnicte/abril-poot.html", "mi-boleta/secciones.html", "buscar/index.html"):
        spanish, english = Read((release / path).read_bytes()), Read((release / "en" / path).read_bytes())
        assert (spanish.all("html")[0]["lang"], english.all("html")[0]["lang"]) == ("es-MX", "en")
        # In the page and not in its head: there, search engines heed whole addresses alone, and ours are relative.
        for page, at, other in ((spanish, path, f"en/{path}"), (english, f"en/{path}", path)):
            switch = [each for each in page.all("a") if "hreflang" in each]
            code = "en" if other.startswith("en/") else "es"
            found = [(each["lang"], _file(release / at, each["href"])) for each in switch]
            assert found == [(code, (release / other).resolve())]


def test_search_engines_are_told_of_each_language_where_the_site_knows_its_address(tmp_path):
    header = replace(HEADER, process=replace(HEADER.process, site="https://conoceles.example/prueba/"))
    snapshot = snapshots.written(tmp_path / "snapshot", header=header)
    office = next(page for page in site.pages(snapshot, "en--portada") if page.path == "en/ayuntamientos/index.html")
    told = {each["hreflang"]: each["href"] for each in Read(office.make()).all("link") if "hreflang" in each}
    assert told == {
        "es": "https://conoceles.example/prueba/ayuntamientos/",
        "en": "https://conoceles.example/prueba/en/ayuntamientos/",
    }


def _file(page, href):
    found = page.parent / href
    return (found / "index.html" if href.endswith("/") else found).resolve()


def test_a_candidates_own_words_and_what_is_not_translated_are_marked_as_spanish(release):
    page = (release / "en/gubernatura/sacnicte/abril-poot.html").read_text()
    assert '<div class="words" lang="es" dir="auto">' in page
    assert '<span lang="es">Partido Ceiba</span>' in page
    assert "Candidate for governor" in page
    assert "\ufdd0" not in page
    assert "<title>Abril Poot · Candidate for governor · Conóceles</title>" in page


def test_a_fingerprint_is_of_the_one_file_that_there_is_in_whatever_language_it_is_told(release):
    told = [each for each in (release / "gubernatura/sacnicte/abril-poot.html").read_text().split() if len(each) > 64]
    assert told
    english = (release / "en/gubernatura/sacnicte/abril-poot.html").read_text()
    assert [each for each in told if "<code>" in each and each not in english] == []


def test_a_language_that_is_not_whole_or_that_nobody_signed_is_nowhere(release):
    assert not (release / "yua").exists()
    assert not (release / "xx").exists()
    assert 'hreflang="yua"' not in (release / "index.html").read_text()


def test_every_catalogue_holds_the_words_of_today_and_ours_lacks_nothing():
    words = {one.words for one in gathering.gathered()}
    for code in catalogues.codes():
        catalogue = catalogues.read(catalogues.path(code))
        assert {entry.msgid for entry in catalogue if not entry.obsolete} == words, "manage.py languages gather"
        lacks = catalogues.lacks(code, catalogue)
        assert [lack for lack in lacks if code in catalogues.OURS or lack.kind in catalogues.NEVER] == []


def test_nobody_has_written_maya_for_the_people_who_speak_it():
    """Until somebody who does signs it, not one word of it is in the repository."""
    catalogue = catalogues.read(catalogues.path("yua"))
    head = catalogue.metadata
    translated = [entry for entry in catalogue if entry.translated()]
    unsigned = [entry.msgid for entry in translated if not catalogues.answered_for("yua", entry, head)]
    assert unsigned == []


@pytest.fixture
def maya(tmp_path, monkeypatch):
    """The catalogue of Maya in a folder of its own, with invented words that no language has."""
    folder = tmp_path / "po"
    shutil.copytree(catalogues.path("yua").parent, folder)
    monkeypatch.setattr(catalogues, "_FOLDER", folder)
    return folder / "yua.po"


def _translated(file, how=lambda words: f"x {words}"):
    catalogue = catalogues.read(file)
    catalogue.metadata[catalogues.OWN_NAME] = "xx"
    for entry in catalogue:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: how(entry.msgid), 1: how(entry.msgid_plural)}
        else:
            entry.msgstr = how(entry.msgid)
    return catalogue


def test_a_signature_covers_the_words_that_were_read_and_no_others(maya):
    catalogue = _translated(maya)
    assert {lack.kind for lack in catalogues.lacks("yua", catalogue)} == {"unsigned", "unread"}
    catalogue.save(str(maya))
    with pytest.raises(CommandError):
        call_command("languages", "check", stdout=StringIO())
    call_command("languages", "sign", "yua", by="Persona Inventada", stdout=StringIO())
    assert catalogues.lacks("yua", catalogues.read(maya)) == []
    call_command("languages", "check", stdout=(said := StringIO()))
    assert "yua: se ofrece, 100 % traducido" in said.getvalue()

    catalogue = catalogues.read(maya)
    catalogue[0].msgstr += " y algo más"
    assert [(lack.kind, lack.about) for lack in catalogues.lacks("yua", catalogue)] == [("unread", "1")]
    catalogue = catalogues.read(maya)
    catalogue.metadata[catalogues.REVIEWER] = "Otra Persona"
    assert [lack.kind for lack in catalogues.lacks("yua", catalogue)] == ["unread"]


def test_a_sheet_goes_to_a_translator_and_comes_back_without_what_does_not_fit(maya, tmp_path):
    import openpyxl  # noqa: PLC0415

    file = tmp_path / "hoja.xlsx"
    file.write_bytes(sheets.as_workbook("yua"))
    book = openpyxl.load_workbook(file)
    sheet = book.active
    numbers = {}
    for row in sheet.iter_rows(min_row=2):
        spanish = row[1].value
        numbers[spanish] = row[0].row
        row[3].value = f"x {spanish}"
    sheet.cell(numbers["Quién se postula en {place}"], 4).value = "x sin hueco"
    sheet.cell(numbers["Inicio"], 4).value = "x <b>Inicio</b>"
    sheet.cell(numbers["Distritos"], 2).value = "Otra cosa"
    sheet.cell(numbers["Partidos"], 4).value = "x \u202ePartidos"
    book.save(file)
    _, faults = sheets.bring_back("yua", file, folder=tmp_path)
    assert {(fault.spanish, fault.why) for fault in faults} == {
        ("Quién se postula en {place}", "falta el hueco {place}"),
        ("Inicio", "sobra la marca <b>"),
        ("Inicio", "sobra la marca </b>"),
        ("Distritos", "el español de la hoja no es el de la clave"),
        ("Partidos", "lleva algo que no se ve: U+202E RIGHT-TO-LEFT OVERRIDE (carácter 3)"),
    }
    came = catalogues.read(maya)
    assert came.find("Inicio").msgstr == ""
    assert came.find("Municipios").msgstr == "x Municipios"
    own = "x ¿Cómo se llama este idioma en sí mismo?"
    assert came.metadata[catalogues.OWN_NAME] == own
    for name in ("xx\nX-Reviewed-By: Nadie", "<b>xx", "xx\u202e"):
        sheet.cell(2, 4).value = name
        book.save(file)
        assert "el nombre lleva sólo letras y espacios, en un renglón" in {
            fault.why for fault in sheets.bring_back("yua", file, folder=tmp_path)[1]
        }
    head = catalogues.read(maya).metadata
    assert (head[catalogues.OWN_NAME], head.get(catalogues.REVIEWER, "")) == (own, "")


def test_every_word_of_every_page_goes_through_the_catalogues(pseudo):
    unsaid = {
        (words, path)
        for path, content in pseudo.items()
        for words in Unsaid(content.decode()).found
        if not words.startswith(KNOWN)
    }
    first = dict(sorted(unsaid, reverse=True))
    assert first == {}


def test_words_two_fifths_longer_overflow_no_page_at_320_pixels(pseudo, release, tmp_path):
    one_of_each = {}
    for path, content in sorted(pseudo.items()):
        one_of_each.setdefault((path.partition("/")[0], path.count("/")), path)
        (tmp_path / "en-xa" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "en-xa" / path).write_bytes(content)
    for each in (*release.glob("*.css"), *release.glob("*.svg")):
        shutil.copy(each, tmp_path)
    wide = {}
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 320, "height": 800})
        for path in one_of_each.values():
            page.goto((tmp_path / "en-xa" / path).as_uri())
            if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
                wide[path] = width
    assert wide == {}


def test_a_process_is_published_in_the_languages_that_it_asks_for_and_is_told_of_those_that_are_not_ready(process):
    process.parameters["public_languages"] = {"value": "en, yua", "source": "prueba", "confidence": "U"}
    assert [each.code for each in languages(process)] == ["en", "yua"]
    assert languages(process)[0].words["Regidora"] == "Council member"
    assert withheld(process) == ["yua"]
    process.parameters["public_languages"]["value"] = None
    assert languages(process) == ()


@pytest.fixture
def process():
    return Process(slug="demo", parameters={})
