# SPDX-License-Identifier: EUPL-1.2
"""A questionnaire as plain values: sections, questions, options, and when each is asked.

One definition yields the form, the server's validation, the public page's
sections, the open-data columns and the dictionary. No framework here; the page
builders import these types too.

Answers to it are a dict from question key to a value:
``str`` for text and a choice (the option's key), ``list[str]`` where several are
allowed. A question without answer is absent from the dict. The words for an option that
asks to specify («Otra») stand under ``<question>__otro``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

import msgspec

from conoceles.kernel.text import Counting

#: What follows the key of a question in that of the words for an option that asks to specify.
OTHER = "__otro"
#: The kinds of file that a photograph may come as.
PHOTO_FORMATS = ("jpg", "png", "webp")


class Kind(StrEnum):
    """How a question is answered."""

    TEXT = "texto"
    LONG_TEXT = "texto_largo"
    CHOICE = "opcion"
    CHOICES = "opciones"
    URL = "direccion_web"
    EMAIL = "correo"
    PHONE = "telefono"
    ADDRESS = "domicilio"
    PHOTO = "fotografia"


class Visibility(StrEnum):
    """Who may ever see the answer (rules of the domain, 3.5)."""

    PUBLIC = "publica"
    BADGE = "distintivo"  # only as the badge of a group, with consent
    STATISTICS = "estadistica"  # only inside a figure, with consent
    NEVER = "nunca"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that may be chosen. ``specify``: it asks for words of one's own."""

    key: str
    label: str
    specify: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that an answer must respect and a person judges: a photograph, what it must not show."""

    text: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when the answer to ``question`` is one of ``values``."""

    question: str
    values: tuple[str, ...]

    def holds(self, answers: dict[str, Any]) -> bool:
        """Whether the condition holds for *answers*."""
        given = answers.get(self.question)
        chosen = given if isinstance(given, list) else [given]
        return any(value in self.values for value in chosen)


@dataclass(frozen=True, slots=True)
class Question:
    """One question, with everything the rule says of it and how sure the rule is."""

    key: str
    label: str
    kind: Kind
    visibility: Visibility
    source: str
    confidence: str
    required: bool = False
    minimum: int | None = None  # characters, by the questionnaire's counting
    maximum: int | None = None
    items: int = 1  # how many answers it takes; over 1 the answer is a list
    options: tuple[Option, ...] = ()
    hosts: tuple[str, ...] = ()  # for a web address: where it may lead
    formats: tuple[str, ...] = ()  # for a photograph: the kinds of file taken
    max_kilobytes: int | None = None  # for a photograph, of 1,000 bytes: what each of its sizes weighs once re-encoded
    max_upload_kilobytes: int | None = None  # for a photograph: what is taken as it comes
    max_megapixels: int | None = None  # for a photograph, as it comes
    least_width: int | None = None  # for a photograph, as it comes, in pixels
    least_height: int | None = None
    max_months: int | None = None  # for a photograph: its age when published
    rules: tuple[Rule, ...] = ()  # for a photograph: what it must not show
    shown_when: Condition | None = None
    hidden_when: Condition | None = None
    derived: str = ""  # how the institute knows it without asking (e.g. from the age)
    group: str = ""  # the group whose badge a «sí» may show
    help: str = ""
    legal: str = ""  # definition shown beside the question, with its source

    def asked(self, answers: dict[str, Any]) -> bool:
        """Whether the question applies, given the other *answers*."""
        if self.hidden_when is not None and self.hidden_when.holds(answers):
            return False
        return self.shown_when is None or self.shown_when.holds(answers)

    @property
    def public(self) -> bool:
        """Whether what is answered is for everyone to read. What is derived is not answered: it has its own place."""
        return self.visibility is Visibility.PUBLIC and not self.derived

    def leads_to(self, host: str) -> bool:
        """Whether a web address on *host* is an answer: the host itself, or one within it; without hosts, any."""
        return not self.hosts or any(host == name or host.endswith(f".{name}") for name in self.hosts)

    def option(self, key: str) -> Option | None:
        """The option with *key*, or None."""
        return next((option for option in self.options if option.key == key), None)

    def shown(self, answers: Mapping[str, Any]) -> list[str]:
        """What *answers* say to it, in the words of its options; an option that is no more stays as its key."""
        return [self._worded(value, answers) for value in listed(answers.get(self.key))]

    def _worded(self, value: str, answers: Mapping[str, Any]) -> str:
        option = self.option(value)
        if option is None:
            return value
        own = answers.get(self.key + OTHER) if option.specify else None
        return f"{option.label}: {own}" if own else option.label


def listed(given: Any) -> list[str]:
    """The answers to one question, none or several."""
    return [str(each) for each in given] if isinstance(given, list) else [str(given)] if given else []


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a questionnaire (rubro): what is captured, reviewed, observed and published together."""

    key: str
    name: str
    questions: tuple[Question, ...]
    intro: str = ""
    at_least_one: tuple[str, ...] = ()  # of these questions, one must be answered
    source: str = ""  # of the rule on at_least_one
    confidence: str = ""
    public_order: int = 0  # place on the public page, lower first and the first one featured; the form keeps its own


@dataclass(frozen=True, slots=True)
class Definition:
    """A whole questionnaire."""

    slug: str
    name: str
    counting: Counting
    sections: tuple[Section, ...]
    source: str
    order: int = 0

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in order."""
        return tuple(question for section in self.sections for question in section.questions)

    @property
    def sealed(self) -> bool:
        """Whether its answers are kept sealed: some of them may be shown as a badge, or counted, never as written."""
        return any(question.visibility in {Visibility.BADGE, Visibility.STATISTICS} for question in self.questions)

    def question(self, key: str) -> Question | None:
        """The question with *key*, or None."""
        return next((question for question in self.questions if question.key == key), None)

    def to_json(self) -> dict[str, Any]:
        """The definition as JSON values, for the database and for digests."""
        plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        return plain


def from_json(content: dict[str, Any]) -> Definition:
    """The definition kept as *content*. Raises ``msgspec.ValidationError`` when it is not one."""
    return _parsed(msgspec.json.encode(content))


@lru_cache(maxsize=64)
def _parsed(content: bytes) -> Definition:
    return msgspec.json.decode(content, type=Definition)
