# SPDX-License-Identifier: EUPL-1.2
"""Each of those who are compared: who she is, where her information stands, and what she answers to each question."""

from dataclasses import dataclass
from functools import cached_property

from conoceles.elections.questionnaire import Question
from conoceles.publication.languages import _
from conoceles.publication.parts.site import absence, answers
from conoceles.publication.parts.site.answers import Answer
from conoceles.publication.parts.site.asked import Asked
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.snapshot import Profile, Sheet, State

from .themes import Theme


@dataclass(frozen=True)
class Column:
    """A seat: its ``place`` in the drawn order, from 1, whoever nominates it (``key``), and the ``turn`` it drew."""

    place: int
    key: str
    turn: str
    profile: Profile
    alternate: Profile | None
    catalogue: Catalogue

    @cached_property
    def ended(self) -> tuple[str, str] | None:
        """Tag and sentence of whoever no longer stands, or is not shown; None while she is."""
        return absence.of_status(self.profile)

    @cached_property
    def sheets(self) -> dict[str, tuple[Sheet, Asked]]:
        """What of her may be told, by questionnaire."""
        return {sheet.questionnaire: (sheet, asked) for sheet, asked in self.catalogue.shown(self.profile)}

    @cached_property
    def state(self) -> list[str]:
        """The sentences of where her information stands."""
        if self.ended:
            return [self.ended[1]]
        return [absence.of_sheet(sheet, self.profile) for sheet, _ in self.sheets.values()] or [_(absence.NOT_OWED)]

    @cached_property
    def tag(self) -> tuple[str, str]:
        """The same in a few words, with what kind of mark it is."""
        if self.ended:
            return self.ended[0], "grave"
        tags = [absence.tag(sheet) for sheet, _ in self.sheets.values()]
        words, kind = absence.TAGS[State.NOT_OWED]
        return min(tags, key=lambda each: each[1] != absence.DONE, default=(_(words), kind))

    def answers(self, theme: Theme) -> dict[str, Answer] | str:
        """What she answers to the questions of *theme*, by question; or the words of why nothing of hers is there."""
        sheet, asked = self.sheets.get(theme.questionnaire, (None, None))
        if self.ended or sheet is None or asked is None:
            return self.tag[0]
        if sheet.state is not State.VALIDATED:
            return absence.tag(sheet)[0]
        own = next((section for section in asked.sections if section.key == theme.section), None)
        found = answers.of_section(own, sheet, asked) if own else []
        return {answer.question.key: answer for answer in found}

    def to(self, question: Question, given: dict[str, Answer] | str) -> Answer:
        """What she answers to *question*, of what she has *given* to its section."""
        if isinstance(given, str):
            return Answer(question, "sin_informacion", [], given)
        return given.get(question.key) or Answer(question, "no_preguntada", [], _(absence.NOT_ASKED))

    def alternate_answers(self, theme: Theme) -> bool:
        """Whether her alternate has something to read of *theme*."""
        if self.alternate is None or absence.of_status(self.alternate):
            return False
        return any(
            sheet.questionnaire == theme.questionnaire
            and sheet.state is State.VALIDATED
            and any(section.key == theme.section for section in asked.sections)
            for sheet, asked in self.catalogue.shown(self.alternate)
        )
