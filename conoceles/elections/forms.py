# SPDX-License-Identifier: EUPL-1.2
"""What is typed to change the calendar, as values."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from conoceles.kernel.days import FIRST, LAST

from .models import Agreement, CalendarWindow, Process
from .rules import Days

#: What a day is, wherever one is typed.
DAY = {
    "input_formats": ["%d/%m/%Y", "%Y-%m-%d"],
    "error_messages": {
        "invalid": "No es una fecha. Escríbala como 04/03/2024.",
        "required": "Falta este día. Escríbalo como 04/03/2024.",
    },
    "validators": [MinValueValidator(FIRST, "Revise el año."), MaxValueValidator(LAST, "Revise el año.")],
}
#: And what an hour is.
HOUR = {"input_formats": ["%H:%M", "%H:%M:%S"], "error_messages": {"invalid": "No es una hora. Escríbala como 13:30."}}
_NEW = ("key", "body", "title", "issued_on")


def day_widget() -> forms.DateInput:
    """Where a day is typed."""
    return forms.DateInput({"autocomplete": "off", "inputmode": "numeric"}, format="%d/%m/%Y")


#: How a day is written, said beside every box for one.
DAY_HELP = "Por ejemplo, 04/03/2024."


def day_field(label: str, **more: Any) -> forms.DateField:
    """Where a day is typed."""
    return forms.DateField(label=label, widget=day_widget(), **({"help_text": DAY_HELP} | DAY | more))


def hour_field(label: str, **more: Any) -> forms.TimeField:
    """Where an hour is typed."""
    return forms.TimeField(label=label, help_text="Por ejemplo, 13:30.", widget=hour_widget(), **HOUR, **more)


def hour_widget() -> forms.TimeInput:
    """Where an hour is typed."""
    return forms.TimeInput({"autocomplete": "off"}, format="%H:%M")


class AgreedForm(forms.Form):
    """The agreement on which something rests: one of the process, or a new one, written whole."""

    agreement = forms.ModelChoiceField(
        Agreement.objects.none(),
        label="Acuerdo que lo dispone",
        required=False,
        empty_label="Otro, que se escribe abajo",
    )
    key = forms.CharField(
        label="Número del acuerdo", max_length=60, required=False, help_text="Como se cita: C.G.028/2023."
    )
    body = forms.CharField(label="Órgano que lo emitió", max_length=120, required=False, initial="Consejo General")
    title = forms.CharField(label="Título o documento", max_length=300, required=False)
    issued_on = forms.DateField(
        label="Fecha del acuerdo", required=False, help_text="Por ejemplo, 04/03/2024.", widget=day_widget(), **DAY
    )

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._process = process
        self.fields["agreement"].queryset = process.agreements.order_by("-issued_on", "key")
        self.fields["agreement"].label_from_instance = lambda one: f"{one.key}, {one.title}"

    def clean(self) -> dict[str, Any]:
        """One agreement: chosen, or written whole."""
        given = super().clean() or {}
        if not given.get("agreement") and "agreement" not in self.errors:
            for name in _NEW:
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, "Falta este dato del acuerdo. Complételo, o elija un acuerdo de la lista.")
        elif given.get("key"):
            self.add_error("key", "Hay un acuerdo elegido en la lista y otro escrito aquí. Deje uno solo.")
        return given

    def agreed(self) -> Agreement:
        """The agreement, not yet saved when it is a new one."""
        given = self.cleaned_data
        return given["agreement"] or Agreement(process=self._process, **{name: given[name] for name in _NEW})

    def hidden(self) -> list[Any]:
        """What was typed, to be sent again by a page that only asks whether it is right."""
        return [self[name].as_hidden() for name in self.fields]


class WindowForm(AgreedForm):
    """The days that a window is to have, and the agreement that says so."""

    first_day = forms.DateField(label="Primer día", help_text="Por ejemplo, 04/03/2024.", widget=day_widget(), **DAY)
    last_day = forms.DateField(
        label="Último día",
        required=False,
        help_text="Incluido, hasta las 24 horas. En blanco: no se cierra.",
        widget=day_widget(),
        **DAY,
    )
    seen_first = forms.DateField(widget=forms.HiddenInput)
    seen_last = forms.DateField(required=False, widget=forms.HiddenInput)
    field_order = ("first_day", "last_day")

    def __init__(self, *args: Any, window: CalendarWindow, **kwargs: Any) -> None:
        begin = {
            "first_day": window.first_day,
            "last_day": window.last_day,
            "seen_first": window.first_day.isoformat(),
            "seen_last": window.last_day.isoformat() if window.last_day else "",
        }
        super().__init__(*args, process=window.process, initial=begin, **kwargs)

    def days(self) -> Days:
        """The days that the window is to have."""
        return Days(self.cleaned_data["first_day"], self.cleaned_data["last_day"])

    def seen(self) -> Days:
        """The days that were on the screen."""
        return Days(self.cleaned_data["seen_first"], self.cleaned_data["seen_last"])
