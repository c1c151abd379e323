# SPDX-License-Identifier: EUPL-1.2
"""What whoever reviews asks of the queue, and into whose hands she puts something."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django import forms

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.validation.models import Assignment

from .phrases import VIEWS
from .queries import Item
from .rules import View

_AGES = {"1": "Más de 1 día", "3": "Más de 3 días", "7": "Más de 7 días", "15": "Más de 15 días"}
_DUE = {"0": "Hoy o antes", "1": "Mañana o antes", "3": "En 3 días o antes", "7": "En 7 días o antes"}


class QueueForm(forms.Form):
    """Which part of the queue to see."""

    estado = forms.ChoiceField(label="Estado", required=False, choices=list(VIEWS.items()))
    cargo = forms.ChoiceField(label="Cargo", required=False)
    postula = forms.ChoiceField(label="Quién postula", required=False)
    lugar = forms.ChoiceField(label="Lugar", required=False)
    espera = forms.ChoiceField(
        label="Cuánto lleva esperando", required=False, choices=[("", "Lo que sea"), *_AGES.items()]
    )
    plazo = forms.ChoiceField(
        label="Último día para leerla", required=False, choices=[("", "El que sea"), *_DUE.items()]
    )

    def __init__(self, *args: Any, process: Process, items: Iterable[Item], dated: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(items)
        self._offer("cargo", process.offices.values_list("key", "plural"), {each.office for each in known})
        self._offer("postula", process.postulants.values_list("key", "name"), {each.postulant for each in known})
        places = process.territories.order_by("kind", "number", "name").values_list("kind", "key", "name")
        self._offer("lugar", ((f"{kind}/{key}", name) for kind, key, name in places), {each.place for each in known})
        if not dated:
            del self.fields["plazo"]

    def _offer(self, field: str, rows: Iterable[tuple[str, str]], there: set[str]) -> None:
        """Only what somebody in the queue has."""
        self.fields[field].choices = [("", "Todos"), *((key, name) for key, name in rows if key in there)]  # type: ignore[attr-defined]

    def chosen(self, items: Iterable[Item], *, now: datetime, today: date) -> list[Item]:
        """Those that fit all but the state. What an address asks wrongly is as if it were not asked."""
        self.is_valid()
        asked = self.cleaned_data
        since = now - timedelta(days=int(asked["espera"])) if asked.get("espera") else None
        due = today + timedelta(days=int(asked["plazo"])) if asked.get("plazo") else None
        return [
            each
            for each in items
            if (not asked.get("cargo") or each.office == asked["cargo"])
            and (not asked.get("postula") or each.postulant == asked["postula"])
            and (not asked.get("lugar") or each.place == asked["lugar"])
            and (since is None or each.waits.since < since)
            and (due is None or (each.waits.deadline is not None and each.waits.deadline <= due))
        ]

    @property
    def view(self) -> View:
        """The part of the queue that was asked for."""
        self.is_valid()
        return View(self.cleaned_data.get("estado") or View.TO_READ)


class AssignForm(forms.Form):
    """Who is to read it, and which reading."""

    reading = forms.ChoiceField(
        label="¿Cuál lectura?", choices=Assignment.Reading.choices, initial=Assignment.Reading.FIRST,
        widget=forms.RadioSelect,
    )  # fmt: skip
    to = forms.ChoiceField(
        label="¿Quién la hará?", required=False,
        help_text="Sin nombre, la hace quien la tome. Nadie revisa lo que envió ni hace las dos lecturas.",
    )  # fmt: skip

    def __init__(self, *args: Any, readers: Iterable[Capacity], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(each.pk): each for each in readers}
        named = ((key, each.user.name or each.user.username) for key, each in self.known.items())
        self.fields["to"].choices = [("", "Quien la tome"), *named]  # type: ignore[attr-defined]

    def reader(self) -> Capacity | None:
        """Who was chosen; None for nobody yet."""
        return self.known.get(self.cleaned_data["to"])
