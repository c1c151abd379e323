# SPDX-License-Identifier: EUPL-1.2
"""The spreadsheet that a representation downloads: text in every cell, lists to choose from, and nothing that acts."""

import io
import json
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from conoceles.capture.queries.sheets import Sheet
from conoceles.capture.rules.progress import typed
from conoceles.elections.models import Questionnaire
from conoceles.elections.questionnaire import Kind, Question, Section
from conoceles.files.workbooks import OPTIONS, named

from . import columns as cells
from .columns import KEY, LARGEST_CELL, TOLD, VERSIONS, Column

_CHOICES = "Opciones"
_HOW = "Cómo se llena"
_LINES = (
    "Cada fila es una candidatura y cada columna una pregunta. Cambie lo que haga falta, guarde y suba el archivo.",
    "Nada cambia al subirlo: primero verá la diferencia de cada candidatura, y usted decide.",
    "No cambie los títulos de las columnas ni las dos columnas ocultas.",
    "Puede ordenar las filas o quitar algunas: lo de una fila que no está se queda como está.",
    "Una celda en blanco deja esa pregunta sin respuesta.",
    "Donde caben varias respuestas, escriba una por renglón dentro de la celda.",
    "Los límites de caracteres son los mismos que en pantalla: los espacios repetidos no se cuentan.",
    "La fotografía y las respuestas de identidad no van aquí.",
)
#: Widths of columns, in characters.
_WIDE, _NARROW, _LONG = 28, 16, 60


def workbook(questionnaires: Sequence[Questionnaire], sheets: Sequence[Sequence[Sheet]], *, title: str) -> bytes:
    """The XLSX of what *sheets* say, those of each candidacy together; a page for each questionnaire."""
    into = io.BytesIO()
    with xlsxwriter.Workbook(into, OPTIONS) as book:
        book.set_properties({"title": title})
        pages = [
            book.add_worksheet(name)
            for name in page_names([questionnaire.definition.name for questionnaire in questionnaires])
        ]
        how, choices = book.add_worksheet(_HOW), book.add_worksheet(_CHOICES)
        choices.hide()
        how.set_column(0, 0, 100, book.add_format({"text_wrap": True, "valign": "top"}))
        how.write_column(0, 0, _LINES)
        lists = _Lists(choices)
        for page, questionnaire in zip(pages, questionnaires, strict=True):
            its = [sheet for each in sheets for sheet in each if sheet.questionnaire.pk == questionnaire.pk]
            _page(book, page, questionnaire, its, lists)
    return into.getvalue()


def page_names(names: Sequence[str]) -> list[str]:
    """What the page of each questionnaire is called, as a spreadsheet allows."""
    given: list[str] = []
    for name in names:
        given.append(named(name, {each.casefold() for each in (*given, _HOW, _CHOICES)}))
    return given


class _Lists:
    """The lists to choose from, each a column of a hidden page."""

    def __init__(self, page: Any) -> None:
        self._page, self._next = page, 0

    def add(self, words: Sequence[str]) -> str:
        """Where *words* are, as a spreadsheet names a range."""
        at, self._next = self._next, self._next + 1
        self._page.write_column(0, at, words)
        letter = xlsxwriter.utility.xl_col_to_name(at)
        return f"='{_CHOICES}'!${letter}$1:${letter}${len(words)}"


def _page(book: Any, page: Any, questionnaire: Questionnaire, sheets: Sequence[Sheet], lists: _Lists) -> None:
    asked = cells.columns(questionnaire.definition)
    strong = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    page.write_row(0, 0, [KEY, VERSIONS, *TOLD, *(each.title for each in asked)], strong)
    page.freeze_panes(1, 2 + 1)
    page.set_column(0, 1, _NARROW, text, {"hidden": True})
    page.set_column(2, 2, _WIDE, text)
    page.set_column(3, 1 + len(TOLD), _NARROW, text)
    first = 2 + len(TOLD)
    for at, column in enumerate(asked, first):
        page.set_column(at, at, _LONG if column.question.kind is Kind.LONG_TEXT else _WIDE, text)
        if sheets:
            page.data_validation(1, at, len(sheets), at, _help(column, lists))
    for row, sheet in enumerate(sheets, 1):
        fits = _that_fit(sheet)
        page.write_row(row, 0, [str(sheet.candidacy.pk), _versions(sheet, fits), *_who(sheet)], text)
        for at, column in enumerate(asked, first):
            said = cells.cell(column, sheet.answers) if column.section.key in fits else ""
            if said:
                page.write_string(row, at, said, text)


def _who(sheet: Sheet) -> list[str]:
    formula = sheet.candidacy.formula
    seat = sheet.candidacy.get_seat_display()
    return [sheet.candidacy.person.name, formula.position.name, seat, formula.territory.name]


def _that_fit(sheet: Sheet) -> dict[str, Section]:
    """The sections all of whose answers fit in cells; of the others the row says nothing, and changes nothing."""
    found = {}
    for task in sheet.tasks:
        its = [cells.cell(each, sheet.answers) for each in cells.of(task.section)]
        if its and all(len(said.encode("utf-16-le")) // 2 <= LARGEST_CELL for said in its):
            found[task.section.key] = task.section
    return found


def _versions(sheet: Sheet, fits: dict[str, Section]) -> str:
    """Of each section, the version from which the row is made and what tells again what it said."""
    return json.dumps({key: [sheet.version(key), cells.mark(each, sheet.answers)] for key, each in fits.items()})


def _help(column: Column, lists: _Lists) -> dict[str, Any]:
    """What is said beside a cell, and the list that it offers; whatever is written is taken and told later."""
    question = column.question
    if question.kind is Kind.CHOICE and not column.other and question.items == 1:
        source = lists.add([option.label for option in question.options])
        return {"validate": "list", "source": source, "show_error": False, "ignore_blank": True}
    words = _limits(question)
    return {"validate": "any", "input_title": "Cómo se llena", "input_message": words, "show_input": bool(words)}


def _limits(question: Question) -> str:
    assert typed(question)
    said = []
    if question.minimum is not None and question.maximum is not None:
        said.append(f"De {question.minimum:,} a {question.maximum:,} caracteres.")
    elif question.maximum is not None:
        said.append(f"Hasta {question.maximum:,} caracteres.")
    if question.items > 1 and question.kind is not Kind.LONG_TEXT:
        said.append(f"Hasta {question.items} respuestas, una por renglón.")
    if question.kind in {Kind.CHOICE, Kind.CHOICES}:
        said.append("Use las opciones del cuestionario, con sus mismas palabras.")
    return " ".join(said)
