# SPDX-License-Identifier: EUPL-1.2
"""What whoever issues the documento de seguridad writes."""

from django import forms


class IssueForm(forms.Form):
    """Why it is issued."""

    why = forms.CharField(
        label="Por qué se expide",
        max_length=500,
        help_text="Qué cambió desde el anterior, o qué acuerdo u oficio lo pide.",
        error_messages={"required": "Escriba por qué se expide: qué cambió, o qué lo pide."},
    )
