# SPDX-License-Identifier: EUPL-1.2
"""What is typed of a movement and of a requirement, as values."""

from collections.abc import Collection
from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django import forms

from conoceles.elections.forms import DAY, AgreedForm, day_widget
from conoceles.elections.models import Office, Postulant, Process

from ..forms.by_hand import field_of
from ..intake.one import Weighed
from ..intake.problems import Severity
from ..models import Candidacy, Movement, Rectification
from ..queries import Options, cells
from . import queries
from .doing import OF_WHO_COMES
from .orders import LEAVES, Change, Kind, Order

_ORDER = ("agreement", "key", "body", "title", "issued_on", "effective_on")
_MOMENTS = ["%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]


class ChangeForm(forms.Form):
    """What is to change of a candidacy, by its kind."""

    note = forms.CharField(
        label="Observaciones",
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Sólo si el acuerdo necesita una aclaración. Las lee la institución; no se publican.",
    )

    def __init__(self, *args: Any, candidacy: Candidacy, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidacy, self.kind = candidacy, kind
        #: The field in which each datum is typed: an agreement has a key too.
        self._written: dict[str, str] = {}
        options = Options(candidacy.process)
        if kind == Kind.SUBSTITUTION:
            self._who_comes(options)
        elif kind == Kind.NAME:
            now = cells(candidacy)
            self._write({name: field_of(name, options) for name in ("name", "nickname")}, now)
            self.fields[self._written["name"]].required = True
        elif kind == Kind.ORIGIN:
            about = {"label": "Partido de origen", "choices": [("", "—"), *queries.origins(candidacy)]}
            self._write({"party_of_origin": forms.ChoiceField(**about)}, cells(candidacy))
        elif kind == Kind.PLACE:
            self.fields["formula"] = forms.ChoiceField(
                label="Lugar de la lista",
                choices=[("", "Otro, que se escribe abajo"), *queries.places(candidacy)],
                required=False,
            )
            self._write({"number": forms.CharField(label="Número del lugar", max_length=40, required=False)}, {})
            self.fields[self._written["number"]].help_text = "De un lugar donde no hay nadie."
        self.order_fields([*self._first(), *self._written.values(), *_ORDER, "note"])

    def _first(self) -> list[str]:
        return [name for name in ("cause", "formula") if name in self.fields]

    def _who_comes(self, options: Options) -> None:
        if self.candidacy.status == Candidacy.Status.REGISTERED:
            left = ((one, kind.label) for kind, one in LEAVES.items())
            causes = [(Candidacy.Status.SUBSTITUTED, "Sustitución"), *left]
            self.fields["cause"] = forms.ChoiceField(label="Por qué deja el lugar", choices=causes)
        self._write({name: field_of(name, options) for name in OF_WHO_COMES}, {})

    def _write(self, fields: dict[str, forms.Field], now: dict[str, str]) -> None:
        for name, field in fields.items():
            field.initial = now.get(name)
            self._written[name] = f"her_{name}"
            self.fields[self._written[name]] = field

    def of_the_change(self) -> list[forms.BoundField]:
        """The fields of what is to change."""
        return [self[name] for name in (*self._first(), *self._written.values()) if name != "cause"]

    def change(self, accepted: Collection[str] = ()) -> Change:
        """What is ordered."""
        given = self.cleaned_data
        written = {
            name: ";".join(sorted(given[field])) if name == "groups" else given[field]
            for name, field in self._written.items()
        }
        return Change(
            self.kind,
            written=written,
            cause=given.get("cause", ""),
            formula=given.get("formula", ""),
            note=given["note"],
            accepted=tuple(sorted(accepted)),
        )

    def tell(self, found: Weighed) -> None:
        """Put each error of the intake in its field."""
        for one in found.of(Severity.ERROR):
            self.add_error(self._written.get(one.field), one.message)

    def hidden(self) -> list[Any]:
        """What was typed, to be sent again by a page that only asks whether it is right."""
        return [self[name].as_hidden() for name in self.fields]


class OrderForm(AgreedForm):
    """By which agreement something is registered, and since when it holds."""

    effective_on = forms.DateField(
        label="Desde cuándo vale",
        help_text="El día que dice el acuerdo o la resolución. Por ejemplo, 04/03/2024.",
        widget=day_widget(),
        **DAY,
    )
    #: Of the page: what is confirmed twice is registered once.
    token = forms.CharField(max_length=40, widget=forms.HiddenInput, required=False)
    #: Of what it was shown to change.
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput, required=False)

    def order(self) -> Order:
        """The agreement, the day and the token."""
        given = self.cleaned_data
        return Order(self.agreed(), given["effective_on"], given["token"] or str(uuid4()))

    def of_the_order(self) -> list[forms.BoundField]:
        """The fields of the agreement and its day."""
        return [self[name] for name in _ORDER]

    def show(self, token: str, seen: str) -> None:
        """Have what is sent again bear that token, and the digest of what is now shown."""
        self.data = self.data.copy()
        self.data["token"], self.data["seen"] = token, seen


class MoveForm(ChangeForm, OrderForm):
    """A movement, whole."""

    def __init__(self, *args: Any, candidacy: Candidacy, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, candidacy=candidacy, kind=kind, process=candidacy.process, **kwargs)


class FilterForm(forms.Form):
    """Which movements to list."""

    kind = forms.ChoiceField(label="Movimiento", required=False, choices=[("", "Todos"), *Movement.Kind.choices])
    office = forms.ModelChoiceField(Office.objects.none(), label="Cargo", required=False, empty_label="Todos")
    postulant = forms.ModelChoiceField(
        Postulant.objects.none(), label="Quién postula", required=False, empty_label="Todos"
    )
    since = forms.DateField(label="Registrado desde", required=False, widget=day_widget(), **DAY)
    until = forms.DateField(label="Registrado hasta", required=False, widget=day_widget(), **DAY)

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = process.offices.all()
        self.fields["postulant"].queryset = process.postulants.all()
        self.fields["postulant"].label_from_instance = attrgetter("name")


class RectificationForm(AgreedForm):
    """A requirement: of whom, what is asked, and within how many hours."""

    postulant = forms.ModelChoiceField(
        Postulant.objects.none(),
        label="Quién debe responder",
        empty_label="Elija",
        error_messages={"required": "Elija a quién se le requirió."},
    )
    asks = forms.CharField(
        label="Qué se le pide",
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Escriba qué le pide el acuerdo."},
    )
    notified_at = forms.DateTimeField(
        label="Cuándo se le notificó",
        input_formats=_MOMENTS,
        help_text="Día y hora, desde donde corre el plazo. Por ejemplo, 04/03/2024 18:30.",
        error_messages={
            "invalid": "No es un día con su hora. Escríbalo como 04/03/2024 18:30.",
            "required": "Faltan el día y la hora. Escríbalos como 04/03/2024 18:30.",
        },
        widget=forms.DateTimeInput({"autocomplete": "off"}, format="%d/%m/%Y %H:%M"),
    )
    hours = forms.IntegerField(
        label="Plazo, en horas",
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": "No es un número de horas. Escríbalo sólo con cifras, como 48.",
            "required": "Falta el plazo. Escríbalo en horas, como 48.",
        },
    )
    field_order = ("postulant", "asks", "notified_at", "hours")

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, process=process, **kwargs)
        self.fields["postulant"].queryset = process.postulants.all()
        self.fields["postulant"].label_from_instance = attrgetter("name")

    def clean_notified_at(self) -> datetime:
        """As a clock says where the process takes place."""
        given: datetime = self.cleaned_data["notified_at"]
        return given.replace(tzinfo=ZoneInfo(self._process.timezone))

    def rectification(self) -> Rectification:
        """It, not kept yet."""
        given = self.cleaned_data
        own = {name: given[name] for name in ("postulant", "asks", "notified_at", "hours")}
        return Rectification(agreement=self.agreed(), **own)


class AsideForm(forms.Form):
    """Why a requirement is closed without movements."""

    motive = forms.CharField(
        label="Por qué se cierra sin movimientos",
        max_length=500,
        error_messages={"required": "Escriba por qué se cierra."},
    )
