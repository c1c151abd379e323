# SPDX-License-Identifier: EUPL-1.2
"""What whoever loads the register sends, as values."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from conoceles.elections.models import Process
from conoceles.files.kinds import size
from conoceles.files.uploading import LARGEST
from conoceles.kernel.refusals import Refused

from ..layouts import reading
from ..models import Upload


def _layouts(process: Process) -> list[tuple[str, str]]:
    """The layouts that serve for *process*, by the name that each gives itself."""
    found = []
    for name, path in reading.installed(process.slug).items():
        try:
            title = reading.read(path)[0].layout.name
        except Refused:
            title = "este formato tiene errores"
        found.append((name, f"{title} ({name})"))
    return found


class UploadForm(forms.Form):
    """A file of the register, and by which layout it is to be understood."""

    file = forms.FileField(
        label="Archivo",
        help_text=f"XLS, XLSX, ODS o CSV, de {size(LARGEST)} a lo más. Se guarda en privado y se borra al cargarlo.",
        error_messages={"required": "Elija el archivo.", "empty": "El archivo está vacío. Vuelva a exportarlo."},
    )
    layout = forms.ChoiceField(
        label="Formato",
        help_text="Cómo se entienden sus columnas.",
        error_messages={"invalid_choice": "Elija un formato de la lista."},
    )

    def __init__(self, *args: Any, process: Process, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["layout"].choices = _layouts(process)
        if too_large:
            message = (
                f"El archivo pasa de {size(LARGEST)} y no se guardó. Quite hojas que no se cargan, o guárdelo como CSV."
            )
            self.fields["file"].error_messages["required"] = message

    def upload(self, process: Process, *, replaces: Upload | None) -> tuple[Upload, UploadedFile]:
        """As an upload, not yet kept, and what is in it."""
        file = self.cleaned_data["file"]
        made = Upload(process=process, file_name=file.name, layout=self.cleaned_data["layout"], replaces=replaces)
        return made, file


class AcceptForm(forms.Form):
    """Which warnings were read: their kind, and the digest of those on the page."""

    problem = forms.SlugField(max_length=60)
    digest = forms.RegexField("^[0-9a-f]{64}$")
