# SPDX-License-Identifier: EUPL-1.2
"""What a spreadsheet that came back says: each section that it would change, and everything that is wrong, at once.

The file is parsed apart, with limits (``files``); here its cells become answers, by the rules of the form.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Change
from conoceles.capture.phrases import fault
from conoceles.capture.queries.boards import sheets_of
from conoceles.capture.queries.sheets import Sheet
from conoceles.capture.rules import Fault, as_kept, problems
from conoceles.capture.rules.progress import as_asked, sections, typed, typed_keys
from conoceles.elections.models import Questionnaire
from conoceles.elections.questionnaire import Section
from conoceles.files import reading, wire
from conoceles.kernel.refusals import Refused

from . import columns as cells
from .columns import KEY, VERSIONS, Column
from .rules import Reason
from .writing import page_names

#: A sheet of some hundred candidacies takes a second or two.
LIMITS = reading.Limits(memory=1024**3, processor=60, waited=180)
#: So many wrong things are told of one file; whoever has more sees to these first.
MOST_FINDINGS = 1000
#: What is not a mistake while something is still to be written.
NOT_YET = {Fault.MISSING, Fault.NONE_OF_GROUP, Fault.NOT_ASKED}
_VERSION = 2**31


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend, where it is, and how."""

    sheet: str
    row: int
    column: str
    who: str
    words: str


@dataclass
class Read:
    """What a file says."""

    rows: int = 0
    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    page: str
    number: int
    excess: int
    cells: list[wire.Cell]


def read(
    foreign: reading.Foreign, questionnaires: list[Questionnaire], candidacies: list[Candidacy], *, folder: Path
) -> Read:
    """What *foreign* would change in *candidacies*. Raises Refused: of ``files.reasons``, MISSING_COLUMNS."""
    found = Read()
    asked = [cells.columns(each.definition) for each in questionnaires]
    names = page_names([each.definition.name for each in questionnaires]) if len(questionnaires) > 1 else [""]
    wanted = [
        wire.Wanted([wire.Column(title) for title in (KEY, VERSIONS, *(each.title for each in its))], name)
        for its, name in zip(asked, names, strict=True)
    ]
    sheets = sheets_of(candidacies, questionnaires)
    order = zip(questionnaires, asked, strict=True)
    name, page = "", None
    # Row by row, as the child tells them: however many somebody sends, only what changes is kept.
    for message in reading.read(foreign, wanted, folder=folder, limits=LIMITS):
        if isinstance(message, wire.Found):
            if message.missing:
                raise Refused(Reason.MISSING_COLUMNS, file=foreign.name, sheet=message.sheet, columns=message.missing)
            questionnaire, its = next(order)
            page = _Page(questionnaire, its, _of(sheets, questionnaire), found)
            name = message.sheet
        elif page is not None:
            for row in message.rows:
                page.take(_Row(name, *row))
    found.findings.sort(key=lambda each: (each.sheet, each.row))
    return found


def _of(sheets: dict[UUID, list[Sheet]], questionnaire: Questionnaire) -> dict[UUID, Sheet]:
    return {pk: sheet for pk, each in sheets.items() for sheet in each if sheet.questionnaire.pk == questionnaire.pk}


class _Page:
    """The rows of one questionnaire, taken one by one."""

    def __init__(
        self, questionnaire: Questionnaire, asked: list[Column], sheets: dict[UUID, Sheet], found: Read
    ) -> None:
        self._questionnaire, self._asked, self._sheets, self._found = questionnaire, asked, sheets, found
        self._seen: dict[UUID, int] = {}

    def take(self, row: _Row) -> None:
        """What one row says."""
        self._found.rows += 1
        sheet = self._whose(row)
        if sheet is None:
            return
        if row.excess:
            self._tell(row, "", sheet, "Hay algo escrito a la derecha de la última columna, y no se lee. Bórrelo.")
        said = [(column, cells.text_of(value)) for column, value in zip(self._asked, row.cells[2:], strict=True)]
        self._compare(row, sheet, said)

    def _whose(self, row: _Row) -> Sheet | None:
        key = _uuid(row.cells[0])
        if key is None:
            words = "Esta fila no dice de quién es. Descargue la hoja otra vez y escriba en la fila de la candidatura."
        elif key in self._seen:
            words = f"Es la misma candidatura que la fila {self._seen[key]}. Deje una sola."
        elif key not in self._sheets:
            words = "Esta fila no es de una candidatura por la que usted capture. Quítela."
        else:
            self._seen[key] = row.number
            return self._sheets[key]
        self._tell(row, KEY, None, words)
        return None

    def _compare(self, row: _Row, sheet: Sheet, said: list[tuple[Column, str]]) -> None:
        """Each section whose cells say something other than what they said when they were downloaded."""
        versions = _versions(row.cells[1])
        changed: dict[str, tuple[Section, dict[str, Any]]] = {}
        for section in sections(sheet.definition):
            mine = [(column, text) for column, text in said if column.section.key == section.key]
            if not mine:
                continue
            answers = cells.answers_of(mine)
            mark = cells.mark_of(answers)
            base, before = versions.get(section.key, (0, ""))
            if mark == before or mark == cells.mark(section, sheet.answers):
                continue
            if section.key not in versions:
                if answers:
                    words = "Esta sección no venía en la hoja. Cámbiela en su página."
                    self._tell(row, mine[0][0].title, sheet, words)
                continue
            changed[section.key] = (section, answers)
            self._found.changes.append(
                Change(
                    candidacy=sheet.candidacy,
                    questionnaire=self._questionnaire,
                    section=section.key,
                    row=row.number,
                    base=base,
                    before=before,
                    answers=answers,
                    state=Change.State.PENDING,
                )
            )
        self._judge(row, sheet, changed)

    def _judge(self, row: _Row, sheet: Sheet, changed: dict[str, tuple[Section, dict[str, Any]]]) -> None:
        wrong = self._mistakes(row, sheet, changed)
        for change in self._found.changes[len(self._found.changes) - len(changed) :]:
            section = changed[change.section][0]
            if not is_current(change, sheet, section):
                change.state = Change.State.CONFLICT
            elif change.section in wrong:
                change.state = Change.State.WRONG

    def _mistakes(self, row: _Row, sheet: Sheet, changed: dict[str, tuple[Section, dict[str, Any]]]) -> set[str]:
        """Tell what is wrong in the sections that change, given the whole row; which of them have something."""
        whole = sheet.answers
        for section, answers in changed.values():
            whole = {key: value for key, value in whole.items() if key not in typed_keys(section)} | answers
        titles = {(column.section.key, column.question.key): column.title for column in reversed(self._asked)}
        asked = {
            question.key: (section, question)
            for section, _ in changed.values()
            for question in filter(typed, section.questions)
        }
        wrong = set()
        for problem in problems(sheet.definition, as_kept(as_asked(sheet.definition, whole))):
            if problem.question not in asked or problem.fault in NOT_YET:
                continue
            section, question = asked[problem.question]
            words = fault(problem, label=question.label, section=section.name, hosts=question.hosts)
            if problem.fault is Fault.UNKNOWN_OPTION:
                words += f" Son: {', '.join(option.label for option in question.options)}."
            wrong.add(section.key)
            self._tell(row, titles[section.key, question.key], sheet, words)
        return wrong

    def _tell(self, row: _Row, column: str, sheet: Sheet | None, words: str) -> None:
        if len(self._found.findings) < MOST_FINDINGS:
            who = sheet.candidacy.person.name if sheet else ""
            self._found.findings.append(Finding(row.page, row.number, column, who, words))


def _uuid(said: wire.Cell) -> UUID | None:
    try:
        return UUID(str(said).strip())
    except ValueError:
        return None


def _versions(said: wire.Cell) -> dict[str, tuple[int, str]]:
    """Of each section, the version and the mark that the row bears; nothing of what is not as we wrote it."""
    try:
        given = json.loads(str(said or "{}"))
    except (RecursionError, ValueError):
        return {}
    if not isinstance(given, dict):
        return {}
    return {
        str(key): (each[0], each[1])
        for key, each in given.items()
        if isinstance(each, list)
        and [type(one) for one in each] == [int, str]
        and 0 <= each[0] < _VERSION
        and len(each[1]) <= 64  # noqa: PLR2004  (as the column holds it)
    }


def is_current(change: Change, sheet: Sheet, section: Section) -> bool:
    """Whether the section still says what it said when the row was made."""
    return cells.mark(section, sheet.answers) == change.before


def says_it(change: Change, sheet: Sheet, section: Section) -> bool:
    """Whether the section says already what the change would have it say."""
    return cells.mark(section, sheet.answers) == cells.mark(section, change.answers)
