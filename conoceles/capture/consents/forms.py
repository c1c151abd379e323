# SPDX-License-Identifier: EUPL-1.2
"""What whoever consents marks, types and hands in, as values."""

from collections.abc import Sequence
from typing import Any

from django import forms

from conoceles.capture.models import Consent
from conoceles.elections.consent import Decision
from conoceles.elections.models import ConsentText, Process

from .rules import SETTING_OF, ByHand, Hand, Notice, allows

#: How many scans may come at once: no more than one request may carry.
MOST_SCANS = 90
_YES, _NO = "si", "no"


class Radios(forms.RadioSelect):
    """Radios whose name leads to the first of them, so that an error's link arrives somewhere."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The id of one radio, or of the first one for the whole."""
        return super().id_for_label(id_, index or "0")


def _decision(label: str, choices: Sequence[tuple[str, str]]) -> forms.ChoiceField:
    # Nothing is marked beforehand: a consent is an act, never a default.
    told = f"Marque Sí o No: {label}"
    return forms.ChoiceField(
        label=label, choices=choices, widget=Radios, error_messages={"required": told, "invalid_choice": told}
    )


class _Signed(forms.Form):
    """Whatever is signed, ends with a name."""

    signature = forms.CharField(
        label="Nombre completo", max_length=200, widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": "Escriba el nombre de quien firma."},
    )  # fmt: skip


class DecisionForm(_Signed):
    """One decision on the text that is on the screen."""

    field_order = ("given", "signature", "seen")
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, text: ConsentText, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["given"] = _decision(text.title, [(_YES, "Sí, consiento"), (_NO, "No consiento")])
        self.fields["signature"].label = "Firme: escriba su nombre completo"
        self.fields["signature"].help_text = f"Como está en su registro: {name}"
        self.initial["seen"] = text.digest
        self.order_fields(self.field_order)

    def signed(self) -> dict[str, Any]:
        """What ``actions.decide`` takes."""
        given = self.cleaned_data
        return {"given": given["given"] == _YES, "seen": given["seen"], "signature": given["signature"]}


class ByHandForm(_Signed):
    """What a form that was signed by hand says."""

    signed_on = forms.DateField(
        label="Fecha en que se firmó", help_text="La que está escrita en el formato. Por ejemplo, 04/03/2024.",
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput({"autocomplete": "off", "inputmode": "numeric"}, format="%d/%m/%Y"),
        error_messages={
            "required": "Escriba la fecha en que se firmó.",
            "invalid": "Escriba la fecha con día, mes y año: 04/03/2024.",
        },
    )  # fmt: skip
    witness_one = forms.CharField(label="Si puso su huella: nombre de un testigo", max_length=200, required=False)
    witness_two = forms.CharField(label="Nombre del otro testigo", max_length=200, required=False)
    interpreter = forms.CharField(label="Si hubo intérprete: su nombre", max_length=200, required=False)

    def __init__(self, *args: Any, texts: Sequence[ConsentText], process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signature"].label = "Nombre de quien firmó, como está en el formato"
        for text in texts:
            self.fields[text.decision] = _decision(text.title, [(_YES, "Sí"), (_NO, "No")])
            self.fields[f"seen_{text.decision}"] = forms.CharField(widget=forms.HiddenInput)
            self.initial[f"seen_{text.decision}"] = text.digest
        self.decisions = [Decision(text.decision) for text in texts]
        self.fields["hand"] = self._way("¿Con qué firmó?", Consent.Hand, Hand, process)
        self.fields["notice"] = self._way(
            "¿A quién se mostró el aviso de privacidad, y cómo?", Consent.Notice, Notice, process
        )
        for names, way in ((("witness_one", "witness_two"), "hand"), (("interpreter",), "notice")):
            if not any(each in SETTING_OF for each in self._ways[way]):
                for name in names:
                    del self.fields[name]
        self.order_fields([*self.decisions, "signature", "signed_on", "hand", "witness_one", "witness_two",
                           "notice", "interpreter", "scan"])  # fmt: skip

    def _way(self, label: str, told: Any, ways: Any, process: Process) -> forms.ChoiceField:
        """Those of *ways* that the process allows, in words; the only one there is comes marked."""
        allowed = [each for each in ways if allows(process.parameters, each)]
        self._ways = getattr(self, "_ways", {}) | {"hand" if ways is Hand else "notice": allowed}
        missing = "Diga con qué firmó." if ways is Hand else "Diga a quién se mostró el aviso de privacidad, y cómo."
        return forms.ChoiceField(
            label=label, choices=[(each.value, told(each.value).label) for each in allowed], widget=Radios,
            initial=allowed[0].value if len(allowed) == 1 else None,
            error_messages={"required": missing, "invalid_choice": missing},
        )  # fmt: skip

    def radios(self) -> list[forms.BoundField]:
        """The three decisions."""
        return [self[decision] for decision in self.decisions]

    def rest(self) -> list[forms.BoundField]:
        """What is asked besides them, in order."""
        return [field for field in self.visible_fields() if field.name not in self.decisions]

    def handed_in(self) -> dict[str, Any]:
        """What ``actions.hand_in`` takes, without the scan."""
        said = self.cleaned_data
        return {
            "given": {decision: said[decision] == _YES for decision in self.decisions},
            "seen": {decision: said[f"seen_{decision}"] for decision in self.decisions},
            "signature": said["signature"],
            "signed": ByHand(
                signed_on=said["signed_on"],
                hand=Hand(said["hand"]),
                notice=Notice(said["notice"]),
                witnesses=(said.get("witness_one", ""), said.get("witness_two", "")),
                interpreter=said.get("interpreter", ""),
            ),
        }


class PaperForm(ByHandForm):
    """The same, with its scan."""

    scan = forms.FileField(
        label="Formato firmado, escaneado o fotografiado",
        help_text="PDF, JPEG o PNG de 5 MB a lo más.",
        error_messages={"required": "Elija el archivo del formato firmado."},
    )

    def handed_in(self) -> dict[str, Any]:
        """What ``actions.hand_in`` takes."""
        return super().handed_in() | {"scan": self.cleaned_data["scan"].read()}


class _Several(forms.FileInput):
    allow_multiple_selected = True


class _Files(forms.FileField):
    """Several files at once."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each of them; none where none came."""
        return [super(_Files, self).clean(each, initial) for each in data or [None]]


class ScansForm(forms.Form):
    """Scans of signed forms, several at once."""

    scans = _Files(
        label="Formatos firmados",
        help_text=f"Hasta {MOST_SCANS} archivos PDF, JPEG o PNG, de 5 MB cada uno y 60 MB en total. Un archivo por "
        "candidatura. Si el nombre del archivo lleva el código del formato, se empareja solo: ab12-cd34-ef56-gh78.pdf. "
        "Si no, escriba el código en la lista que sigue. El código no se lee de la imagen.",
        error_messages={"required": "Elija los archivos de los formatos firmados."},
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._too_large = too_large
        self.fields["scans"].widget = _Several({"multiple": True, "accept": ".pdf,.jpg,.jpeg,.png"})

    def clean(self) -> None:
        """Say when they were thrown away as they came, or are too many."""
        if self._too_large:
            self.errors.pop("scans", None)
            self.add_error("scans", "Los archivos pesan más de 60 MB entre todos. Súbalos en varias partes.")
        elif len(self.cleaned_data.get("scans", ())) > MOST_SCANS:
            self.add_error("scans", f"Son más de {MOST_SCANS} archivos. Súbalos en varias partes.")


class CodeForm(forms.Form):
    """The code of one form."""

    code = forms.CharField(
        label="Código del formato", max_length=30,
        error_messages={"required": "Escriba el código que está al pie del formato."},
    )  # fmt: skip
