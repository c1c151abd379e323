# SPDX-License-Identifier: EUPL-1.2
"""An album that comes in, and the word of whoever sends it, as values."""

from typing import Any

from django import forms

from conoceles.capture.phrases import of_this_age
from conoceles.elections.questionnaire import Question
from conoceles.files.kinds import size
from conoceles.files.uploading import LARGEST

from .rules import MOST


class AlbumForm(forms.Form):
    """The archive."""

    file = forms.FileField(
        label="ZIP de fotografías",
        help_text=f"De {size(LARGEST)} y {MOST:,} archivos a lo más. Se guarda en privado y se borra al terminar.",
        widget=forms.FileInput({"accept": ".zip,application/zip"}),
        error_messages={"required": "Elija el archivo ZIP.", "empty": "El archivo está vacío. Vuelva a hacerlo."},
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if too_large:
            self.fields["file"].error_messages["required"] = (
                f"El archivo pasa de {size(LARGEST)} y no se guardó. Reparta las fotografías en varios ZIP."
            )


class AcceptForm(forms.Form):
    """Her word that each is what it must be."""

    declared = forms.BooleanField(
        error_messages={"required": "Confirme que todas cumplen lo que se pide, o cancele y suba otro ZIP."}
    )

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["declared"].label = f"De cada una: {of_this_age(question)}"
