# SPDX-License-Identifier: EUPL-1.2
"""What is noticed in a revision."""

from collections.abc import Iterator

from conoceles.capture.models import Revision
from conoceles.elections.questionnaire import Definition, listed
from conoceles.elections.questionnaire import Kind as Asked
from conoceles.validation.suggestions import contents
from conoceles.validation.suggestions.repeated import Noticed, repeated, within
from conoceles.validation.suggestions.rules import Found, Kind
from conoceles.validation.suggestions.rules.capitals import capitals
from conoceles.validation.suggestions.rules.links import link
from conoceles.validation.suggestions.rules.padding import padding
from conoceles.validation.suggestions.suggestion import Suggestion

_ORDER = {kind: place for place, kind in enumerate(Kind)}
_TEXTS = (Asked.LONG_TEXT, Asked.TEXT)


def of(revision: Revision) -> dict[str, list[Suggestion]]:
    """Everything noticed in *revision*, by section; nothing where it is sealed.

    It needs its questionnaire, and its candidacy with process, person and formula (``candidacies.queries.whole``).
    """
    definition = revision.questionnaire.definition
    if definition.sealed or revision.answers is None:
        return {}
    sections = {question.key: section.key for section in definition.sections for question in section.questions}
    found: dict[str, list[Suggestion]] = {}
    for question, one, others, more in _noticed(revision, definition):
        asked = definition.question(question)
        made = Suggestion(
            one.kind, sections[question], question, asked.label if asked else "", one.words, one.quote, others, more
        )
        found.setdefault(made.section, []).append(made)
    places = {key: place for place, key in enumerate(sections)}
    for inside in found.values():
        inside.sort(key=lambda one: (places[one.question], _ORDER[one.kind]))
    return found


def _noticed(revision: Revision, definition: Definition) -> Iterator[Noticed]:
    compared = contents.of_revision(revision)
    yield from repeated(revision, compared)
    alone = [
        *within(compared, contents.threshold(revision.candidacy.process), definition),
        *_in_the_answers(revision, definition),
    ]
    for question, one in alone:
        yield question, one, (), 0


def _in_the_answers(revision: Revision, definition: Definition) -> Iterator[tuple[str, Found]]:
    """What each answer shows by itself."""
    for question in definition.questions:
        if not question.public:
            continue
        for value in listed((revision.answers or {}).get(question.key)):
            if question.kind in _TEXTS:
                found = [*padding(value, counting=definition.counting, minimum=question.minimum), *capitals(value)]
            elif question.kind is Asked.URL:
                found = [*link(value, question)]
            else:
                continue
            for one in found:
                yield question.key, one
