# SPDX-License-Identifier: EUPL-1.2
"""What is typed of a session before it is convened, and of its convocation."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from conoceles.elections.forms import DAY, day_widget
from conoceles.elections.models import Process
from conoceles.supervision.models import Session, Version

from . import queries
from .forms import MomentForm, hour_field
from .labels import KINDS
from .planning import Planned
from .rules.words import Kind

_BEFORE = "Lista de asistencia y declaración de quórum\nLectura y aprobación del orden del día"
_AFTER = "Seguimiento de acuerdos\nAsuntos generales"
_LONGEST_ITEM = 600


class ConveneForm(MomentForm):
    """When it was convened, where that was on paper and before; nothing, now."""

    page = "sessions/convene.html"

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, now=now, **kwargs)
        self.initial = {}
        self.fields["day"].label, self.fields["hour"].label = "Día en que se convocó", "Hora en que se convocó"
        for each in self.fields.values():
            each.required = False

    def clean(self) -> dict[str, Any]:
        """Both, or neither."""
        given = super().clean() or {}
        if not self.errors and (given["day"] is None) is not (given["hour"] is None):
            missing = "day" if given["day"] is None else "hour"
            self.add_error(missing, "Escriba el día y la hora, o deje las dos cosas en blanco si se convoca ahora.")
        return given

    def then(self) -> datetime | None:
        """The instant; None, now."""
        return self.at() if self.cleaned_data["day"] else None


class PlanForm(forms.Form):
    """A session that is prepared."""

    kind = forms.ChoiceField(
        label="Tipo de sesión", choices=[(each.value, name.capitalize()) for each, name in KINDS.items()]
    )
    day = forms.DateField(label="Día", help_text="Por ejemplo, 04/03/2024.", widget=day_widget(), **DAY)
    hour = hour_field()
    place = forms.CharField(label="Lugar", max_length=300)
    broadcast = forms.URLField(
        label="Liga de la transmisión (si ya se sabe)", required=False, max_length=300, assume_scheme="https"
    )
    before = forms.CharField(
        label="Puntos que van antes de los documentos", required=False, initial=_BEFORE, max_length=20_000,
        widget=forms.Textarea({"rows": 4}), help_text="Uno por renglón.",
    )  # fmt: skip
    versions = forms.ModelMultipleChoiceField(
        Version.objects.none(), label="Documentos que esperan a la Comisión", required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    after = forms.CharField(
        label="Puntos que van después", required=False, initial=_AFTER, max_length=20_000,
        widget=forms.Textarea({"rows": 4}), help_text="Uno por renglón.",
    )  # fmt: skip
    guests = forms.CharField(
        label="Personas invitadas", required=False, max_length=10_000, widget=forms.Textarea({"rows": 3}),
        help_text="Una por renglón, con su cargo después de una coma.",
    )  # fmt: skip

    def __init__(self, *args: Any, process: Process, replanned: Session | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._replanned = replanned
        waiting = [each.pk for each in queries.for_agenda(process)]
        elsewhere = queries.on_agendas(process, but=replanned)
        field = self.fields["versions"]
        field.queryset = Version.objects.filter(pk__in=waiting).select_related("document").order_by("pk")
        field.label_from_instance = lambda one: _waiting(one, elsewhere.get(one.pk))
        if not waiting:
            del self.fields["versions"]
        elif replanned is None:
            self.initial.setdefault("versions", [each for each in waiting if each not in elsewhere])

    def planned(self) -> Planned:
        """What it is to be."""
        given = self.cleaned_data
        pairs = [each.partition(",") for each in _lines(given["guests"])]
        return Planned(
            kind=Kind(given["kind"]),
            at=timezone.make_aware(datetime.combine(given["day"], given["hour"])),
            place=given["place"],
            broadcast=given["broadcast"],
            items=self._items(),
            guests=[(name.strip()[:200], post.strip()[:200]) for name, _, post in pairs],
        )

    def _items(self) -> list[tuple[str, Version | None]]:
        """In the order in which they stood, where no item was added, taken off or moved here."""
        given, kept = self.cleaned_data, self._replanned
        chosen = list(given.get("versions", ()))
        if kept is not None:
            stood = list(kept.items.select_related("version"))
            same = all(_lines(given[name]) == _lines(self.initial[name]) for name in ("before", "after"))
            if same and {each.pk for each in chosen} == {each.version_id for each in stood if each.version_id}:
                return [(each.text, each.version) for each in stood]
            places = {each.version_id: each.number for each in stood}
            chosen.sort(key=lambda one: places.get(one.pk, len(stood) + 1))
        return [
            *((each, None) for each in _lines(given["before"])),
            *((each.document.title, each) for each in chosen),
            *((each, None) for each in _lines(given["after"])),
        ]


def _waiting(one: Version, other: Session | None) -> str:
    words = f"{one.document.title}, versión {one.number}"
    return f"{words} (ya va en la {queries.mentioned(other)})" if other else words


def _lines(text: str) -> list[str]:
    return [each.strip()[:_LONGEST_ITEM] for each in text.splitlines() if each.strip()]
