# SPDX-License-Identifier: EUPL-1.2
"""What whoever consents marks, types and hands in, as values."""

from collections.abc import Sequence
from typing import Any

from django import forms

from conoceles.elections.consent import Decision
from conoceles.elections.models import ConsentText

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

    def __init__(self, *args: Any, text: ConsentText, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["given"] = _decision(text.title, [(_YES, "Sí, consiento"), (_NO, "No consiento")])
        self.fields["signature"].label = "Firme: escriba su nombre completo"
        self.initial["seen"] = text.digest
        self.order_fields(self.field_order)

    def signed(self) -> dict[str, Any]:
        """What ``actions.decide`` takes."""
        given = self.cleaned_data
        return {"given": given["given"] == _YES, "seen": given["seen"], "signature": given["signature"]}


class PaperForm(_Signed):
    """A form that was signed by hand: what it says, and its scan."""

    scan = forms.FileField(
        label="Formato firmado, escaneado o fotografiado",
        help_text="PDF, JPEG o PNG de 5 MB a lo más.",
        error_messages={"required": "Elija el archivo del formato firmado."},
    )

    def __init__(self, *args: Any, texts: Sequence[ConsentText], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signature"].label = "Nombre de quien firmó, como está en el formato"
        for text in texts:
            self.fields[text.decision] = _decision(text.title, [(_YES, "Sí"), (_NO, "No")])
            self.fields[f"seen_{text.decision}"] = forms.CharField(widget=forms.HiddenInput)
            self.initial[f"seen_{text.decision}"] = text.digest
        self.decisions = [Decision(text.decision) for text in texts]
        self.order_fields([*self.decisions, "signature", "scan"])

    def radios(self) -> list[forms.BoundField]:
        """The three decisions."""
        return [self[decision] for decision in self.decisions]

    def handed_in(self) -> dict[str, Any]:
        """What ``actions.hand_in`` takes."""
        said = self.cleaned_data
        return {
            "given": {decision: said[decision] == _YES for decision in self.decisions},
            "seen": {decision: said[f"seen_{decision}"] for decision in self.decisions},
            "signature": said["signature"],
            "scan": said["scan"].read(),
        }
