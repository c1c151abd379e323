# SPDX-License-Identifier: EUPL-1.2
"""The answers of a sheet, question by question, each with its value or the words of its absence."""

from dataclasses import dataclass

from conoceles.elections.questionnaire import Kind, Question
from conoceles.kernel import contacts
from conoceles.publication.languages import _
from conoceles.publication.snapshot import Sheet

from . import absence
from .asked import Asked, Shown
from .words import clean


@dataclass(slots=True)
class Answer:
    """One question and what came of it: ``values`` when answered, or else the words of ``absence``."""

    question: Question
    state: str  # respondida, no_proporcionada, no_aplica, en_pausa
    values: list[str]
    absence: str


def of_section(section: Shown, sheet: Sheet, asked: Asked) -> list[Answer]:
    """The public questions of *section* as *sheet* answers them."""
    answers = sheet.answers
    found = []
    for question in section.questions:
        values = _said(question, sheet)
        paused = sheet.pause_of(section.key, question.key)
        if paused:
            found.append(Answer(question, "en_pausa", [], absence.of_pause(paused)))
        elif values:
            found.append(Answer(question, "respondida", values, ""))
        elif question.key in sheet.not_applicable:
            words = absence.not_applicable(question, asked.definition, answers)
            found.append(Answer(question, "no_aplica", values, words))
        else:
            found.append(Answer(question, "no_proporcionada", values, _(absence.NOT_PROVIDED)))
    return found


def any_of(sheet: Sheet, asked: Asked) -> bool:
    """Whether *sheet* gives something to read, besides the photograph."""
    return any(_said(question, sheet) for section in asked.sections for question in section.questions)


def _said(question: Question, sheet: Sheet) -> list[str]:
    return [value for value in question.shown(sheet.answers) if value.strip()]


def link(question: Question, value: str) -> str:
    """Where *value* may lead, or empty: only https to a host the question allows, mail, and telephone."""
    value = clean(value).strip()
    if question.kind is Kind.URL:
        host = contacts.web_host(value)
        return value if host and question.leads_to(host) else ""
    if question.kind is Kind.EMAIL:
        return f"mailto:{value}" if contacts.is_mail(value) else ""
    if question.kind is Kind.PHONE:
        digits = contacts.digits(value)
        return f"tel:+52{digits}" if digits else ""
    return ""
