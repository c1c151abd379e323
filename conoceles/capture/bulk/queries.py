# SPDX-License-Identifier: EUPL-1.2
"""What a spreadsheet would change, beside what there is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from conoceles.capture.models import Change, Workbook
from conoceles.capture.queries.boards import sheets_of
from conoceles.capture.rules.progress import sections, typed
from conoceles.elections.questionnaire import Section


@dataclass(frozen=True, slots=True)
class Difference:
    """One question that a change would have say something else: its words before and after."""

    label: str
    before: list[str]
    after: list[str]


@dataclass(frozen=True, slots=True)
class Shown:
    """One change, with its section and the questions that differ."""

    change: Change
    section: Section
    differences: list[Difference]


def differences(changes: Sequence[Change]) -> list[Shown]:
    """What each of *changes* differs in from what there is now, in as many queries for one as for many."""
    whom = {each.candidacy_id: each.candidacy for each in changes}
    asked = {each.questionnaire_id: each.questionnaire for each in changes}
    found = sheets_of(list(whom.values()), list(asked.values()))
    sheets = {(pk, sheet.questionnaire.pk): sheet for pk, its in found.items() for sheet in its}
    shown = []
    for change in changes:
        definition = change.questionnaire.definition
        section = next(each for each in sections(definition) if each.key == change.section)
        sheet = sheets.get((change.candidacy_id, change.questionnaire_id))
        before = sheet.answers if sheet else {}
        pairs = (
            Difference(question.label, question.shown(before), question.shown(change.answers))
            for question in filter(typed, section.questions)
        )
        shown.append(Shown(change, section, [each for each in pairs if each.before != each.after]))
    return shown


def figures(workbook: Workbook) -> list[tuple[Change.State, int]]:
    """How many changes there are of each state, of those that there are."""
    how = Counter(workbook.changes.values_list("state", flat=True))
    return [(state, how[state]) for state in Change.State if how[state]]
