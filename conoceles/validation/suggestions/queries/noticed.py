# SPDX-License-Identifier: EUPL-1.2
"""What is noticed in a revision."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from conoceles.candidacies.queries import whole
from conoceles.capture.models import Revision
from conoceles.elections.questionnaire import Kind as Asked
from conoceles.elections.questionnaire import Question, listed
from conoceles.validation.suggestions import contents, repeated
from conoceles.validation.suggestions.context import Context
from conoceles.validation.suggestions.repeated import Noticed
from conoceles.validation.suggestions.rules import Found, Kind
from conoceles.validation.suggestions.rules.capitals import capitals
from conoceles.validation.suggestions.rules.links import in_text, link
from conoceles.validation.suggestions.rules.naming import Text, parties, people
from conoceles.validation.suggestions.rules.padding import padding
from conoceles.validation.suggestions.rules.register import contradictions
from conoceles.validation.suggestions.rules.tokens import Words
from conoceles.validation.suggestions.suggestion import Other, Suggestion

_ORDER = {kind: place for place, kind in enumerate(Kind)}
_TEXTS = (Asked.LONG_TEXT, Asked.TEXT)
#: How many names of others a text is told to say.
_NAMED = 10


def of(revision: Revision) -> dict[str, list[Suggestion]]:
    """Everything noticed in *revision*, by section; nothing where it is sealed.

    It needs its questionnaire, and its candidacy with all that ``candidacies.queries.whole`` brings.
    """
    definition = revision.questionnaire.definition
    if definition.sealed or revision.answers is None:
        return {}
    sections = {question.key: section.key for section in definition.sections for question in section.questions}
    labels = {question.key: question.label for question in definition.questions}
    found: dict[str, list[Suggestion]] = {}
    for key, one, others, more in _Reading(revision).noticed():
        made = Suggestion(one.kind, sections[key], key, labels[key], one.words, one.quote, others, more)
        found.setdefault(made.section, []).append(made)
    places = {key: place for place, key in enumerate(sections)}
    for inside in found.values():
        inside.sort(key=lambda each: (places[each.question], _ORDER[each.kind]))
    return found


@dataclass(frozen=True)
class _Reading:
    """One revision and what it is read against."""

    revision: Revision

    def noticed(self) -> Iterator[Noticed]:
        """All of it, in no order."""
        definition = self.revision.questionnaire.definition
        compared = contents.of_revision(self.revision)
        yield from repeated.elsewhere(self.revision, compared, self._context)
        at_least = contents.threshold(self.revision.candidacy.process)
        for key, one in repeated.within(compared, at_least, definition):
            yield key, one, (), 0
        named: list[tuple[str, str, Found]] = []
        for question in definition.questions:
            for value in listed((self.revision.answers or {}).get(question.key)) if question.public else ():
                for one in self._alone(question, value):
                    yield question.key, one, (), 0
                if question.kind in _TEXTS:
                    text = Text(Words.of(value))
                    for one in self._in_a_text(question, text):
                        yield question.key, one, (), 0
                    named += [(question.key, person, one) for person, one in people(text, self._context.names)]
        yield from self._people(named[:_NAMED])

    def _alone(self, question: Question, value: str) -> Iterator[Found]:
        """What an answer shows by its form."""
        if question.kind is Asked.URL:
            yield from link(value, question)
        if question.kind in _TEXTS:
            yield from capitals(value)
            for address in dict.fromkeys(in_text(value)):
                yield from link(address)

    def _in_a_text(self, question: Question, text: Text) -> Iterator[Found]:
        """What a text says in vain, whom it names, and what the register says otherwise."""
        counting = self.revision.questionnaire.definition.counting
        yield from padding(text.words, counting=counting, minimum=question.minimum)
        yield from parties(text, self._context.others)
        if question.kind is Asked.LONG_TEXT:
            yield from contradictions(text.words, self._context.registered, self._context.known)

    def _people(self, named: list[tuple[str, str, Found]]) -> Iterator[Noticed]:
        """The names of others that its texts say; not her own, nor that of whoever shares her formula."""
        stand = whole().filter(person__in={person for _, person, _ in named}, status="registrada") if named else ()
        whose = {str(each.person_id): each for each in stand}
        own = self.revision.candidacy
        for key, person, one in named:
            other = whose.get(person)
            if other and other.person_id != own.person_id and other.formula_id != own.formula_id:
                yield key, one, (Other(other),), 0

    @cached_property
    def _context(self) -> Context:
        return Context(self.revision.candidacy)
