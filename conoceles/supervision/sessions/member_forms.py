# SPDX-License-Identifier: EUPL-1.2
"""What is typed of whoever makes up the commission or attends it, as values."""

from typing import Any

from django import forms

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.elections.forms import DAY, AgreedForm, day_widget
from conoceles.elections.models import Postulant, Process
from conoceles.supervision.models import Member

from .labels import SEATS
from .rules.words import OF_THE_COMMISSION

#: In which capacities somebody of the commission, or who attends it, acts here.
_ROLES = (Role.PRESIDENCY, Role.COMMISSIONER, Role.SECRETARY, Role.UNIT, Role.REPRESENTATIVE)


class MemberForm(AgreedForm):
    """Who holds a seat, and from which day."""

    seat = forms.ChoiceField(label="Lugar", choices=[(each.value, name) for each, name in SEATS.items()])
    name = forms.CharField(label="Nombre", max_length=200)
    position = forms.CharField(label="Cargo (opcional)", max_length=200, required=False)
    postulant = forms.ModelChoiceField(
        Postulant.objects.none(), label="A quién representa", required=False, empty_label="A nadie"
    )
    reference = forms.CharField(label="Oficio que acredita a la representación", max_length=200, required=False)
    capacity = forms.ModelChoiceField(
        Capacity.objects.none(),
        label="Con qué cuenta actúa aquí",
        required=False,
        empty_label="Ninguna",
        help_text="Con ella agrega sus votos por escrito.",
    )
    since = forms.DateField(label="Desde qué día", help_text="Por ejemplo, 04/03/2024.", widget=day_widget(), **DAY)
    replaces = forms.ModelChoiceField(
        Member.objects.none(), label="A quién sustituye (opcional)", required=False, empty_label="A nadie"
    )
    field_order = ("seat", "name", "position", "since", "replaces", "postulant", "reference", "capacity")

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, process=process, **kwargs)
        held = Capacity.objects.filter(role__in=_ROLES, scope=process.slug, until=None).select_related("user")
        self.fields["capacity"].queryset = held
        self.fields["capacity"].label_from_instance = lambda one: f"{one.user.name or one.user.username}, {one}"
        self.fields["replaces"].queryset = process.members.filter(set_aside="").exclude(until=None)
        if not self.fields["replaces"].queryset.exists():
            del self.fields["replaces"]
        self.fields["postulant"].queryset = Postulant.objects.filter(process=process).order_by("order", "key")

    def clean(self) -> dict[str, Any]:
        """An agreement is asked for of whoever makes up the commission; a representation may have a letter alone."""
        if self.cleaned_data.get("seat") in OF_THE_COMMISSION or self.cleaned_data.get("key"):
            return super().clean()
        return self.cleaned_data

    def member(self) -> Member:
        """As a member, not yet kept."""
        given = self.cleaned_data
        agreed = given.get("agreement") or (self.agreed() if given.get("key") else None)
        names = ("seat", "name", "position", "postulant", "reference", "since", "capacity", "replaces")
        return Member(agreement=agreed, **{name: given[name] for name in names if name in given})


class EndForm(AgreedForm):
    """The last day of somebody, and why: by an agreement, or without one."""

    until = forms.DateField(
        label="Hasta qué día, incluido", help_text="Por ejemplo, 04/03/2024.", widget=day_widget(), **DAY
    )
    because = forms.CharField(label="Por qué", max_length=300)
    field_order = ("until", "because")

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, process=process, **kwargs)
        self.fields["agreement"].empty_label = "Ninguno, u otro que se escribe abajo"

    def clean(self) -> dict[str, Any]:
        """Whoever resigns, or whose term ended, leaves without one."""
        return super().clean() if self.cleaned_data.get("key") else self.cleaned_data

    def ended(self) -> dict[str, Any]:
        """Until when, why, and by which agreement."""
        given = self.cleaned_data
        by = given["agreement"] or (self.agreed() if given["key"] else None)
        return {"until": given["until"], "because": given["because"], "ended_by": by}
