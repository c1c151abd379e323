# SPDX-License-Identifier: EUPL-1.2
"""What is typed about a preview, as values."""

from django import forms

from .rules import LONGEST_COMMENT


def _text(label: str, missing: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=f"Texto simple, de {LONGEST_COMMENT:,} caracteres a lo más.",
        error_messages={"required": missing},
        widget=forms.Textarea({"rows": 6}),
    )


class CommentForm(forms.Form):
    """A comment on a page, or on the whole."""

    text = _text("Su comentario", "Escriba su comentario.")


class AnswerForm(forms.Form):
    """The answer to a comment."""

    text = _text("Su respuesta", "Escriba la respuesta.")
    attended = forms.BooleanField(label="Se hizo algo por este comentario: queda como atendido", required=False)
