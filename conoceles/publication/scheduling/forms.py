# SPDX-License-Identifier: EUPL-1.2
"""What is typed to schedule a publication, as values."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from conoceles.elections.models import Office, Process
from conoceles.publication.models import Scheduled


class ScheduleForm(forms.Form):
    """When an office opens, or a day and an hour of where the process takes place."""

    office = forms.ModelChoiceField(
        Office.objects.none(),
        label="Al abrirse un cargo",
        required=False,
        empty_label="No: a una hora que se escribe abajo",
        help_text="A las 00:00 del día que fije su acuerdo. Si el acuerdo lo mueve, la publicación se mueve con él.",
    )
    day = forms.DateField(
        label="Día",
        required=False,
        help_text="Por ejemplo, 04/03/2024.",
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput({"autocomplete": "off", "inputmode": "numeric"}, format="%d/%m/%Y"),
        error_messages={"invalid": "No es una fecha. Escríbala como 04/03/2024."},
    )
    hour = forms.TimeField(
        label="Hora",
        required=False,
        help_text="De 00:00 a 23:59. Por ejemplo, 09:30.",
        input_formats=["%H:%M"],
        widget=forms.TimeInput({"autocomplete": "off"}, format="%H:%M"),
        error_messages={"invalid": "No es una hora. Escríbala como 09:30."},
    )

    def __init__(self, *args: Any, process: Process, offices: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._process = process
        self.fields["office"].queryset = process.offices.filter(key__in=offices)  # type: ignore[attr-defined]
        self.fields["office"].label_from_instance = lambda one: one.plural  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of both."""
        given = super().clean() or {}
        typed = [name for name in ("day", "hour") if given.get(name) is not None or name in self.errors]
        if given.get("office"):
            if typed:
                self.add_error(typed[0], "Eligió también un cargo. Deje una sola cosa: el cargo, o el día y la hora.")
        else:
            for name in ("day", "hour"):
                if given.get(name) is None and name not in self.errors:
                    self.add_error(name, "Falta este dato. Escríbalo, o elija un cargo arriba.")
        return given

    def scheduled(self) -> Scheduled:
        """What is to be approved, not yet saved."""
        given, process = self.cleaned_data, self._process
        if given["office"]:
            return Scheduled(process=process, office=given["office"])
        at = datetime.combine(given["day"], given["hour"], ZoneInfo(process.timezone))
        return Scheduled(process=process, at=at)
