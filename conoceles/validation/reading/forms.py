# SPDX-License-Identifier: EUPL-1.2
"""What a reviewer observes, section by section, as values."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from conoceles.capture.models import Revision
from conoceles.elections.questionnaire import Kind, Section
from conoceles.kernel.refusals import Refused, sentence
from conoceles.kernel.text import composed
from conoceles.validation.phrases import PHRASES
from conoceles.validation.rules import LONGEST, Told, check_told, grounds

#: Observations of one section that one page takes.
_MOST = 10
_COUNTS = [str(number) for number in range(1, _MOST + 1)]
_COUNT = "cuantas-"
#: The button that asks for room for one more.
MORE = "otra"


class ObservationForm(forms.Form):
    """One observation of a section; empty, it is none."""

    question = forms.ChoiceField(label="De qué", required=False)
    ground = forms.ChoiceField(label="Motivo", required=False)
    quote = forms.CharField(
        label="Texto citado",
        help_text="Para señalar de qué parte habla. Cópiela tal como está en el rubro; puede quedar en blanco.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    says = forms.CharField(
        label="Dice",
        help_text="Para pedir otras palabras. Copie las que están; si lo deja en blanco, deje también «debe decir».",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    should_say = forms.CharField(label="Debe decir", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    text = forms.CharField(
        label="Qué debe corregir, en sus palabras", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, revision: Revision, section: Section, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.revision, self.section = revision, section
        self.known = grounds(revision.candidacy.process.grounds)
        self.asked = asked = [question for question in section.questions if not question.derived]
        self.fields["question"].choices = [("", "Todo el rubro"), *((each.key, each.label) for each in asked)]
        if len(asked) == 1:
            del self.fields["question"]
        if self.known:
            suiting = [each for each in self.known.values() if each.suits(asked)]
            self.fields["ground"].choices = [("", "Elija el motivo"), *((each.key, each.name) for each in suiting)]
        else:
            del self.fields["ground"]
        if all(each.kind is Kind.PHOTO for each in asked):  # nothing is written there to be quoted
            for name in ("quote", "says", "should_say"):
                del self.fields[name]
        for name in ("quote", "says", "should_say", "text"):
            if name in self.fields:
                self.fields[name].max_length = LONGEST
                self.fields[name].widget.attrs |= {"maxlength": LONGEST, "autocomplete": "off", "spellcheck": "true"}

    @property
    def told(self) -> Told:
        """What was written, whatever it is."""
        given = (
            {name: composed(self.data.get(self.add_prefix(name), "")).strip() for name in self.fields}
            if self.is_bound
            else {}
        )
        if "question" not in self.fields:
            given["question"] = self.asked[0].key
        return Told(self.section.key, **given)

    @property
    def filled(self) -> bool:
        """Whether something was written."""
        return any(value for name, value in self.told._asdict().items() if name not in {"section", "question"})

    def clean(self) -> dict[str, Any]:
        """What the rules say of it, beside the field that is wrong."""
        cleaned = super().clean() or {}
        if self.filled and not self.errors:
            try:
                check_told(
                    self.told,
                    definition=self.revision.questionnaire.definition,
                    answers=self.revision.answers,
                    known=self.known,
                )
            except Refused as refusal:
                self.refuse(refusal)
        return cleaned

    def refuse(self, refusal: Refused) -> None:
        """Say beside the field that is wrong why it was refused."""
        field = refusal.details.get("field")
        self.add_error(field if field in self.fields else None, sentence(refusal, PHRASES))


class ObservationsForm:
    """All that is observed in one revision: for each section, as many as were asked for, one at least."""

    def __init__(self, revision: Revision, data: Mapping[str, Any] | None = None) -> None:
        self.revision = revision
        self.data = data
        asked = (data or {}).get(MORE, "")
        self.sections: dict[str, list[ObservationForm]] = {}
        for section in revision.questionnaire.definition.sections:
            count = _count((data or {}).get(_COUNT + section.key, "1")) + (asked == section.key)
            self.sections[section.key] = [
                ObservationForm(data, revision=revision, section=section, prefix=f"{section.key}-{number}")
                for number in range(min(count, _MOST))
            ]

    def __iter__(self) -> Iterator[ObservationForm]:
        return (each for those in self.sections.values() for each in those)

    @property
    def filled(self) -> list[ObservationForm]:
        """Those in which something was written."""
        return [each for each in self if each.filled]

    def is_valid(self) -> bool:
        """Whether what was written in each could be decided on."""
        return not [each for each in self.filled if not each.is_valid()]

    def told(self) -> list[Told]:
        """What was written."""
        return [each.told for each in self.filled]

    def refuse(self, refusal: Refused) -> bool:
        """Say it beside the observation that *refusal* is of; False where it is of none."""
        number = refusal.details.get("number")
        if number is None:
            return False
        self.filled[number].refuse(refusal)
        return True

    @property
    def wrong(self) -> list[tuple[str, str, str]]:
        """The id of each field that is wrong, the name of its section, and why."""
        return [
            (each[name].id_for_label if name in each.fields else "", each.section.name, error)
            for each in self
            if each.is_bound and each.filled
            for name, errors in each.errors.items()
            for error in errors
        ]

    def of(self, section: str) -> tuple[list[ObservationForm], str, int, bool]:
        """Those of one section, the field that counts them, how many, and whether something was written in one."""
        those = self.sections[section]
        return those, _COUNT + section, len(those), any(each.filled for each in those)


def _count(written: str) -> int:
    """How many there were; what nobody's page says is one."""
    return int(written) if written in _COUNTS else 1
