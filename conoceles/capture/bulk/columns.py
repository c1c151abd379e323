# SPDX-License-Identifier: EUPL-1.2
"""The columns of the spreadsheet of one questionnaire, and answers as the text of their cells, there and back."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conoceles.capture.rules.progress import of_section, sections, typed
from conoceles.elections.questionnaire import OTHER, Definition, Kind, Question, Section, listed
from conoceles.files.wire import Cell, spelling
from conoceles.kernel import digests
from conoceles.kernel.names import folded
from conoceles.kernel.text import collapsed, composed

#: Who the row is of, hidden; and from which version of each section it was made.
KEY, VERSIONS = "Clave de la candidatura (no cambiar)", "Versiones (no cambiar)"
#: Who it is of, for people: written and never read.
TOLD = ("Candidatura", "Cargo", "Calidad", "Demarcación")
#: Of a title; the longest question is far shorter.
_LONGEST_TITLE = 200
#: What a spreadsheet holds in one cell.
LARGEST_CELL = 32_767
_CHOSEN = {Kind.CHOICE, Kind.CHOICES}
#: How some writers of spreadsheets spell the end of a line of Windows.
_LINE_END = "_x000D_\n"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the question it answers. ``item``: which of several long answers, from 0; ``other``: own words."""

    title: str
    section: Section
    question: Question
    item: int | None = None
    other: bool = False


def columns(definition: Definition) -> list[Column]:
    """Those of *definition*, in its order, no two with titles that a reader would take for the same."""
    made = [
        Column(_title(question, item, other=other), section, question, item, other)
        for section in sections(definition)
        for question in filter(typed, section.questions)
        for item, other in _parts(question)
    ]
    often = Counter(folded(each) for each in (KEY, VERSIONS, *TOLD, *(column.title for column in made)))
    return [
        column
        if folded(column.title) and often[folded(column.title)] == 1
        else Column(
            f"{column.title} ({column.question.key})", column.section, column.question, column.item, column.other
        )
        for column in made
    ]


def _parts(question: Question) -> list[tuple[int | None, bool]]:
    several = question.items > 1 and question.kind is Kind.LONG_TEXT
    own = any(option.specify for option in question.options)
    return [(item, False) for item in (range(question.items) if several else [None])] + [(None, True)] * own


def _title(question: Question, item: int | None, *, other: bool) -> str:
    label = collapsed(question.label)[:_LONGEST_TITLE]
    if other:
        return f"{label}: cuál otro"
    return label if item is None else f"{label} {item + 1}"


def cell(column: Column, answers: Mapping[str, Any]) -> str:
    """What *answers* say to the question of *column*, as the text of its cell."""
    question = column.question
    if column.other:
        return str(answers.get(question.key + OTHER, ""))
    given = [composed(each) for each in listed(answers.get(question.key))]
    if column.item is not None:
        return given[column.item] if column.item < len(given) else ""
    if question.kind in _CHOSEN:
        given = [option.label if (option := question.option(each)) else each for each in given]
    return "\n".join(given)


def text_of(value: Cell) -> str:
    """What a cell that was read says, as text composed like any that is typed."""
    if value is None:
        return ""
    whole = composed(str(value).replace(_LINE_END, "\n").replace("\0", ""))
    return whole if whole.strip() else ""


def answers_of(mine: list[tuple[Column, str]]) -> dict[str, Any]:
    """The answers that the cells of one section say, each with its column; as ``forms.read`` gives what is posted."""
    found: dict[str, Any] = {}
    for column, said in mine:
        key, question = column.question.key, column.question
        if column.other:
            found[key + OTHER] = said.strip()
        elif column.item is not None:
            found.setdefault(key, []).extend([said] if said else [])
        elif question.items > 1:
            found[key] = [_value(question, line.strip()) for line in said.splitlines() if line.strip()]
        else:
            found[key] = _value(question, said if question.kind is Kind.LONG_TEXT else said.strip())
    return {key: value for key, value in found.items() if value not in ("", [])}


def _value(question: Question, said: str) -> str:
    """The key of the option whose words these are; other words stay, to be told."""
    if question.kind not in _CHOSEN:
        return said
    words = spelling(said)
    return next((each.key for each in question.options if words in {spelling(each.label), spelling(each.key)}), said)


def mark(section: Section, answers: Mapping[str, Any]) -> str:
    """What tells again what a section says, as its cells would: two that look the same are the same."""
    own = of_section(section, dict(answers))
    return mark_of(answers_of([(each, cell(each, own)) for each in of(section)]))


def mark_of(said: Mapping[str, Any]) -> str:
    """The same, of the answers that the cells of one section say."""
    return digests.digest(said)[:32]


def of(section: Section) -> list[Column]:
    """The columns of one section, whatever their titles."""
    return [
        Column("", section, question, item, other)
        for question in filter(typed, section.questions)
        for item, other in _parts(question)
    ]
