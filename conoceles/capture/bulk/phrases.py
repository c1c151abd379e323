# SPDX-License-Identifier: EUPL-1.2
"""The reasons of capture by spreadsheet, in words for people."""

from conoceles.capture.phrases import PHRASES as OF_CAPTURE
from conoceles.files.phrases import PHRASES as OF_FILES
from conoceles.files.reasons import Reason as OfFiles

from .rules import Reason


def _missing_columns(*, file: str, sheet: str, columns: list[str]) -> str:
    named = ", ".join(f"«{each}»" for each in columns[:10]) + (" y más" if len(columns) > 10 else "")  # noqa: PLR2004
    where = f"{file}, hoja «{sheet}»" if sheet else file
    return f"{where}: faltan columnas: {named}. Descargue la hoja otra vez y no cambie los títulos."


_OURS = {
    Reason.MISSING_COLUMNS: _missing_columns,
    Reason.FILE_GONE: "El archivo ya no está. Súbalo otra vez.",
    Reason.NOT_READ: "La hoja todavía no se lee. Espere a que termine.",
    Reason.SETTLED: "Esta hoja ya se aceptó o se canceló.",
    Reason.NOTHING_TO_WRITE: "No hay ningún cambio que escribir.",
    Reason.STILL_WRONG: (
        "Hay secciones por corregir o en conflicto. Corrija la hoja y súbala otra vez, o marque que se dejan fuera."
    ),
    OfFiles.NO_SHEET: "{file}: no tiene la hoja «{sheet}». Descargue la hoja otra vez y no cambie sus nombres.",
    OfFiles.NO_HEADER: "{file}: no tiene la fila de los títulos. Descargue la hoja otra vez y no la quite.",
}
#: What a spreadsheet may be refused for, here and by what it goes through.
PHRASES = OF_CAPTURE | OF_FILES | _OURS

#: What is told of a change that was not written, beside what refused it.
CHANGED = "Otra persona la cambió después de que usted descargó la hoja. Nada se sobrescribió."
ANOTHER_VERSION = "El cuestionario cambió desde que descargó la hoja. Descárguela otra vez."
NO_LONGER = "Usted ya no captura por esta candidatura."
TOO_LATE = "Su plazo ya terminó: queda guardado, pero no puede enviarse."
