# SPDX-License-Identifier: EUPL-1.2
"""What whoever reads the record asks for, as values."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from conoceles.kernel.days import FIRST, LAST

from .phrases import ACTS, CAPACITIES

_DAYS = ["%d/%m/%Y", "%Y-%m-%d"]
_LONGEST = 10**15  # numbers beyond it are no number of any entry, and some databases refuse to compare them


def _day(label: str) -> forms.DateField:
    widget = forms.DateInput({"autocomplete": "off", "inputmode": "numeric"}, format="%d/%m/%Y")
    return forms.DateField(
        label=label, required=False, help_text="Por ejemplo, 04/03/2024.", input_formats=_DAYS, widget=widget,
        error_messages={"invalid": f"{label}: escriba día, mes y año, por ejemplo 04/03/2024."},
        validators=[
            MinValueValidator(FIRST, f"{label}: revise el año."),
            MaxValueValidator(LAST, f"{label}: revise el año."),
        ],
    )  # fmt: skip


def _identifier(label: str, help_text: str, longest: int) -> forms.CharField:
    widget = forms.TextInput({"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"})
    return forms.CharField(label=label, required=False, help_text=help_text, max_length=longest, widget=widget)


class RecordForm(forms.Form):
    """Which entries to see. All of it is optional, and all of it narrows."""

    act = forms.ChoiceField(label="Acto", required=False)
    capacity = forms.ChoiceField(label="En carácter de", required=False)
    since = _day("Desde el día")
    until = _day("Hasta el día")
    about = _identifier("Sobre qué", "El identificador de una candidatura, una cuenta, una revisión…", 120)
    who = _identifier("Quién", "El seudónimo de una persona, como aparece en un asiento.", 64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in (("act", ACTS), ("capacity", CAPACITIES)):
            chosen = sorted(((str(key), said) for key, said in words.items()), key=lambda pair: pair[1])
            self.fields[name].choices = [("", "Todos"), *chosen]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Days in their order."""
        given = super().clean() or {}
        if given.get("since") and given.get("until") and given["until"] < given["since"]:
            self.add_error("until", "Hasta el día: es anterior al primero. Cambie uno de los dos.")
        return given


class RangeForm(forms.Form):
    """Which entries to take away: from one number to another, both included."""

    first = forms.IntegerField(label="Desde el asiento", min_value=1, max_value=_LONGEST)
    last = forms.IntegerField(label="Hasta el asiento", min_value=1, max_value=_LONGEST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget = forms.TextInput({"autocomplete": "off", "inputmode": "numeric"})

    def clean(self) -> dict[str, Any]:
        """Numbers in their order."""
        given = super().clean() or {}
        if given.get("first") and given.get("last") and given["last"] < given["first"]:
            self.add_error("last", "Hasta el asiento: es anterior al primero. Cambie uno de los dos.")
        return given
