# SPDX-License-Identifier: EUPL-1.2
"""Finding people by name: what the index holds, how words are compared, and that a page without scripts lacks nothing.

The search itself runs in a browser: ``tests/journeys/test_finding.py``.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from conoceles.publication.parts import site
from conoceles.publication.parts.site.finding.gathering import SAMPLE
from conoceles.publication.parts.site.finding.spelling import hashed, paired, sound, words
from conoceles.publication.snapshot import LanguageInfo, Withdrawn

from .site_pages import Read, made
from .snapshots import EVERYONE, HEADER, MR, NEVER, NOT_OWED, profile, sheet, written

CASES = json.loads(Path(__file__).with_name("spellings.json").read_text(encoding="utf-8"))
INDEX = "buscar/indice/"


@pytest.mark.parametrize(("text", "found"), CASES["words"])
def test_a_name_is_sought_by_its_words_however_it_is_written(text, found):
    assert words(text) == found


@pytest.mark.parametrize(("word", "heard"), CASES["sounds"])
def test_words_that_are_written_alike_by_ear_sound_alike(word, heard):
    assert sound(word) == heard


def read(files, kind):
    """All pieces of a *kind* of the index, by their paths."""
    return {path: json.loads(content) for path, content in files.items() if path.startswith(f"{INDEX}{kind}-")}


def coded_words(content):
    """The words that a page has for the codes of rows."""
    (finder,) = [each for each in Read(content).all("div") if each.get("class") == "finder"]
    return json.loads(finder["data-coded"])


def indexed(snapshot):
    return list(site.pages(snapshot, "busqueda"))


def having(files, one, other=""):
    """How many candidacies the index says have a word, or both of two."""
    key = paired(hashed(one), hashed(other) if other else 0)
    general = json.loads(files[f"{INDEX}general.json"])
    bits = general["parejas"]
    for piece, (_, content) in enumerate(sorted(read(files, "parejas").items())):
        at = piece << (32 - bits)
        for gap, *people in content:
            at += gap
            if at == key:
                return len(people)
    return 0


def test_every_candidacy_has_one_row_which_says_what_lists_say(tmp_path):
    files = made(written(tmp_path / "congelado"))
    rows = [row for piece in read(files, "personas").values() for row in piece]
    assert sorted(row[1] for row in rows) == sorted(one.name.replace("\x00", "") for one in EVERYONE)
    assert {path for *_, path, _, _, _, _ in rows} <= set(files)
    (gone,) = [row for row in rows if row[1] == "Hilaria Ku"]
    assert gone[1:] == [
        "Hilaria Ku", "", "ayuntamientos/villa-aurora/hilaria-ku.html", "ayuntamiento/presidencia/P",
        "Villa Aurora · CEIBA", "sustituida", "",
    ]  # fmt: skip
    told = coded_words(files["buscar/index.html"])
    assert told == coded_words(files["index.html"])
    assert {row[column] for row in rows for column in (4, 6, 7)} - {""} <= set(told)
    assert (told["ayuntamiento/presidencia/P"], told["sustituida"]) == ("Presidencia municipal", "Sustituida")


def test_the_index_is_one_and_pages_in_english_say_its_codes_in_english(tmp_path):
    header = replace(HEADER, languages=(LanguageInfo("en", {"Presidencia municipal": "Mayor"}),))
    snapshot = written(tmp_path / "congelado", header=header)
    page = next(page for page in site.pages(snapshot, "en--nombres") if page.path == "en/buscar/index.html")
    told = coded_words(page.make())
    assert (told["ayuntamiento/presidencia/P"], told["perfil_retirado"]) == ("Mayor", "Profile withdrawn")


def test_words_of_names_and_nicknames_are_counted_once_a_candidacy(tmp_path):
    crowd = [profile("Ek Ek Ku", NEVER, slug="a", nickname="Ku"), profile("Ek Pech", NEVER, slug="b")]
    files = made(written(tmp_path / "congelado", crowd))
    (counts,) = read(files, "palabras").values()
    assert counts == {"ek": 2, "ku": 1, "pech": 1}


def test_two_words_that_many_have_lead_to_those_who_have_both_and_one_alone_to_a_few(tmp_path):
    crowd = [
        profile("Ana Ek Ku" if n % 2 else "Eva Ek Ku", NOT_OWED, slug=f"n-{n}", order=n, **MR)
        for n in range(4 * SAMPLE)
    ]
    crowd += [profile("Sola Ek", NOT_OWED, slug="sola", order=900, **MR)]
    files = made(written(tmp_path / "congelado", crowd))
    assert (having(files, "ana", "ek"), having(files, "ku", "ana"), having(files, "ana", "eva")) == (
        2 * SAMPLE,
        2 * SAMPLE,
        0,
    )
    assert (having(files, "ek"), having(files, "sola"), having(files, "nadie")) == (SAMPLE, 1, 0)


def test_a_nickname_leads_to_whoever_has_just_that_one_unless_many_are_called_so(tmp_path):
    nicknames = ("El Chepo", "La Ana", "Don Chepo Ek")
    crowd = [profile(f"Ana Uc {n}", NEVER, slug=f"n-{n}", order=n, **MR) for n in range(SAMPLE)]
    crowd += [profile("Ana Ku", NEVER, slug=each[-4:].strip().lower(), nickname=each, **MR) for each in nicknames]
    files = made(written(tmp_path / "congelado", crowd))
    found = {key: having(files, f"«{key}") for key in ("chepo", "chepo el", "chepo ek", "chepo dona ek", "ana")}
    assert found == {"chepo": 1, "chepo el": 1, "chepo ek": 1, "chepo dona ek": 0, "ana": 0}


def test_of_a_withdrawn_profile_the_index_keeps_who_she_is_and_that_it_was_withdrawn(tmp_path):
    shown = profile("Canaria Uc", sheet({"historia": "Canario de la historia"}), nickname="Canaria del Pueblo")
    withdrawn = Withdrawn("2027-05-04T10:00:00-06:00", "sentencia", "una sentencia")
    taken = replace(profile("Canaria Uc"), age=None, withdrawn=withdrawn)
    index = [
        b"".join(page.make() for page in indexed(written(tmp_path / one.nickname[:3], [one]))) for one in (shown, taken)
    ]
    assert [b"pueblo" in each for each in index] == [True, False]
    assert [b"perfil_retirado" in each for each in index] == [False, True]
    assert [b"Canario" in each for each in index] == [False, False]


def test_when_one_person_changes_the_other_pieces_are_those_of_the_release_before(tmp_path):
    crowd = [profile(f"Ana {n:04} Ku", NOT_OWED, slug=f"n-{n}", order=n, **MR) for n in range(1500)]
    renamed = [*crowd[:-1], replace(crowd[-1], nickname="Nena")]

    def inputs(name, people):
        return {page.path: page.inputs for page in indexed(written(tmp_path / name, people))}

    before, after = inputs("antes", crowd), inputs("despues", renamed)
    assert set(before) == set(after)
    altered = [path.split("/")[2].split("-")[0] for path in before if before[path] != after[path]]
    assert set(altered) == {"palabras", "parejas", "personas"}
    assert len(altered) < 12 < len(before) / 5


def test_without_scripts_the_page_has_its_letters_and_no_box_that_would_do_nothing(tmp_path):
    files = made(written(tmp_path / "congelado"))
    for path in ("index.html", "buscar/index.html"):
        page = Read(files[path])
        (finder,) = [each for each in page.all("div") if each.get("class") == "finder"]
        assert "hidden" in finder
        assert page.all("form") == []
    leads = {each["href"] for each in Read(files["buscar/index.html"]).all("a")}
    assert "../nombres/k/" in leads


def test_a_nickname_is_under_the_letters_of_its_words(tmp_path):
    files = made(written(tmp_path / "congelado", [profile("Abril Poot", NEVER, nickname="La Maestra")]))
    page = Read(files["nombres/m/index.html"])
    assert page.said("mark") == ["Maestra"]
    assert [line for line in page.said("li") if line.startswith("Abril Poot «La Maestra»")]
