# SPDX-License-Identifier: EUPL-1.2
"""What is typed about cuts, as values."""

from typing import Any

from django import forms

from conoceles.elections.models import Agreement, Process
from conoceles.statistics.models import AnnexReading, Cut

from .rules import LONGEST_REASON, Occasion


class CutForm(forms.Form):
    """For what the next cut is made, and which agreement fixes it."""

    occasion = forms.ChoiceField(
        choices=[("", "Elija para qué"), *Cut.Occasion.choices],
        label="Para qué se corta",
        help_text="Entre un corte y otro las tablas no cambian. Después del final no hay otro.",
        error_messages={"required": "Elija para qué se corta."},
    )
    agreement = forms.ModelChoiceField(
        Agreement.objects.none(),
        label="Acuerdo que lo fija",
        to_field_name="key",
        empty_label="Elija un acuerdo",
        error_messages={
            "required": "Elija el acuerdo que fija el corte.",
            "invalid_choice": "Ese acuerdo no es de este proceso. Elija uno de la lista.",
        },
    )

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["agreement"]
        field.queryset = process.agreements.order_by("-issued_on", "key")
        field.label_from_instance = lambda one: f"{one.key}: {one.title}"

    @property
    def made(self) -> tuple[Occasion, Agreement]:
        """What was chosen, once it is valid."""
        return Occasion(self.cleaned_data["occasion"]), self.cleaned_data["agreement"]


class PurposeForm(forms.Form):
    """What exact counts are read for."""

    use = forms.ChoiceField(
        choices=[("", "Elija para qué"), *AnnexReading.Use.choices],
        label="Para qué",
        error_messages={"required": "Elija para qué."},
    )
    reason = forms.CharField(
        label="Con qué oficio, o para qué atribución",
        help_text=f"Queda escrito, con su nombre y la hora. Hasta {LONGEST_REASON} caracteres.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": "Escriba con qué oficio, o para qué atribución.",
            "max_length": "Son más de %(limit_value)d caracteres. Acórtelo.",
        },
    )
