# SPDX-License-Identifier: EUPL-1.2
"""What is typed about an obligation, as values."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from conoceles.accounts.rules import ROLES, Role
from conoceles.elections.forms import HOUR, day_field, hour_widget
from conoceles.supervision.plan.phrases import act as act_in_words
from conoceles.supervision.plan.rules.words import Act

from .queries import Seen, acts_of
from .rules import Light


def _hour(**more: Any) -> forms.TimeField:
    return forms.TimeField(
        label="Hora, si se sabe",
        required=False,
        help_text="De 00:00 a 23:59. Sólo importa donde el plazo es de horas.",
        widget=hour_widget(),
        **HOUR,
        **more,
    )


def _at(day: date, hour: Any, zone: str) -> datetime | None:
    return datetime.combine(day, hour, ZoneInfo(zone)) if hour else None


class StartForm(forms.Form):
    """An act that starts the clock, its day, and in which document it is."""

    act = forms.ChoiceField(label="Acto")
    on = day_field("Día")
    hour = _hour()
    document = forms.CharField(
        label="En qué documento consta",
        max_length=300,
        help_text="Por ejemplo: Acta de la sesión ordinaria de octubre.",
    )

    def __init__(self, *args: Any, seen: Seen, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._zone = seen.obligation.process.timezone
        names = {event.key: event.name for event in seen.plan.file.event}
        self.fields["act"].choices = [(key, act_in_words(key, names).capitalize()) for key in acts_of(seen)]  # type: ignore[attr-defined]

    def at(self) -> datetime | None:
        """Its instant, where the hour was written."""
        return _at(self.cleaned_data["on"], self.cleaned_data["hour"], self._zone)


class MeetForm(forms.Form):
    """With what it was met, and when."""

    on = day_field("Día en que se cumplió")
    hour = _hour()
    document = forms.CharField(
        label="Con qué documento", max_length=300, help_text="Su título y su folio, como se citan."
    )
    document_digest = forms.CharField(
        label="Huella SHA-256 del documento, si la tiene",
        max_length=64,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    note = forms.CharField(label="Nota", max_length=600, required=False, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, seen: Seen, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._zone = seen.obligation.process.timezone

    def clean_document_digest(self) -> str:
        """Written by whatever program made it, in capitals or not."""
        return str(self.cleaned_data["document_digest"]).strip().lower()

    def at(self) -> datetime | None:
        """Its instant, where the hour was written."""
        return _at(self.cleaned_data["on"], self.cleaned_data["hour"], self._zone)


class ExcuseForm(forms.Form):
    """Why it need not be met."""

    motive = forms.CharField(
        label="Motivo",
        max_length=600,
        widget=forms.Textarea({"rows": 4}),
        help_text="Por escrito, como constará: por ejemplo, que ya se remite con la actividad 7.",
    )


class WhyForm(forms.Form):
    """Why what was written down does not count."""

    why = forms.CharField(
        label="Por qué no cuenta", max_length=300, help_text="Lo anotado se conserva, con este motivo."
    )


class NoticeForm(forms.Form):
    """What INE must be told and the system cannot see."""

    row = forms.ChoiceField(label="Qué aviso es")
    name = forms.CharField(
        label="De qué se avisa", max_length=600, help_text="El documento, o el cambio a la interfaz."
    )
    because = forms.CharField(label="Por qué", max_length=300)
    act = forms.ChoiceField(
        label="Qué pasó",
        choices=[(Act.ISSUE, "Se emitió un documento"), (Act.CHANGE, "Se modificó un documento")],
    )
    on = day_field("Qué día")
    document = forms.CharField(label="En qué documento consta", max_length=300)

    def __init__(self, *args: Any, rows: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["row"].choices = rows  # type: ignore[attr-defined]


class FilterForm(forms.Form):
    """Which obligations are looked at."""

    who = forms.ChoiceField(label="Quién la debe", required=False)
    light = forms.ChoiceField(
        label="Cómo está",
        required=False,
        choices=[
            ("", "Todas"),
            (Light.RED.value, "Vencidas o cumplidas fuera de plazo"),
            (Light.AMBER.value, "Por vencer en siete días"),
            (Light.GREEN.value, "Al día"),
            (Light.GREY.value, "Sin plazo todavía, o dispensadas"),
        ],
    )

    def __init__(self, *args: Any, roles: set[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted((ROLES[role].name, role.value) for role in roles)
        self.fields["who"].choices = [("", "Cualquiera"), *((value, name) for name, value in named)]  # type: ignore[attr-defined]
