# SPDX-License-Identifier: EUPL-1.2
"""Capture by spreadsheet: downloaded, changed, sent back, compared, accepted; and nothing of anybody overwritten."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conoceles.capture.bulk import working
from conoceles.capture.models import Change, Draft, Workbook
from conoceles.capture.periodic import sweep_sheets
from conoceles.files.storage import private
from conoceles.kernel import clock
from conoceles.record.models import Entry
from tests.files.workbooks import delimited, ods

from .books import ANA, BETO, Idle, answers, at, desk, put, row_of, two_candidacies
from .screens import COMPLETE, EVERYTHING, LONG, asks, herself, question

pytestmark = pytest.mark.django_db
TWO_LINES = "Curso de apicultura\nDiplomado en Maya"
ODD = "=1+1 «comillas» 😀\ny otro renglón\n  con sangría  " + LONG


@pytest.fixture
def here():
    return two_candidacies()


@pytest.fixture
def party(here):
    return desk(here)


class TestTheSpreadsheet:
    def test_has_a_row_per_candidacy_with_what_is_written_and_hides_what_it_is_told_by(self, here, party):
        herself(here, here.ana).completes()
        page = party.book().worksheets[0]
        row = row_of(page, ANA)
        assert page.cell(row, at(page, "Pregunta pagina")).value == "https://ana.example"
        assert page.cell(row, at(page, "Pregunta grado")).value == "Sin estudios"
        assert page.cell(row_of(page, BETO), at(page, "Pregunta pagina")).value is None
        assert page.column_dimensions["A"].hidden
        assert page.cell(row, 1).value == str(here.ana.pk)

    def test_every_cell_is_text_and_choices_are_offered(self, here, party):
        herself(here, here.ana).writes("contacto", {"r-telefono": "0012345678", "r-facebook": "=HYPERLINK(1)"})
        page = party.book().worksheets[0]
        cell = page.cell(row_of(page, ANA), at(page, "Pregunta telefono"))
        assert (cell.value, cell.data_type, cell.number_format) == ("0012345678", "s", "@")
        assert page.cell(row_of(page, ANA), at(page, "Pregunta facebook")).data_type == "s"
        offered = [each for each in page.data_validations.dataValidation if each.type == "list"]
        assert len(offered) == 1
        assert not offered[0].showErrorMessage

    @pytest.mark.parametrize("kind", [ods, delimited], ids=["ODS", "CSV"])
    def test_comes_back_as_other_programs_write_it(self, here, party, tmp_path, kind):
        page = put(party.book(), ANA, pagina="https://ana.example", propuesta=LONG).worksheets[0]
        rows = [[cell.value or "" for cell in row] for row in page.iter_rows()]
        party.accepts(party.uploads(kind(tmp_path / "hoja", rows).read_bytes()))
        assert answers(here.ana) == {"pagina": "https://ana.example", "propuesta": LONG}

    def test_the_ends_of_line_of_any_program_are_the_same(self, here, party):
        herself(here, here.ana).writes("formacion", {"r-cursos": TWO_LINES, "r-grado": "ninguno"})
        for ends in (TWO_LINES.replace("\n", "\r\n"), TWO_LINES.replace("\n", "_x000D_\n")):
            assert not party.uploads(put(party.book(), ANA, cursos=ends)).changes.exists()

    def test_has_nothing_of_another_party_nor_the_photograph(self, here, party):
        here.candidacy("De La Otra", party=1)
        book = party.book()
        assert "De La Otra" not in {cell.value for cell in book.worksheets[0]["C"]}
        assert "Pregunta foto" not in {cell.value for cell in book.worksheets[0][1]}

    def test_sent_back_as_it_came_changes_nothing_whatever_it_says(self, here, party):
        her = herself(here, here.ana)
        her.completes()
        her.sends()
        her.writes("historia", {"r-historia": ODD})
        her.writes("formacion", {"r-grado": "otro", "r-grado__otro": "Oficio", "r-estatus": "x", "r-cursos": TWO_LINES})
        herself(here, here.beto).writes("contacto", {"r-correo": ["uno@ejemplo.org", "dos@ejemplo.org"]})
        sent = party.uploads(party.book())
        assert (sent.state, sent.rows, sent.findings) == (Workbook.State.READ, 2, [])
        assert not sent.changes.exists()
        assert "no hay nada que cambiar" in party.reads(sent)

    def test_asks_the_database_the_same_for_two_as_for_forty(self, here, party):
        def asked():
            with CaptureQueriesContext(connection) as queries:
                party.book()
            return len(queries)

        herself(here, here.ana).completes()
        party.book()
        few = asked()
        for number in range(38):
            here.candidacy(f"Persona {number}")
        assert asked() == few


class TestWhatItWouldChange:
    def test_is_shown_before_and_after_and_written_only_once_accepted(self, here, party):
        herself(here, here.ana).writes("contacto", COMPLETE["contacto"])
        book = put(party.book(), ANA, pagina="https://otra.example", cursos=TWO_LINES, propuesta=LONG)
        sent = party.uploads(put(book, BETO, grado="Maestría", estatus="Titulada", tesis="Milpa"))
        read = party.reads(sent)
        assert "Por aceptar: 4 secciones" in read
        assert "Dice https://ana.example Diría https://otra.example" in read
        assert answers(here.ana) == {"pagina": "https://ana.example"}
        assert party.accepts(sent).status_code == 302
        assert answers(here.ana) == {
            "pagina": "https://otra.example",
            "cursos": TWO_LINES.split("\n"),
            "propuesta": LONG,
        }
        assert answers(here.beto) == {"grado": "maestria", "estatus": "Titulada", "tesis": "Milpa"}
        assert {draft.typed_by_id for draft in Draft.objects.filter(candidacy=here.beto)} == {party.capacity.pk}
        assert "Escrita: 4 secciones" in party.reads(sent)
        acts = list(  # two lines, however many sections
            Entry.objects.filter(action__startswith="capture-sheet").order_by("number").values_list("action", flat=True)
        )
        assert acts == ["capture-sheet-received", "capture-sheet-accepted"]

    def test_a_cell_left_blank_takes_the_answer_away(self, here, party):
        herself(here, here.ana).writes("contacto", {"r-pagina": "https://ana.example", "r-telefono": "9991234567"})
        party.accepts(party.uploads(put(party.book(), ANA, pagina=None)))
        assert answers(here.ana) == {"telefono": "9991234567"}

    def test_rows_may_be_moved_and_left_out_and_figures_are_taken_as_text(self, here, party):
        herself(here, here.ana).writes("contacto", COMPLETE["contacto"])
        book = put(party.book(), BETO, telefono=9991234567)
        page = book.worksheets[0]
        page.delete_rows(row_of(page, ANA))
        sent = party.uploads(book)
        party.accepts(sent)
        assert answers(here.beto) == {"telefono": "9991234567"}
        assert answers(here.ana) == {"pagina": "https://ana.example"}

    def test_the_file_goes_once_it_is_read_and_is_kept_from_everybody_else(
        self, here, party, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            sent = party.uploads(put(party.book(), ANA, pagina="https://otra.example"))
        assert sent.file == ""
        assert not private().listdir("sheets")[1]
        for other in (desk(here, username="colega"), desk(here, key="faisan", username="rival")):
            for name in ("sheet", "accept", "cancel"):
                way = other.browser.get if name == "sheet" else other.browser.post
                assert way(reverse(f"bulk:{name}", args=[sent.pk])).status_code == 404

    def test_is_forgotten_after_thirty_days_and_what_an_interruption_left_too(self, party, monkeypatch):
        sent = party.uploads(put(party.book(), ANA, pagina="https://otra.example"))
        private().save("sheets/suelta", ContentFile(b"x"))
        later = clock.now() + timedelta(days=31)
        monkeypatch.setattr(clock, "now", lambda: later)
        sweep_sheets()
        assert not sent.changes.exists()
        assert not private().listdir("sheets")[1]

    def test_cancelled_it_writes_nothing_and_forgets_what_it_said(self, here, party):
        sent = party.uploads(put(party.book(), ANA, pagina="https://otra.example"))
        party.browser.post(reverse("bulk:cancel", args=[sent.pk]))
        assert not sent.changes.exists()
        assert party.accepts(sent).status_code == 422
        assert answers(here.ana) == {}

    def test_accepted_twice_it_is_written_once(self, here, party):
        sent = party.uploads(put(party.book(), ANA, pagina="https://otra.example"))
        party.accepts(sent)
        Change.objects.update(state=Change.State.PENDING)  # as a worker that died before it could say so leaves it
        assert party.accepts(sent).status_code == 422
        assert working.write(sent, Idle(), by=party.capacity)["written"] == 1
        assert Draft.objects.get(candidacy=here.ana, section="contacto").version == 1

    def test_beyond_what_it_shows_at_once_it_asks_the_database_no_more(self, party):
        def asked(sent):
            with CaptureQueriesContext(connection) as queries:
                party.reads(sent)
            return len(queries)

        few = party.uploads(put(party.book(), ANA, pagina="https://otra.example"))
        party.reads(few)
        book = party.book()
        for name in (ANA, BETO):
            put(book, name, pagina="https://otra.example", tesis="x", grado="Maestría", propuesta=LONG, historia=LONG)
        assert asked(few) == asked(party.uploads(book))


def test_a_question_more_is_a_column_more_without_code(here, party):
    first = EVERYTHING.sections[0]
    more = replace(first, questions=(*first.questions, question("apodo", label="¿Cómo le dicen en su pueblo?")))
    here.questionnaire = asks(here, replace(EVERYTHING, sections=(more, *EVERYTHING.sections[1:])))
    book = party.book()
    page = book.worksheets[0]
    page.cell(row_of(page, ANA), at(page, "¿Cómo le dicen en su pueblo?")).value = "La Negra"
    party.accepts(party.uploads(book))
    assert answers(here.ana) == {"apodo": "La Negra"}


def test_where_the_process_does_not_lend_capture_there_is_no_spreadsheet(here, party):
    here.process.parameters["party_captures_curricular"] = {"value": False}
    here.process.save()
    for name in ("bulk", "file"):
        assert party.browser.get(reverse(f"bulk:{name}")).status_code == 404
