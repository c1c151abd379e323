# SPDX-License-Identifier: EUPL-1.2
"""What whoever takes something off the public site, or gives it back, writes down."""

from collections.abc import Iterable
from typing import Any

from django import forms

from conoceles.capture.corrections.rules import LONGEST

from .queries import Part
from .rules import Because, Motive


class SearchForm(forms.Form):
    """Whose profile."""

    nombre = forms.CharField(
        label="Nombre", required=False, max_length=200, widget=forms.TextInput({"autocomplete": "off"})
    )


class BecauseForm(forms.Form):
    """Why: the motive and its document are said in public, the note is not."""

    motive = forms.ChoiceField(
        label="¿Por qué motivo?", widget=forms.RadioSelect, error_messages={"required": "Elija el motivo."}
    )
    document = forms.CharField(
        label="Documento en que se funda",
        required=False,
        max_length=200,
        help_text="Se publica. Hace falta si es una sentencia, una medida cautelar o un acuerdo; "
        "por ejemplo, TEEY-JDC-012/2027. No escriba aquí nombres ni lo que decía el texto.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    dated = forms.DateField(
        label="Fecha del documento",
        required=False,
        help_text="Día, mes y año; por ejemplo, 3/5/2027.",
        input_formats=["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"],
        widget=forms.DateInput({"autocomplete": "off", "inputmode": "numeric"}, format="%d/%m/%Y"),
        error_messages={"invalid": "Escriba día, mes y año; por ejemplo, 3/5/2027."},
    )
    note = forms.CharField(
        label="Nota interna",
        required=False,
        max_length=2000,
        help_text="No se publica: queda en el historial de esta candidatura.",
        widget=forms.Textarea({"rows": 3, "cols": 20}),
    )

    def __init__(self, *args: Any, motives: Iterable[Motive], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["motive"].choices = [  # type: ignore[attr-defined]
            (each.value, each.words[:1].upper() + each.words[1:]) for each in motives
        ]

    def because(self) -> Because:
        """As the action takes it."""
        given = self.cleaned_data
        return Because(Motive(given["motive"]), given["document"].strip(), given["dated"], given["note"].strip())


class PauseForm(BecauseForm):
    """Which section, or the photograph."""

    part = forms.ChoiceField(
        label="¿Qué deja de mostrarse?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Elija el rubro, o la fotografía.",
            # Somebody paused it since this page was opened.
            "invalid_choice": "Eso ya está en pausa. Elija otro rubro de la lista, o vuelva a lo publicado.",
        },
    )
    field_order = ("part",)

    def __init__(self, *args: Any, parts: Iterable[Part], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [(each.key, each.name) for each in parts]  # type: ignore[attr-defined]


class LiftForm(forms.Form):
    """Why it is given back."""

    note = forms.CharField(
        label="¿Por qué se repone?",
        max_length=2000,
        help_text="No se publica: queda en el historial. Si es por una resolución, escriba cuál.",
        widget=forms.Textarea({"rows": 3, "cols": 20}),
        error_messages={"required": "Escriba por qué se repone."},
    )


class AnswerForm(forms.Form):
    """Whether a correction is granted; why not, where it is not."""

    granted = forms.ChoiceField(
        label="¿Se concede?",
        choices=[("si", "Sí: se abren sólo esos rubros"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Diga si se concede."},
    )
    answer = forms.CharField(
        label="Si no se concede, ¿por qué?",
        required=False,
        max_length=LONGEST,
        help_text="Lo leerá la candidatura. No se publica.",
        widget=forms.Textarea({"rows": 3, "cols": 20}),
    )
