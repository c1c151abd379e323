# SPDX-License-Identifier: EUPL-1.2
"""Which words of a process its own catalogue translates: those that a public page says, and no name of anybody."""

import re
from collections.abc import Iterator

from django.conf import settings

from conoceles.elections.described import Described
from conoceles.elections.questionnaire import Definition
from conoceles.validation.afterwards.rules import Motive

from .catalogues import answered_for, read
from .language import NUMBERED

#: Kinds of place whose names are words and a number, not proper names.
_NUMBERED = {"distrito", "circunscripcion"}
#: Where a process keeps its translations, and the folder of those that all of them share.
_FOLDER, _SHARED = "idiomas", "_shared"
_NUMBER = re.compile(r"\d+")


def of(slug: str, code: str) -> dict[str, str]:
    """What the process *slug* says, in the language *code*, by its Spanish: what all processes share, and its own."""
    found: dict[str, str] = {}
    for folder in (_SHARED, slug):
        file = settings.PROCESSES / folder / _FOLDER / f"{code}.po"
        if not file.is_file():
            continue
        catalogue = read(file)
        for entry in catalogue:
            if entry.translated() and not entry.obsolete and answered_for(code, entry, catalogue.metadata):
                found[entry.msgid] = entry.msgstr
    return found


def wanted(described: Described) -> list[str]:
    """Every text of the process that pages say, once, in the order in which it is described."""
    return list(dict.fromkeys(text for text in _said(described) if text))


def _said(described: Described) -> Iterator[str]:
    yield described.about.name
    yield described.about.notice
    for office in described.offices:
        yield from (office.name, office.plural)
        for position in office.position:
            yield from (position.name, position.feminine, position.masculine)
    for place in described.territories:
        if place.kind in _NUMBERED:
            yield _NUMBER.sub(NUMBERED, place.name, count=1)
    yield from (group.name for group in described.groups)
    yield from (emblem.text for emblem in described.emblems)
    for definition, _agreement in described.questionnaires:
        if not definition.sealed:
            yield from _of_questionnaire(definition)
    yield from _of_ages(described)
    for one in described.voting:
        yield from (one.note, one.source)
    yield from (motive.words for motive in Motive)


def _of_ages(described: Described) -> Iterator[str]:
    """The groups that follow from the age, as ``freezing.ages`` calls them."""
    names = {group.key: group.name for group in described.groups}
    for definition, _agreement in described.questionnaires:
        for question in definition.questions:
            if question.derived and question.group in names:
                words = question.derived.removeprefix("edad: ")
                yield _NUMBER.sub(NUMBERED, f"{names[question.group]} ({words})", count=1)


def _of_questionnaire(definition: Definition) -> Iterator[str]:
    yield definition.name
    for section in definition.sections:
        asked = [question for question in section.questions if question.public]
        if asked:
            yield section.name
        for question in asked:
            yield question.label
            yield from (option.label for option in question.options)


def lacking(texts: list[str], words: dict[str, str]) -> list[str]:
    """Those of *texts* that *words* do not say: pages show them in Spanish, marked as such."""
    return [text for text in texts if text not in words]
