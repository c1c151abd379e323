# SPDX-License-Identifier: EUPL-1.2
"""What is typed of what comes from INE: what it answers and asks, with its terms, and when its system did not work."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from conoceles.elections.forms import day_field, hour_field
from conoceles.elections.models import Process
from conoceles.look.dates import day as in_words
from conoceles.supervision.models import Reply
from conoceles.supervision.plan.described import Due
from conoceles.supervision.plan.rules.words import Act, Counted, Shape

from .forms import FILE, LONG, instant, read
from .sending_actions import Answered

#: Of a term, what is counted in it.
_TERMS = {
    "naturales": (Shape.AFTER, Counted.NATURAL, "días naturales"),
    "habiles": (Shape.AFTER, Counted.WORKING, "días hábiles"),
    "dias": (Shape.AFTER, Counted.UNSPECIFIED, "días, sin decir cuáles"),
    "horas": (Shape.HOURS_AFTER, Counted.UNSPECIFIED, "horas"),
}
_BY_DAY = "fecha"


class TermForm(forms.Form):
    """A day and the term that INE counted from it."""

    term = forms.ChoiceField(
        label="Término que dio",
        required=False,
        choices=[
            ("", "Ninguno"),
            *((key, words.capitalize()) for key, (_, _, words) in _TERMS.items()),
            (_BY_DAY, "Hasta un día fijo"),
        ],
    )
    count = forms.IntegerField(
        label="Cuántos días u horas", min_value=1, max_value=999, required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    until = day_field("O hasta qué día", required=False)

    def clean(self) -> dict[str, Any]:
        """Each sort of term with its own datum, and no other."""
        given = super().clean() or {}
        term = given.get("term")
        if term in _TERMS and not given.get("count") and "count" not in self.errors:
            self.add_error("count", "Falta cuántos son. Escriba sólo la cifra.")
        if term == _BY_DAY and not given.get("until") and "until" not in self.errors:
            self.add_error("until", "Falta este día. Escríbalo como 04/03/2024.")
        if given.get("until") and given.get("on") and given["until"] < given["on"]:
            self.add_error("until", "Ese día es anterior al otro. Revise los dos.")
        if not term and (given.get("count") or given.get("until")):
            self.add_error("term", "Diga qué término es, o borre lo que escribió de él.")
        return given

    def due(self) -> Due | None:
        """The term, counted from when it was notified."""
        given = self.cleaned_data
        if given["term"] == _BY_DAY:
            return Due(shape=Shape.DAY, day=given["until"], words=f"Hasta el {in_words(given['until'])}")
        if not given["term"]:
            return None
        shape, counted, words = _TERMS[given["term"]]
        count = given["count"]
        return Due(shape=shape, of=(Act.NOTIFICATION,), count=count, counted=counted, words=f"{count} {words}")


class ReplyForm(TermForm):
    """What INE answered."""

    outcome = forms.ChoiceField(label="Qué contestó el INE", choices=Reply.Outcome.choices, widget=forms.RadioSelect)
    on = day_field("Día en que contestó")
    hour = hour_field("Hora (si consta)", required=False)
    reference = forms.CharField(label="Su número o folio (opcional)", max_length=120, required=False)
    observations = forms.CharField(
        label="Qué observó, si lo devolvió", max_length=LONG, required=False, widget=forms.Textarea({"rows": 5}),
        help_text="Una observación por renglón: cada una se contesta aparte.",
    )  # fmt: skip
    file = forms.FileField(label="Su respuesta, como archivo (opcional)", required=False, help_text=FILE)
    field_order = ("outcome", "on", "hour", "reference", "observations", "term", "count", "until", "file")

    def __init__(self, *args: Any, process: Process, day: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": day}, **kwargs)
        self._process = process

    def answered(self) -> Answered:
        """What it answered."""
        given = self.cleaned_data
        return Answered(
            outcome=given["outcome"],
            on=given["on"],
            at=instant(self._process, given["on"], given["hour"]),
            reference=given["reference"],
            observations=given["observations"],
            term=self.due(),
            content=read(given["file"]),
        )


class RequestForm(TermForm):
    """What INE asks for."""

    reference = forms.CharField(label="Su número o folio", max_length=120)
    on = day_field("Día en que se notificó")
    hour = hour_field("Hora (si consta)", required=False)
    asks = forms.CharField(label="Qué pide", max_length=LONG, widget=forms.Textarea({"rows": 5}))
    file = forms.FileField(label="El requerimiento, como archivo (opcional)", required=False, help_text=FILE)
    field_order = ("reference", "on", "hour", "asks", "term", "count", "until", "file")

    def __init__(self, *args: Any, process: Process, day: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": day}, **kwargs)
        self._process = process

    def received(self) -> dict[str, Any]:
        """What ``request_actions.receive`` is told."""
        given = self.cleaned_data
        return {
            "reference": given["reference"],
            "on": given["on"],
            "at": instant(self._process, given["on"], given["hour"]),
            "asks": given["asks"],
            "term": self.due(),
            "content": read(given["file"]),
        }


class OutageForm(forms.Form):
    """Since when SIVOPLE did not work, and until when if it is known."""

    on = day_field("Día en que empezó")
    hour = hour_field("Hora en que empezó")
    until_on = day_field("Día en que terminó (si terminó)", required=False)
    until_hour = hour_field("Hora en que terminó (si terminó)", required=False)
    what = forms.CharField(label="Qué se vio, y a quién se avisó", max_length=600, widget=forms.Textarea({"rows": 4}))
    file = forms.FileField(
        label="Con qué consta", required=False, help_text=f"Captura de pantalla, acta o mensaje. {FILE}"
    )

    def __init__(self, *args: Any, process: Process, day: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": day}, **kwargs)
        self._zone = ZoneInfo(process.timezone)

    def clean(self) -> dict[str, Any]:
        """The end has its day and its hour, or neither."""
        given = super().clean() or {}
        if bool(given.get("until_on")) != bool(given.get("until_hour")) and not self.errors:
            missing = "until_hour" if given.get("until_on") else "until_on"
            self.add_error(missing, "Escriba el día y la hora en que terminó, o ninguno de los dos.")
        return given

    def noted(self) -> dict[str, Any]:
        """What ``request_actions.note_outage`` is told."""
        given = self.cleaned_data
        ended = given["until_on"] and given["until_hour"]
        return {
            "since": datetime.combine(given["on"], given["hour"], self._zone),
            "until": datetime.combine(given["until_on"], given["until_hour"], self._zone) if ended else None,
            "what": given["what"],
            "content": read(given["file"]),
        }


class EndForm(forms.Form):
    """When SIVOPLE worked again."""

    on = day_field("Día en que volvió a funcionar")
    hour = hour_field("Hora en que volvió a funcionar")

    def __init__(self, *args: Any, process: Process, day: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": day}, **kwargs)
        self._zone = ZoneInfo(process.timezone)

    def until(self) -> datetime:
        """The instant."""
        return datetime.combine(self.cleaned_data["on"], self.cleaned_data["hour"], self._zone)
