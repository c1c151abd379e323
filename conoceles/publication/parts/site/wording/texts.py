# SPDX-License-Identifier: EUPL-1.2
"""The texts in which words are sought: answers in words to the public questions of the sections that are searched."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

from conoceles.elections.questionnaire import Kind, Question, listed
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.words import clean
from conoceles.publication.snapshot import State

_IN_WORDS = frozenset({Kind.TEXT, Kind.LONG_TEXT})


class Text(NamedTuple):
    """One answer: under which heading, and what it says."""

    heading: str
    words: str


class _Sheet(msgspec.Struct):
    questionnaire: str
    version: int
    state: State
    answers: dict[str, Any]


class _Line(msgspec.Struct):
    sheets: list[_Sheet]


_LINE = msgspec.json.Decoder(_Line)


@dataclass(frozen=True, slots=True)
class _Asked:
    heading: str
    question: Question


class Searched:
    """Which questions of each questionnaire are searched, in their public order."""

    def __init__(self, catalogue: Catalogue) -> None:
        sections = set(catalogue.header.searched.replace(",", " ").split())
        self.names: dict[str, str] = {}
        self._asked: dict[tuple[str, int], list[_Asked]] = {}
        for each in catalogue.header.questionnaires:
            asked = self._asked[each.slug, each.version] = []
            for section in sorted(each.definition.sections, key=lambda one: one.public_order):
                public = [q for q in section.questions if q.public and q.kind in _IN_WORDS]
                if section.key in sections and public:
                    self.names[section.key] = section.name
                    alone = len(public) == 1
                    asked += (_Asked(section.name if alone else question.label, question) for question in public)

    def __bool__(self) -> bool:
        return bool(self.names)

    def texts(self, line: bytes) -> list[Text]:
        """What a line of the snapshot says in the sections that are searched, as the page of its candidacy shows it."""
        return [
            Text(asked.heading, words)
            for sheet in _LINE.decode(line).sheets
            if sheet.state is State.VALIDATED
            for asked in self._asked.get((sheet.questionnaire, sheet.version), ())
            for value in listed(sheet.answers.get(asked.question.key))
            if (words := clean(value).strip())
        ]
