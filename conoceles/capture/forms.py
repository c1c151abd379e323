# SPDX-License-Identifier: EUPL-1.2
"""A section as fields of a page, made from the definition alone, and what comes back from it as answers.

Whatever comes back is taken as it is: what it must be is asked on sending, and told before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django import forms
from django.core.validators import MaxValueValidator
from django.http import QueryDict

from conoceles.elections.models import Agreement, Process
from conoceles.elections.questionnaire import OTHER, Definition, Kind, Option, Question, Section, listed
from conoceles.kernel import text
from conoceles.kernel.days import LAST

from .phrases import fault
from .rules import Problem
from .rules.acuses import ENOUGH
from .rules.drafts import KEY, REMEMBERED, Ticket
from .rules.progress import typed

#: Answers have names of their own in a form, that no question can take from the form's own fields.
PREFIX = "r-"
#: Up to so many answers to one question have a box each; more are lines of one.
_BOXES = 5
#: Up to so many options are seen at once; more are a list to choose from.
_SEEN_AT_ONCE = 12
#: Digits of a version.
_VERSION = 10
_INPUTS = {
    Kind.URL: {"type": "url", "inputmode": "url"},
    Kind.EMAIL: {"type": "email", "inputmode": "email"},
    Kind.PHONE: {"type": "tel", "inputmode": "numeric"},
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One option as it is shown. ``specify``: it asks for words of one's own."""

    id: str
    key: str
    label: str
    chosen: bool
    specify: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One question as a page shows it. ``widget`` names the template that does."""

    question: Question
    widget: str
    name: str
    values: tuple[str, ...]
    choices: tuple[Choice, ...]
    other: str | None  # the words of an option that asks to specify; None where none does
    asked: bool
    length: int
    errors: tuple[str, ...] = ()
    theirs: str | None = None  # in a conflict, what somebody else wrote; None where both say the same
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Where a link to its first control leads."""
        return self.choices[0].id if self.choices and self.widget != "select" else self.name

    @property
    def grouped(self) -> bool:
        """Whether it has several controls under one legend."""
        return self.widget in {"radios", "checks", "several"}

    @property
    def specifies(self) -> str:
        """The options that ask for words, as one reads them."""
        return "» o «".join(choice.label for choice in self.choices if choice.specify)

    @property
    def value(self) -> str:
        """What its one box holds."""
        return "\n".join(self.values)


def fields(
    definition: Definition,
    section: Section,
    answers: dict[str, Any],
    *,
    problems: Iterable[Problem] = (),
    theirs: Mapping[str, Any] | None = None,
) -> list[Field]:
    """The questions of *section* with what *answers* say; *theirs* are those of whoever saved in the meantime."""
    found = list(problems)
    made = []
    for question in filter(typed, section.questions):
        values = listed(answers.get(question.key))
        name = PREFIX + question.key
        made.append(
            Field(
                question=question,
                widget=_widget(question),
                name=name,
                values=_boxes(question, values),
                choices=tuple(_choices(question, name, values)),
                other=answers.get(question.key + OTHER, "") if any(each.specify for each in question.options) else None,
                asked=question.asked(answers),
                length=text.length(values[0] if values else "", definition.counting),
                errors=tuple(
                    fault(problem, label=question.label, section=section.name, hosts=question.hosts)
                    for problem in found
                    if problem.question == question.key
                ),
                theirs=None if theirs is None else _difference(question, answers, theirs),
                attributes=_INPUTS.get(question.kind, {"type": "text"}),
            )
        )
    return made


def read(section: Section, posted: QueryDict) -> dict[str, Any]:
    """The answers to *section* that were *posted*; nothing where nothing was said."""
    answers: dict[str, Any] = {}
    for question in filter(typed, section.questions):
        name = PREFIX + question.key
        given = [_clean(question, each) for each in posted.getlist(name)]
        if _widget(question) == "lines":
            given = [line.strip() for each in given for line in each.splitlines()]
        given = [each for each in given if each.strip()]
        if question.items > 1:
            answers[question.key] = given
        elif given:
            answers[question.key] = given[0]
        answers[question.key + OTHER] = _composed(posted.get(name + OTHER, "")).strip()
    return {key: value for key, value in answers.items() if value not in ("", [])}


def ticket(posted: QueryDict) -> Ticket:
    """Which save it is; a form that lost its key is a save of its own."""
    base, after = posted.get("version", ""), posted.get("after", "")
    return Ticket(
        key=posted.get("key", "").replace("\0", "")[: KEY + 1] or uuid4().hex,
        base=int(base) if base.isascii() and base.isdecimal() and len(base) < _VERSION else 0,
        after=tuple(key for key in after.split(",")[-REMEMBERED:] if key),
    )


def _difference(question: Question, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> str | None:
    one, other = question.shown(mine), question.shown(theirs)
    return None if one == other else "\n".join(other)


def _widget(question: Question) -> str:
    if question.kind in {Kind.CHOICE, Kind.CHOICES}:
        if question.items > 1:
            return "checks"
        return "radios" if len(question.options) <= _SEEN_AT_ONCE else "select"
    if question.items > _BOXES:
        return "lines"
    if question.items > 1:
        return "several"
    return "long" if question.kind is Kind.LONG_TEXT else "line"


def _boxes(question: Question, values: list[str]) -> tuple[str, ...]:
    """What each box holds: those that have something, and the empty ones that are left."""
    if _widget(question) == "several":
        return tuple(values + [""] * (question.items - len(values)))
    return tuple(values)


def _choices(question: Question, name: str, values: list[str]) -> Iterable[Choice]:
    for number, option in enumerate(_options(question)):
        yield Choice(f"{name}-{number}", option.key, option.label, _chosen(option, values), option.specify)


def _options(question: Question) -> list[Option]:
    """A radio button cannot be taken back: one more does that."""
    blank = [Option("", "Dejar sin contestar por ahora")] if _widget(question) == "radios" else []
    return [*question.options, *blank]


def _chosen(option: Option, values: list[str]) -> bool:
    return option.key in values if option.key else not values


def _composed(given: str) -> str:
    """Without the one character that nobody types and PostgreSQL does not keep."""
    return text.composed(given.replace("\0", ""))


def _clean(question: Question, given: str) -> str:
    whole = _composed(given)
    return whole if question.kind is Kind.LONG_TEXT or _widget(question) == "lines" else whole.strip()


class ReceivedForm(forms.Form):
    """A printed form that somebody brings to a desk."""

    code = forms.CharField(
        label="Código del formato", max_length=30, help_text="Está al pie de cada hoja: 16 letras y cifras.",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Escriba el código que está al pie del formato."},
    )  # fmt: skip
    received_on = forms.DateField(
        label="Día en que se recibió", help_text="Por ejemplo, 04/03/2027.",
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput({"autocomplete": "off", "inputmode": "numeric"}, format="%d/%m/%Y"),
        error_messages={"required": "Escriba el día en que se recibió.", "invalid": "Escriba la fecha: 04/03/2027."},
    )  # fmt: skip


class AcuseForm(forms.Form):
    """What somebody reads from a receipt."""

    folio = forms.CharField(label="Folio", max_length=40, widget=forms.TextInput({"autocomplete": "off"}))
    digest = forms.CharField(
        label="Huella", max_length=200, help_text=f"Completa, o sus primeras {ENOUGH} letras.",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip


class OpeningForm(forms.Form):
    """Until when, why, and on what it rests."""

    last_day = forms.DateField(
        label="Último día", help_text="Por ejemplo, 04/03/2027. Se recibe hasta las 23:59 de ese día.",
        input_formats=["%d/%m/%Y", "%Y-%m-%d"], validators=[MaxValueValidator(LAST, "Revise el año.")],
        widget=forms.DateInput({"autocomplete": "off", "inputmode": "numeric"}, format="%d/%m/%Y"),
    )  # fmt: skip
    reason = forms.CharField(
        label="Por qué se abre", max_length=300, help_text="Lo leerá quien supervise. Sin datos personales.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip
    agreement = forms.ModelChoiceField(
        Agreement.objects.none(), label="Acuerdo que lo permite", required=False, empty_label="Ninguno"
    )

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreement"].queryset = process.agreements.all()
