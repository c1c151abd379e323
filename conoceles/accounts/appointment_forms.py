# SPDX-License-Identifier: EUPL-1.2
"""What is typed to give a capacity and to end it, as values."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

from conoceles.kernel.days import FIRST, LAST

from . import queries
from .forms import InviteForm
from .models import Capacity, User
from .rules import ROLES, Reach, Role

#: What one is appointed to on the screen. Aides are delegated to; candidacies and generic accounts go by letter.
APPOINTED = [role for role in Role if role not in {Role.CONSOLE, Role.AIDE, Role.CANDIDACY, Role.PARTY_ROOT}]


def _day(label: str, help_text: str, *, required: bool = False) -> forms.DateField:
    wrong = "No es una fecha. Escríbala como 04/03/2024."
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        validators=[MinValueValidator(FIRST, "Revise el año."), MaxValueValidator(LAST, "Revise el año.")],
        error_messages={"invalid": wrong, "required": "Falta esta fecha. Escríbala como 04/03/2024."},
        widget=forms.DateInput({"autocomplete": "off", "inputmode": "numeric"}, format="%d/%m/%Y"),
    )


def _begins(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


class _PersonForm(forms.Form):
    """Somebody who has an account already, or somebody with a name who gets one; until when, and by what document."""

    person = forms.ChoiceField(label="Persona", required=False)
    name, username = (InviteForm.base_fields[field] for field in ("name", "username"))
    since = _day("Desde", "Por ejemplo, 04/03/2024. En blanco: desde ahora.")
    until = _day("Hasta", "Ese día incluido. En blanco: mientras no se termine.")
    agreement = forms.CharField(
        label="Acuerdo u oficio que la nombra",
        max_length=200,
        help_text="Como se cita, con su fecha.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, by: Capacity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by = by
        self._people = {str(user.pk): user for user in queries.known_to(by)}
        self.fields["person"].choices = [
            ("", "Otra, que todavía no tiene cuenta"),
            *((key, f"{user.name or user.username} ({user.username})") for key, user in self._people.items()),
        ]
        for field in ("name", "username"):
            self.fields[field].required = False
        self.fields["name"].help_text = "Sólo si todavía no tiene cuenta."

    def clean(self) -> dict[str, Any]:
        """One person: chosen, or named whole."""
        given = super().clean() or {}
        for field in ("name", "username"):
            if given.get("person") and given.get(field):
                self.add_error(field, "Hay una persona elegida en la lista y otra escrita aquí. Deje una sola.")
            elif not given.get("person") and not given.get(field) and not {"person", field} & set(self.errors):
                self.add_error(field, "Falta este dato de la persona. Complételo, o elija a alguien de la lista.")
        return given

    def _capacity(self, **what: Any) -> Capacity:
        given = self.cleaned_data
        return Capacity(
            user=self._people.get(given["person"]) or User(name=given["name"], username=given["username"]),
            since=_begins(given["since"]) if given["since"] else None,
            until=_begins(given["until"] + timedelta(days=1)) if given["until"] else None,
            agreement=given["agreement"],
            **what,
        )


class AppointForm(_PersonForm):
    """Somebody appointed to something, in the process of whoever appoints."""

    role = forms.ChoiceField(
        label="En carácter de",
        choices=[("", "Elija uno"), *((role.value, ROLES[role].name) for role in APPOINTED)],
        error_messages={"required": "Elija en qué carácter."},
    )
    key = forms.ChoiceField(
        label="De quién o de dónde",
        required=False,
        help_text="Sólo para la representación de un postulante y para un consejo distrital o municipal.",
    )
    body = forms.CharField(
        label="Área u órgano al que pertenece", max_length=200, required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, by: Capacity, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        self._keys = {reach: dict(queries.scopes(by.scope, reach)) for reach in (Reach.PARTY, Reach.BODY)}
        titles = {Reach.PARTY: "Postulantes", Reach.BODY: "Consejos"}
        self.fields["key"].choices = [
            ("", "Todo el proceso"),
            *((titles[reach], list(found.items())) for reach, found in self._keys.items() if found),
        ]
        self.order_fields(["person", "name", "username", "role", "key", "body", "since", "until", "agreement"])

    def clean(self) -> dict[str, Any]:
        """A representative is of a postulant; whoever serves in a council, of a council; the others, of the process."""
        given = super().clean() or {}
        if given.get("role") and "key" not in self.errors:
            wanted = self._keys.get(ROLES[Role(given["role"])].reach, {"": ""})
            if given["key"] not in wanted:
                told = "Elija de quién o de dónde." if "" not in wanted else "Ese carácter es de todo el proceso."
                self.add_error("key", told)
        return given

    def capacity(self) -> Capacity:
        """What is given, not yet."""
        given = self.cleaned_data
        scope = f"{self._by.scope}/{given['key']}" if given["key"] else self._by.scope
        return self._capacity(role=given["role"], scope=scope, body=given["body"])


class DelegateForm(_PersonForm):
    """An aide, who acts for a commissioner until a day."""

    def __init__(self, *args: Any, by: Capacity, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        self.fields["until"].required = True
        self.fields["until"].help_text = "Ese día incluido. Una delegación siempre termina."
        self.fields["agreement"].label = "Oficio de delegación"
        self.fields["agreement"].required = False

    def capacity(self) -> Capacity:
        """What is delegated, not yet."""
        return self._capacity(role=Role.AIDE, scope=self._by.scope, on_behalf_of=self._by)


class EndForm(forms.Form):
    """When a capacity ends, and why."""

    on = _day("Último día", "Hoy: termina en este momento. Después: al final de ese día.", required=True)
    motive = forms.CharField(
        label="Motivo",
        max_length=300,
        help_text="Con el documento que lo dispone, si lo hay.",
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate()

    def at(self) -> datetime | None:
        """The instant at which it ends; None for now."""
        on: date = self.cleaned_data["on"]
        today = timezone.localdate()
        return None if on == today else _begins(on + timedelta(days=1)) if on > today else _begins(on)
