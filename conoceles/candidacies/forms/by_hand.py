# SPDX-License-Identifier: EUPL-1.2
"""What the Área responsable types in the register, as values."""

from collections.abc import Mapping
from typing import Any

from django import forms

from conoceles.elections.models import Office, Postulant, Process, Territory

from ..intake.one import Weighed
from ..intake.problems import Severity
from ..intake.words_by_hand import FIELDS
from ..models import Candidacy, Correction
from ..queries import Options

_KEY_HELP = "Como viene en el archivo del registro. Si el formato junta varias columnas, sepárelas con «|»."
_HELP = {
    "key": _KEY_HELP,
    "person": "La misma en todas sus candidaturas. Nunca la CURP, el RFC ni la clave de elector.",
    "age": "En años cumplidos, el día del registro.",
    "number": "Une a titular y suplente. En blanco, «1».",
    "place": "Donde hay uno solo (la entidad, la circunscripción) puede quedar en blanco.",
    "party_of_origin": "El partido de origen, dentro de una alianza.",
    "answered_by": "Sólo si no es quien postula.",
    "registered_on": "Por ejemplo, 04/03/2024.",
}
_CHOSEN = ("sex", "seat", "position", "place", "postulant", "party_of_origin", "answered_by", "reelection", "agreement")
_NUMERIC = ("age", "registered_on")


class FilterForm(forms.Form):
    """Which candidacies to list."""

    q = forms.CharField(
        label="Nombre o clave", required=False, max_length=200, widget=forms.TextInput({"autocomplete": "off"})
    )
    office = forms.ModelChoiceField(Office.objects.none(), label="Cargo", required=False, empty_label="Todos")
    place = forms.ModelChoiceField(Territory.objects.none(), label="Lugar", required=False, empty_label="Todos")
    postulant = forms.ModelChoiceField(
        Postulant.objects.none(), label="Quién postula", required=False, empty_label="Todos"
    )
    status = forms.ChoiceField(
        label="Estatus", required=False, choices=[("", "Todos"), *Candidacy.Status.choices], initial=""
    )

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = process.offices.all()
        self.fields["place"].queryset = process.territories.order_by("kind", "number", "name")
        self.fields["postulant"].queryset = process.postulants.all()


class CandidacyForm(forms.Form):
    """A candidacy as the register is to say it, and why.

    What a datum must be is asked of the intake, which asks it of files too: here nothing is required but the motive.
    """

    motive = forms.CharField(
        label="Motivo",
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text="Qué estaba mal o faltaba, y por qué.",
    )
    document = forms.CharField(
        label="Acuerdo o documento que lo ordena",
        max_length=300,
        required=False,
        help_text="Como se cita, si lo hay.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    dated = forms.DateField(
        label="Fecha del documento",
        required=False,
        help_text="Por ejemplo, 04/03/2024.",
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        error_messages={"invalid": "No es una fecha. Escríbala como 04/03/2024."},
        widget=forms.DateInput({"autocomplete": "off", "inputmode": "numeric"}, format="%d/%m/%Y"),
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, process: Process, adding: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = Options(process)
        self.written_fields = [name for name in FIELDS if adding or name not in {"key", "person"}]
        self.fields |= {name: field_of(name, options) for name in self.written_fields}
        self.order_fields([*self.written_fields, "motive", "document", "dated"])

    def of_the_register(self) -> list[forms.BoundField]:
        """The fields of what the register says."""
        return [self[name] for name in self.written_fields]

    def why(self) -> list[forms.BoundField]:
        """The fields of the motive and its document."""
        return [self[name] for name in ("motive", "document", "dated")]

    def written(self) -> dict[str, str]:
        """What the register is to say, as the intake takes it."""
        given = self.cleaned_data
        cells = {name: given[name] for name in self.written_fields if name != "groups"}
        return {**cells, "groups": ";".join(sorted(given["groups"]))}

    def correction(self) -> Correction:
        """Why, not yet kept."""
        given = self.cleaned_data
        return Correction(**{name: given[name] for name in ("motive", "document", "dated")})

    def tell(self, weighed: Weighed) -> None:
        """Put each error of the intake in its field."""
        for found in weighed.of(Severity.ERROR):
            self.add_error(found.field if found.field in self.fields else None, found.message)

    def hidden(self) -> list[Any]:
        """What was typed, to be sent again by a page that only asks whether it is right."""
        return [self[name].as_hidden() for name in self.fields]


def initial(cells: Mapping[str, str]) -> dict[str, Any]:
    """What the form begins with, from what the register says."""
    return {**cells, "groups": [one for one in cells["groups"].split(";") if one]}


def field_of(name: str, options: Options) -> forms.Field:
    """The field in which that datum of a candidacy is typed; nothing is required, for the intake asks."""
    about = {"label": FIELDS[name], "help_text": _HELP.get(name, ""), "required": False}
    if name == "groups":
        return forms.MultipleChoiceField(choices=options.of[name], widget=forms.CheckboxSelectMultiple, **about)
    if name in _CHOSEN:
        return forms.ChoiceField(choices=[("", "—"), *options.of[name]], **about)
    attributes = {"autocomplete": "off"} | ({"inputmode": "numeric"} if name in _NUMERIC else {})
    return forms.CharField(widget=forms.TextInput(attributes), strip=False, **about)
