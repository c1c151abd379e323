# SPDX-License-Identifier: EUPL-1.2
"""Of what, and of which days, somebody asks for the measures."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from conoceles.elections.models import Process
from conoceles.kernel.days import FIRST, LAST

from .queries import Period

_DAYS = ["%d/%m/%Y", "%Y-%m-%d"]


def _day(label: str, help_text: str) -> forms.DateField:
    widget = forms.DateInput({"autocomplete": "off", "inputmode": "numeric"}, format="%d/%m/%Y")
    return forms.DateField(
        label=label, required=False, help_text=help_text, input_formats=_DAYS, widget=widget,
        error_messages={"invalid": "Escriba día, mes y año, por ejemplo 04/03/2024."},
        validators=[MinValueValidator(FIRST, "Revise el año."), MaxValueValidator(LAST, "Revise el año.")],
    )  # fmt: skip


class MeasuresForm(forms.Form):
    """All of it is optional. The cut-off is the end of the last day, or now."""

    desde = _day("Desde el día", "Por ejemplo, 04/03/2024.")
    hasta = _day("Hasta el día", "Lo que pasó después no se cuenta. Vacío: hasta este momento.")
    cargo = forms.ChoiceField(label="Cargo", required=False)
    postula = forms.ChoiceField(label="Quién postula", required=False)

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.process, self.zone = process, ZoneInfo(process.timezone)
        for name, rows in (
            ("cargo", process.offices.values_list("key", "plural")),
            ("postula", process.postulants.values_list("key", "name")),
        ):
            self.fields[name].choices = [("", "Todos"), *rows]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Days in their order."""
        given = super().clean() or {}
        if given.get("desde") and given.get("hasta") and given["hasta"] < given["desde"]:
            self.add_error("hasta", "Es anterior al primer día. Cambie uno de los dos.")
        return given

    def period(self, now: datetime) -> Period:
        """What was asked for; everything until *now* when nothing was, or when what was asked makes no sense."""
        asked = self.cleaned_data if self.is_valid() else {}
        until, since = asked.get("hasta"), asked.get("desde")
        return Period(
            process=self.process,
            cutoff=min(now, self._midnight(until + timedelta(days=1)) - timedelta(microseconds=1)) if until else now,
            since=self._midnight(since) if since else None,
            office=asked.get("cargo", ""),
            postulant=asked.get("postula", ""),
        )

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.zone)
