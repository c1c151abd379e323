# SPDX-License-Identifier: EUPL-1.2
"""What a representation sends to capture for many, as values."""

from typing import Any

from django import forms

from conoceles.files.kinds import size
from conoceles.files.uploading import LARGEST


class UploadForm(forms.Form):
    """The spreadsheet, changed."""

    file = forms.FileField(
        label="La hoja, ya cambiada",
        help_text=f"XLSX, ODS o XLS, de {size(LARGEST)} a lo más. Se guarda en privado y se borra al leerla.",
        error_messages={"required": "Elija el archivo.", "empty": "El archivo está vacío. Vuelva a guardarlo."},
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if too_large:
            self.fields["file"].error_messages["required"] = (
                f"El archivo pasa de {size(LARGEST)} y no se guardó. Suba la hoja que descargó, sin agregarle imágenes."
            )


class AcceptForm(forms.Form):
    """Whether what is wrong is left out, knowingly."""

    skip = forms.BooleanField(required=False)
