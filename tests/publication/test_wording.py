# SPDX-License-Identifier: EUPL-1.2
"""Who says each word of what is proposed: in the sentence she says it, and nowhere once she no longer does."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from conoceles.publication.baking import Bench, bake
from conoceles.publication.baking.bench import Before
from conoceles.publication.baking.notes import Notes
from conoceles.publication.parts.site import wording
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.wording import bounds
from conoceles.publication.parts.site.wording.spelling import key_of
from conoceles.publication.snapshot import Paused
from conoceles.publication.withdrawing.due import Due
from conoceles.publication.withdrawing.taking_out import taken_out

from .site_pages import KEY, Read, made
from .snapshots import HEADER, MR, NEVER, NOT_OWED, profile, sheet, written

ALIKE = (
    ("camino", "Caminos"), ("camión", "camiones"), ("luz", "luces"), ("clase", "clases"), ("país", "países"),
    ("interés", "intereses"), ("niñez", "ninez"), ("ley", "leyes"), ("joven", "JÓVENES"), ("eje", "ejes"),
    ("ma’alob", "maalob"), ("ts'íib", "tsʼiib"), ("vez", "veces"), ("enlace", "enlaces"), ("mes", "meses"),
)  # fmt: skip
UNLIKE = (("casa", "caso"), ("plaza", "plazo"), ("puerto", "puerta"), ("ano", "anona"), ("red", "rede0"))


def proposing(*texts, **more):
    """What a sheet answers to the questions whose section is searched."""
    return sheet({f"propuesta_{number}": text for number, text in enumerate(texts, 1)} | more)


def of_words(snapshot):
    """The pages of words alone, by their path."""
    catalogue = Catalogue(snapshot)
    return {page.path: page for group in wording.GROUPS for page in wording.pages(catalogue, group)}


def keys(pages):
    """The words that the pieces for browsers have."""
    found = {}
    for path, page in pages.items():
        if path.startswith("palabras/datos/") and "/solas/" not in path and not path.endswith("vacias.json"):
            found |= json.loads(page.make())
    return found


def test_plurals_accents_and_glottal_stops_do_not_keep_a_word_from_being_found():
    assert [key_of(one.lower()) for one, _ in ALIKE] == [key_of(other.lower()) for _, other in ALIKE]
    assert all(key_of(one) != key_of(other) for one, other in UNLIKE)
    assert {key_of(word) for word in ("de", "según" * 9, "2027", "نص", "también", "si")} == {""}


def test_each_word_is_quoted_in_its_sentence_with_who_says_it_and_for_what(tmp_path):
    crowd = [
        profile("Ana Uc", proposing("Habrá luz. Abriremos los caminos <b>viejos</b>: todos. Nada más.")),
        profile("Eva Ek", proposing("Nada.", "Un camino\nnuevo al cenote"), seat="S"),
    ]
    files = made(written(tmp_path / "congelado", crowd))
    read = Read(files["palabra/c/cam.html"])
    assert [text for text in read.said("p") if "camino" in text] == [
        "2 personas la dicen. También escrita: caminos.",
        "Abriremos los caminos <b>viejos</b>: todos.", "Un camino",
    ]  # fmt: skip
    assert read.said("mark") == ["caminos", "camino"]
    assert [text for text in read.said("p") if "·" in text] == [
        "Ana Uc Presidencia municipal · Villa Aurora · CEIBA · Propuesta 1",
        "Eva Ek Presidencia municipal (suplente) · Villa Aurora · CEIBA · Propuesta 2",
    ]
    assert {a["href"] for a in read.all("a")} >= {
        f"../../ayuntamientos/villa-aurora/{x}.html" for x in ("ana-uc", "eva-ek")
    }
    beside = json.loads(files["palabra/c/cam.json"])["palabras"]
    assert [(each["clave"], each["formas"], len(each["las_dicen"])) for each in beside] == [
        ("camino", ["camino", "caminos"], 2),
    ]  # fmt: skip
    listed = json.loads(files["palabras/c/index.json"])["palabras"]
    assert [(each["palabra"], each["pagina"]) for each in listed] == [
        ("camino", "palabra/c/cam.html#camino"), ("cenote", "palabra/c/cen.html#cenot"),
    ]  # fmt: skip


def test_only_what_the_process_says_is_searched_and_only_what_is_public(tmp_path):
    more = {"historia": "historiadora", "aclaraciones": "secretosa@privado.example", "cursos": ["cursista"]}
    crowd = [
        profile("Ana Uc", proposing("propositiva", **more)),
        profile("Eva Ek", sheet({"propuesta_1": "aplazada"}, state="en_revision", version=0)),
    ]
    assert keys(of_words(written(tmp_path / "congelado", crowd))).keys() == {"propositiva"}
    assert of_words(written(tmp_path / "nada", crowd, replace(HEADER, searched=""))) == {}


def test_nothing_of_words_is_kept_of_a_release_that_is_reduced_to_its_archive(tmp_path):
    assert not any(page.archived for page in of_words(written(tmp_path / "congelado")).values())


def test_of_a_word_that_many_say_the_places_are_told_and_each_leads_to_what_is_proposed_there(tmp_path):
    many = [
        profile(f"Ana {n:03}", proposing("Agua limpia"), slug=f"ana-{n}", order=n, territory=f"municipio:{n % 2 + 1}")
        for n in range(bounds.QUOTED[0] + 10)
    ]
    crowd = sorted(many, key=lambda one: one.territory)
    files = made(written(tmp_path / "congelado", crowd))
    read = Read(files["palabra/a/agu.html"])
    leads = [a["href"] for a in read.all("a") if "propuestas" in a["href"]]
    assert leads == [f"../../ayuntamientos/{x}/propuestas.html#:~:text=agua" for x in ("villa-aurora", "pueblo-solo")]
    assert read.said("small") == ["30", "30"]
    assert read.all("mark") == []
    there = Read(files["ayuntamientos/villa-aurora/propuestas.html"])
    assert there.said("h2") == [one.name for one in crowd[:30]]
    record = json.loads(files["palabra/a/agu.json"])["palabras"][0]
    assert (record["candidaturas"], record["las_dicen"]) == (60, None)


def test_a_browser_is_told_who_says_a_word_by_her_number_in_her_race(tmp_path):
    crowd = [
        profile("Ana Uc", NEVER), profile("Eva Ek", proposing("Un cenote"), seat="S"),
        profile("Ida Ku", proposing("Dos cenotes"), **MR),
    ]  # fmt: skip
    files = made(written(tmp_path / "congelado", crowd))
    pieces = {path: json.loads(content) for path, content in files.items() if path.startswith("palabras/datos/c/")}
    ((count, where),) = [piece["cenot"] for piece in pieces.values() if "cenot" in piece]
    race = json.loads(files["ayuntamientos/villa-aurora/index.json"])["candidaturas"]
    assert (count, where) == (2, {"ayuntamientos": {"villa-aurora": [1]}, "diputaciones-mr": {"distrito-1": [0]}})
    assert race[1]["nombre"] == "Eva Ek"


def test_of_a_text_that_leaves_nothing_stays_not_even_its_words(tmp_path):
    """As a withdrawal does it: from the freeze of the shown release, linking what did not change."""
    hers = proposing("Canariamente compartida", "una canariosa sola")
    crowd = [profile("Ana Uc", hers), profile("Eva Ek", proposing("compartida")), profile("Ida Ku", NOT_OWED)]
    shown = written(tmp_path / "congelado", crowd)
    ana = str(crowd[0].id)
    paused = Paused("propuestas", "", "2027-05-04", "sentencia", "una sentencia")
    for name, due in {
        "gone": Due(gone={ana: ("renuncia", date(2027, 5, 4))}, withdrawn={}, paused={}, badges={}),
        "paused": Due(gone={}, withdrawn={}, paused={ana: (("curricular", paused),)}, badges={}),
    }.items():
        before = baked(shown, tmp_path / name / "before")
        taken_out(shown, tmp_path / name / "freeze", due)
        after = baked(type(shown)(tmp_path / name / "freeze"), tmp_path / name / "after", before)
        files = [path for path in after.release.rglob("*") if path.is_file() and path.suffix not in {".br", ".gz"}]
        assert sum("canarios" in path.read_text().lower() for path in before.release.rglob("*.html")) > 2
        assert [path for path in files if b"canario" in path.read_bytes().lower()] == []
        assert [path for path in files if path.name.startswith("can") or "canaria" in path.name] == []
        assert "Eva Ek" in (after.release / "palabra/c/com.html").read_text()
        assert "Ana Uc" not in (after.release / "palabra/c/com.html").read_text()


def baked(snapshot, place, before=None):
    bench = Bench(
        snapshot, ("conoceles.publication.parts.site",), place / "release", Notes(place / "notes"), KEY, before
    )
    bake(bench)
    return Before(place / "release", place / "notes")


def test_one_text_that_changes_makes_only_the_pages_of_its_words_anew(tmp_path):
    words = ["almendra", "barro", "cenote", "danza", "escoba", "faro", "gruta", "hamaca", "iguana", "jícara"]
    crowd = [profile(f"Ana {n}", proposing(f"{words[n]} y {words[n - 1]}"), slug=f"ana-{n}") for n in range(10)]
    changed = [*crowd[:9], replace(crowd[9], sheets=(proposing("jícara y henequén"),))]
    before, after = (
        {path: page.inputs for path, page in of_words(written(tmp_path / name, some)).items()}
        for name, some in (("antes", crowd), ("ahora", changed))
    )
    told = {path for path in before if path.startswith("palabra/") and path.endswith(".html")}
    assert {path for path in told if before[path] != after.get(path)} == {"palabra/i/igu.html", "palabra/j/jic.html"}


@pytest.mark.parametrize(("counts", "level"), [
    ({1: 400, 30: 100}, 50), ({1: 400, 30: 500}, 25), ({2: 7000}, 1), ({9: 1400}, 5),
])  # fmt: skip
def test_how_many_sentences_are_quoted_is_bounded_for_each_candidacy(counts, level):
    spread = [count for count, words in counts.items() for _ in range(words)]
    assert bounds.quoted(spread, speakers=1000) == level
    assert sum(count for count in spread if count <= level) <= bounds.SENTENCES * 1000


def test_words_that_begin_alike_share_pages_and_each_word_is_told_of_once(tmp_path):
    endings = [f"{a}{b}" for a in "bdfgl" for b in "abcdfghijklmnopq"]
    crowd = [profile("Ana Uc", proposing(" ".join(f"contra{ending}" for ending in endings)))]
    pages = of_words(written(tmp_path / "congelado", crowd))
    told = Counter(
        each["clave"]
        for path, page in pages.items() if path.startswith("palabra/") and path.endswith(".json")
        for each in json.loads(page.make())["palabras"]
    )  # fmt: skip
    assert told == Counter(f"contra{ending}" for ending in endings)
    assert max(len(Read(page.make()).said("h2")) for path, page in pages.items()
               if path.startswith("palabra/") and path.endswith(".html")) <= bounds.LINES / 2  # fmt: skip
