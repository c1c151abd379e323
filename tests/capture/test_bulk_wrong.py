# SPDX-License-Identifier: EUPL-1.2
"""What is wrong in a spreadsheet is told at once, with its place, by the rules of the form; and is not written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conoceles.capture.models import Change, Draft, Workbook

from .books import ANA, BETO, at, desk, put, row_of, said, two_candidacies
from .screens import EVERYTHING, LONG, herself

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return two_candidacies()


@pytest.fixture
def party(here):
    return desk(here)


def told(sent):
    return [(each["row"], each["column"], each["words"]) for each in sent.findings]


def text(length):
    return ("ab " * length)[: length - 1] + "z"


LIMITS = {
    "propuesta of 279": ("propuesta", text(279), False),
    "propuesta of 280": ("propuesta", text(280), True),
    "propuesta of 1600": ("propuesta", text(1600), True),
    "propuesta of 1601": ("propuesta", text(1601), False),
    "historia of 5000": ("historia", text(5000), True),
    "historia of 5001": ("historia", text(5001), False),
    "279 padded with blanks": ("propuesta", text(140) + " " * 400 + text(138), False),
    "280 with blanks that do not count": ("propuesta", text(140) + " " * 400 + text(139), True),
    "blanks alone": ("propuesta", " " * 300, None),
}


@pytest.mark.parametrize("case", LIMITS)
def test_the_limits_are_those_of_the_form(here, party, case):
    key, value, fits = LIMITS[case]
    sent = party.uploads(put(party.book(), ANA, **{key: value}))
    party.accepts(sent)
    kept = [draft.answers.get(key) for draft in Draft.objects.filter(candidacy=here.ana)]
    assert kept == ([value] if fits else [])
    assert bool(sent.findings) is (fits is False)
    # The same text, by the form.
    answer = herself(here, here.beto).writes(key, {f"r-{key}": value})
    assert (answer.status_code == 302) is (fits is not False)


def test_everything_wrong_is_told_at_once_with_row_column_and_how_to_mend_it(here, party):
    book = put(party.book(), ANA, propuesta=text(279), facebook="https://otro.example", grado="Doctorado Honoris")
    sent = party.uploads(put(book, BETO, telefono="123", correo="no es correo"))
    page = book.worksheets[0]
    ana, beto = row_of(page, ANA), row_of(page, BETO)
    assert {(row, column) for row, column, _ in told(sent)} == {
        (ana, "Pregunta propuesta"), (ana, "Pregunta facebook"), (ana, "Pregunta grado"),
        (beto, "Pregunta telefono"), (beto, "Pregunta correo"),
    }  # fmt: skip
    read = party.reads(sent)
    name = EVERYTHING.name
    assert f"Hoja «{name}», fila {ana}, columna «Pregunta propuesta» ({ANA}): «Pregunta propuesta» tiene 279" in read
    assert "le faltan 1." in read
    assert "Son: Sin estudios, Maestría, Otro." in read
    assert "Aceptar y escribir" not in read


def test_what_is_wrong_stays_out_until_it_is_mended_or_knowingly_left(here, party):
    sent = party.uploads(put(party.book(), ANA, propuesta="corta", pagina="https://ana.example"))
    assert "marque que se dejan fuera" in said(party.accepts(sent))
    assert not Draft.objects.exists()
    party.accepts(sent, skip="1")
    assert {draft.section for draft in Draft.objects.all()} == {"contacto"}
    assert set(sent.changes.values_list("section", "state")) == {
        ("propuesta", Change.State.SKIPPED),
        ("contacto", Change.State.WRITTEN),
    }
    party.accepts(party.uploads(put(party.book(), ANA, propuesta=LONG)))
    assert Draft.objects.get(section="propuesta").answers == {"propuesta": LONG}


def test_rows_that_are_nobody_s_repeated_or_another_party_s_change_nothing_and_are_told(here, party):
    rival = here.candidacy("De La Otra", party=1)
    book = put(party.book(), ANA, pagina="https://ana.example")
    page = book.worksheets[0]
    page.append([None, None, "Agregada", None])
    page.append([str(rival.pk), page.cell(2, 2).value, "De La Otra"])
    page.append([str(here.ana.pk), page.cell(2, 2).value, ANA])
    for row in range(4, 7):
        page.cell(row, at(page, "Pregunta pagina")).value = "https://intrusa.example"
    sent = party.uploads(book)
    words = " ".join(words for _, _, words in told(sent))
    assert "no dice de quién es" in words
    assert "no es de una candidatura por la que usted capture" in words
    assert f"Es la misma candidatura que la fila {row_of(page, ANA)}" in words
    party.accepts(sent, skip="1")
    assert {draft.candidacy_id for draft in Draft.objects.all()} == {here.ana.pk}
    assert Draft.objects.get().answers == {"pagina": "https://ana.example"}


@pytest.mark.parametrize("versions", ["[" * 30_000, "9" * 5000, '{"a": [1e400, ""]}'], ids=["deep", "long", "vast"])
def test_hidden_versions_that_are_nonsense_are_none(here, party, versions):
    book = put(party.book(), ANA, propuesta=text(300))
    page = book.worksheets[0]
    page.cell(row_of(page, ANA), 2).value = versions
    sent = party.uploads(book)
    assert (sent.state, sent.changes.count()) == (Workbook.State.READ, 0)
    assert "no venía en la hoja" in " ".join(words for *_, words in told(sent))


def test_without_its_hidden_versions_a_row_overwrites_nothing(here, party):
    herself(here, here.ana).writes("contacto", {"r-pagina": "https://ella.example"})
    book = put(party.book(), ANA, pagina="https://partido.example")
    for spoilt in (None, "x", "[]", '{"contacto": [1]}', '{"contacto": [-1, "x"]}', '{"contacto": [1, "x"]}'):
        book.worksheets[0].cell(row_of(book.worksheets[0], ANA), 2).value = spoilt
        party.accepts(party.uploads(book), skip="1")
        assert Draft.objects.get().answers == {"pagina": "https://ella.example"}, spoilt


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b"", "vac"),
        (b"%PDF-1.7 x", "no es una hoja de c"),
        (b"PK\x03\x04 truncada", "incompleto o da"),
    ],
    ids=["empty", "a PDF", "a damaged one"],
)
def test_a_file_that_is_no_spreadsheet_is_told_and_loses_nothing(party, file, words):
    if not file:
        answer = party.browser.post(reverse("bulk:bulk"), {"file": SimpleUploadedFile("x.xlsx", b"")})
        assert answer.status_code == 422
        assert words in said(answer)
        return
    sent = party.uploads(file)
    assert sent.state == Workbook.State.UNREADABLE
    assert words in party.reads(sent)


def test_a_title_that_was_changed_is_told_by_name(here, party):
    book = party.book()
    book.worksheets[0].cell(1, at(book.worksheets[0], "Pregunta pagina")).value = "Sitio"
    sent = party.uploads(book)
    assert sent.state == Workbook.State.UNREADABLE
    assert "faltan columnas: «Pregunta pagina». Descargue la hoja otra vez" in party.reads(sent)


def test_what_does_not_fit_in_a_cell_is_left_as_it_is(here, party):
    enormous = "palabra " * 5000
    herself(here, here.ana).writes("propuesta", {"r-propuesta": enormous})
    book = put(party.book(), ANA, pagina="https://ana.example")
    party.accepts(party.uploads(book))
    assert Draft.objects.get(section="propuesta").answers == {"propuesta": enormous}
    sent = party.uploads(put(party.book(), ANA, propuesta=LONG))
    assert "Cámbiela en su página" in party.reads(sent)
