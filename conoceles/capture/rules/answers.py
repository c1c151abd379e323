# SPDX-License-Identifier: EUPL-1.2
"""What a complete set of answers is. Requiredness is checked once, on sending."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from conoceles.elections.questionnaire import OTHER, Definition, Kind, Question, Section
from conoceles.kernel import contacts, text


class Fault(Enum):
    """What is wrong with one answer."""

    MISSING = auto()
    NONE_OF_GROUP = auto()
    TOO_SHORT = auto()
    TOO_LONG = auto()
    TOO_MANY = auto()
    UNKNOWN_OPTION = auto()
    UNKNOWN_QUESTION = auto()
    NOT_ASKED = auto()
    WRONG_SHAPE = auto()
    SPECIFY = auto()
    NOT_WEB = auto()
    WRONG_HOST = auto()
    NOT_MAIL = auto()
    NOT_TELEPHONE = auto()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: where, what, and the figures a message needs."""

    question: str
    fault: Fault
    length: int = 0
    limit: int = 0


def problems(definition: Definition, answers: dict[str, Any]) -> list[Problem]:
    """Everything that keeps *answers* from being a complete answer to *definition*, in its order."""
    found: list[Problem] = []
    known = {question.key for question in definition.questions}
    for section in definition.sections:
        for question in section.questions:
            found += _of_question(definition, question, answers)
        found += _of_section(section, answers)
    found += [Problem(key, Fault.UNKNOWN_QUESTION) for key in answers if key.removesuffix(OTHER) not in known]
    return found


def _of_section(section: Section, answers: dict[str, Any]) -> list[Problem]:
    if section.at_least_one and not any(answers.get(key) for key in section.at_least_one):
        return [Problem(section.at_least_one[0], Fault.NONE_OF_GROUP)]
    return []


def _of_question(definition: Definition, question: Question, answers: dict[str, Any]) -> list[Problem]:
    given = answers.get(question.key)
    if not question.asked(answers):
        return [Problem(question.key, Fault.NOT_ASKED)] if given else []
    if not given:
        return [Problem(question.key, Fault.MISSING)] if question.required and not question.derived else []
    values = given if isinstance(given, list) else [given]
    if isinstance(given, list) != (question.items > 1) or not all(isinstance(value, str) for value in values):
        return [Problem(question.key, Fault.WRONG_SHAPE)]
    found = []
    if len(values) > question.items:
        found.append(Problem(question.key, Fault.TOO_MANY, len(values), question.items))
    for value in values:
        found += _of_value(definition, question, value, answers)
    return found


def _of_value(definition: Definition, question: Question, value: str, answers: dict[str, Any]) -> list[Problem]:
    if question.kind in {Kind.CHOICE, Kind.CHOICES}:
        option = question.option(value)
        if option is None:
            return [Problem(question.key, Fault.UNKNOWN_OPTION)]
        unsaid = option.specify and not answers.get(question.key + OTHER)
        return [Problem(question.key, Fault.SPECIFY)] if unsaid else []
    if fault := _of_shape(question, value):
        return [Problem(question.key, fault)]
    return _of_length(definition, question, value)


def _of_length(definition: Definition, question: Question, value: str) -> list[Problem]:
    size = text.length(value, definition.counting)
    if question.minimum is not None and size < question.minimum:
        return [Problem(question.key, Fault.TOO_SHORT, size, question.minimum)]
    if question.maximum is not None and size > question.maximum:
        return [Problem(question.key, Fault.TOO_LONG, size, question.maximum)]
    return []


def _of_shape(question: Question, value: str) -> Fault | None:
    """What a page could not make a link of is told while it can be mended."""
    if question.kind is Kind.URL:
        host = contacts.web_host(value)
        if not (host and question.leads_to(host)):
            return Fault.WRONG_HOST if host else Fault.NOT_WEB
    if question.kind is Kind.EMAIL and not contacts.is_mail(value):
        return Fault.NOT_MAIL
    if question.kind is Kind.PHONE and not contacts.digits(value):
        return Fault.NOT_TELEPHONE
    return None


def as_kept(answers: dict[str, Any]) -> dict[str, Any]:
    """*answers* as they are kept and digested: composed texts, and nothing where nothing, or blanks, was said."""

    def said(value: Any) -> bool:
        return bool(text.collapsed(value)) if isinstance(value, str) else value is not None

    def kept(value: Any) -> Any:
        if isinstance(value, list):
            return [kept(item) for item in value if said(item)]
        return text.composed(value) if isinstance(value, str) else value

    found = {key: kept(value) for key, value in answers.items() if said(value)}
    return {key: value for key, value in found.items() if value != []}
