# SPDX-License-Identifier: EUPL-1.2
"""What somebody writes when she answers for an alert."""

from django import forms


class Answer(forms.Form):
    """What she found or did."""

    note = forms.CharField(
        label="Qué encontró o qué hizo",
        max_length=500,
        help_text="Sin nombres ni datos de nadie. Queda en la bitácora que usted respondió. Hasta 500 caracteres.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Escriba qué encontró o qué hizo.",
            "max_length": "Tiene %(show_value)s caracteres y caben %(limit_value)s. Diga lo principal.",
        },
    )
