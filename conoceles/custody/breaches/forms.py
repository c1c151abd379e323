# SPDX-License-Identifier: EUPL-1.2
"""What whoever keeps the log of breaches writes, as values."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from conoceles.custody.models import BreachStatement
from conoceles.elections.forms import DAY, HOUR, day_widget, hour_widget
from conoceles.elections.models import Postulant, Process

_TEXT = ("title", "what", "data", "cause", "immediate", "lasting", "told", "advice")
_LONGEST = 5000


def _text(label: str, hint: str = "", *, required: bool = True, rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=_LONGEST,
        widget=forms.Textarea({"rows": rows}),
        error_messages={"required": "Falta escribir esto."},
    )


class StatementForm(forms.Form):
    """What is known of a breach; with *former*, saying it anew."""

    why = forms.CharField(
        label="Por qué se dice de nuevo",
        error_messages={"required": "Escriba por qué se dice de nuevo."},
        max_length=500,
        help_text="Qué se averiguó o qué estaba mal.",
    )
    title = forms.CharField(
        label="En pocas palabras",
        error_messages={"required": "Escríbalo en pocas palabras."},
        max_length=200,
        help_text="Sin nombres: por ejemplo, «Se perdió una memoria con acuses».",
    )
    what = _text("Qué pasó", "Lo lee sólo quien lleva esta bitácora y la autoridad.")
    happened_on = forms.DateField(
        label="Qué día ocurrió (si se sabe)",
        required=False,
        widget=day_widget(),
        help_text="Por ejemplo, 04/03/2024.",
        **DAY,
    )
    happened_hour = forms.TimeField(
        label="A qué hora ocurrió (si se sabe)",
        required=False,
        widget=hour_widget(),
        help_text="Por ejemplo, 13:30.",
        **HOUR,
    )
    known_on = forms.DateField(
        label="Qué día se supo", widget=day_widget(), help_text="De aquí corre el plazo para avisar.", **DAY
    )
    known_hour = forms.TimeField(
        label="A qué hora se supo",
        widget=hour_widget(),
        help_text="Por ejemplo, 13:30.",
        input_formats=["%H:%M"],
        error_messages={
            "required": "Falta la hora. Escríbala como 13:30.",
            "invalid": "No es una hora. Escríbala como 13:30.",
        },
    )
    data = _text("Qué datos personales", "Qué clase de datos, no los datos.", rows=2)
    people = forms.IntegerField(
        label="De cuántas personas (si se sabe)", required=False, min_value=0, max_value=10_000_000
    )
    cause = _text("Por qué pasó (si se sabe)", required=False, rows=2)
    immediate = _text("Qué se hizo de inmediato", rows=2)
    lasting = _text("Qué se hace para que no se repita", required=False, rows=2)
    grave = forms.BooleanField(
        label="Afecta de forma significativa los derechos de esas personas",
        required=False,
        help_text="Entonces se avisa a cada una y a la autoridad.",
    )
    told = _text(
        "Qué se dice a cada persona afectada",
        "Lo mismo a todas, sin nombres ni datos de nadie.",
        required=False,
        rows=3,
    )
    advice = _text("Qué puede hacer cada una", "Por ejemplo, cambiar su contraseña.", required=False, rows=2)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, former: BreachStatement | None = None, **kwargs: Any) -> None:
        if former is not None:
            kwargs.setdefault("initial", _initial(former))
        super().__init__(*args, **kwargs)
        if former is None:
            del self.fields["why"]

    def statement(self) -> BreachStatement:
        """What was written, not yet kept."""
        given = self.cleaned_data
        return BreachStatement(
            **{name: given[name].strip() for name in _TEXT},
            why=given.get("why", "").strip(),
            happened_at=_at(given["happened_on"], given["happened_hour"]),
            known_at=_at(given["known_on"], given["known_hour"]),
            people=given["people"],
            grave=given["grave"],
        )


def _at(day: date | None, hour: time | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, hour or time())) if day else None


def _initial(former: BreachStatement) -> dict[str, Any]:
    said: dict[str, Any] = {name: getattr(former, name) for name in (*_TEXT, "people", "grave")}
    for name in ("happened", "known"):
        at = getattr(former, f"{name}_at")
        if at is not None:
            here = timezone.localtime(at)
            said |= {f"{name}_on": here.date(), f"{name}_hour": here.time()}
    return said | {"seen": former.number}


class TellForm(forms.Form):
    """Who is told: some by their keys, those of a postulant, or everybody."""

    whom = forms.ChoiceField(
        label="A quiénes se avisa",
        choices=[("claves", "A las candidaturas de estas claves"), ("postulante", "A las de un postulante"),
                 ("todas", "A todas las del proceso")],
        widget=forms.RadioSelect,
        error_messages={"required": "Elija a quiénes se avisa."},
    )  # fmt: skip
    keys = forms.CharField(
        label="Claves de candidatura", required=False, widget=forms.Textarea({"rows": 3}), help_text="Una por renglón."
    )
    postulant = forms.ModelChoiceField(Postulant.objects.none(), label="Postulante", required=False)

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["postulant"].queryset = Postulant.objects.filter(process=process).order_by("order", "name")

    def clean(self) -> dict[str, Any]:
        """What was chosen has what it needs."""
        given = super().clean() or self.cleaned_data
        if given.get("whom") == "claves" and not given.get("keys", "").strip():
            self.add_error("keys", "Escriba las claves, una por renglón.")
        if given.get("whom") == "postulante" and not given.get("postulant"):
            self.add_error("postulant", "Elija el postulante.")
        return given

    def asked(self) -> dict[str, Any]:
        """What ``queries.affected`` takes."""
        given = self.cleaned_data
        return {
            "claves": {"keys": [line.strip() for line in given["keys"].splitlines()]},
            "postulante": {"postulant": given["postulant"]},
            "todas": {},
        }[given["whom"]]


class AuthorityForm(forms.Form):
    """Who was notified, and with what it is known."""

    authority = forms.CharField(
        label="Autoridad a la que se notificó",
        max_length=200,
        error_messages={"required": "Escriba a quién se notificó."},
    )
    acuse = forms.CharField(
        label="Acuse (si ya lo hay)", max_length=300, required=False, help_text="Folio, oficio o sello, con su fecha."
    )


class AcuseForm(forms.Form):
    """With what it is known that it was received."""

    acuse = forms.CharField(
        label="Con qué consta que se recibió",
        max_length=300,
        help_text="Firma, correo de respuesta o folio, con su fecha.",
        error_messages={"required": "Escriba con qué consta que se recibió."},
    )


class CloseForm(forms.Form):
    """How it ended."""

    how = _text("Cómo terminó", "Qué quedó hecho para que no se repita.")
