# SPDX-License-Identifier: EUPL-1.2
"""How far a section has come."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from conoceles.elections.questionnaire import OTHER, Definition, Kind, Question, Section

from .answers import Fault, Problem, as_kept, problems


class Progress(Enum):
    """Where a section stands, as a task."""

    EMPTY = "Sin empezar"
    MISSING = "Le falta"
    TO_MEND = "Hay que corregir"
    READY = "Lista para enviar"
    KEPT = "Guardada"
    CHANGED = "Con cambios sin enviar"
    SENT = "Enviada"


@dataclass(frozen=True, slots=True)
class Task:
    """One section as a task, with what keeps it from being sent."""

    section: Section
    progress: Progress
    problems: tuple[Problem, ...]


def typed(question: Question) -> bool:
    """Whether somebody types the answer: what the register tells is not asked, and a photograph goes its own way."""
    return not question.derived and question.kind is not Kind.PHOTO


def chosen(question: Question) -> bool:
    """Whether the answer is a file that somebody chooses."""
    return question.kind is Kind.PHOTO and not question.derived


def answered(question: Question) -> bool:
    """Whether somebody answers it at all."""
    return not question.derived


def sections(definition: Definition) -> list[Section]:
    """The sections in which there is something to answer, in order."""
    return [section for section in definition.sections if any(map(answered, section.questions))]


def keys_of(section: Section) -> set[str]:
    """Everything that answers may be under, in *section*."""
    return {key for question in section.questions for key in (question.key, question.key + OTHER)}


def typed_keys(section: Section) -> set[str]:
    """Those under which somebody types."""
    return {key for question in section.questions if typed(question) for key in (question.key, question.key + OTHER)}


def of_section(section: Section, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The part of *answers* that is of *section*."""
    keys = keys_of(section)
    return {key: value for key, value in answers.items() if key in keys}


def as_asked(definition: Definition, answers: dict[str, Any]) -> dict[str, Any]:
    """*answers* without those to questions that are not asked given the others, nor words of options not chosen."""
    asked = {question.key for question in definition.questions if question.asked(answers)}
    told = {
        question.key + OTHER
        for question in definition.questions
        if question.key in asked and specifies(question, answers.get(question.key))
    }
    return {key: value for key, value in answers.items() if key in asked or key in told}


def specifies(question: Question, given: Any) -> bool:
    """Whether what was *given* asks for words of one's own."""
    chosen = given if isinstance(given, list) else [given]
    return any(option.specify for option in question.options if option.key in chosen)


def tasks(definition: Definition, answers: dict[str, Any], sent: Mapping[str, Any] | None) -> list[Task]:
    """Every section as a task, given what is typed so far and what was last *sent*."""
    kept = as_kept(as_asked(definition, answers))
    found: dict[str, list[Problem]] = {}
    for problem in problems(definition, kept):
        found.setdefault(problem.question, []).append(problem)
    made = []
    for section in sections(definition):
        wrong = tuple(each for question in section.questions for each in found.get(question.key, ()))
        made.append(Task(section, _progress(section, kept, wrong, sent), wrong))
    return made


def unread(definition: Definition, typed_at: Mapping[str, datetime], sent_at: datetime | None) -> list[Task]:
    """The sections of a questionnaire that nobody opens just to list it: what is known is whether they were written."""
    made = []
    for section in sections(definition):
        at = typed_at.get(section.key)
        progress = Progress.EMPTY if at is None else Progress.KEPT
        if at is not None and sent_at is not None:
            progress = Progress.SENT if at <= sent_at else Progress.CHANGED
        made.append(Task(section, progress, ()))
    return made


def _progress(
    section: Section, kept: Mapping[str, Any], wrong: Collection[Problem], sent: Mapping[str, Any] | None
) -> Progress:
    here = of_section(section, kept)
    if wrong:
        absent = {Fault.MISSING, Fault.NONE_OF_GROUP}
        if any(problem.fault not in absent for problem in wrong):
            return Progress.TO_MEND
        return Progress.MISSING if here else Progress.EMPTY
    if sent is None:
        return Progress.READY if here or any(question.required for question in section.questions) else Progress.EMPTY
    return Progress.SENT if here == of_section(section, sent) else Progress.CHANGED
