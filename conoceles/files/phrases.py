# SPDX-License-Identifier: EUPL-1.2
"""The reasons of files, in words for people."""

from .reasons import Reason

_SAFE = "Por seguridad no se leyó y nada cambió."


def _no_sheet(*, file: str, sheet: str, sheets: str) -> str:
    return (
        f"{file}: no tiene la hoja «{sheet}» que pide el formato. Tiene: {sheets}. "
        "Revise --layout, o el nombre de la hoja en el archivo."
    )


def _where(file: str, sheet: str) -> str:
    """The file and, where it has several, the sheet."""
    return f"{file}, hoja «{sheet}»" if sheet else file


def _no_header(*, file: str, sheet: str, row: int, instead: int) -> str:
    found = (
        f"Parecen estar en la fila {instead}: ponga header_row = {instead} en" if instead else "Revise «header_row» en"
    )
    return (
        f"{_where(file, sheet)}: no tiene la fila {row}, donde el formato dice que están los encabezados. "
        f"{found} [[sheet]] del formato."
    )


def _repeated_column(*, file: str, sheet: str, row: int, column: str) -> str:
    return f"{_where(file, sheet)}, fila {row}: el encabezado «{column}» está más de una vez. Deje uno solo."


PHRASES = {
    Reason.MISSING: "{file}: no se encuentra o no se puede abrir. Revise la ruta y los permisos.",
    Reason.NOT_A_FILE: "{file}: no es un archivo, es {found}. Guarde el contenido en un archivo y cargue ése.",
    Reason.EMPTY: "{file}: está vacío. Vuelva a descargarlo o a exportarlo.",
    Reason.NOT_A_SPREADSHEET: (
        "{file}: no es una hoja de cálculo ni un CSV; por su contenido es {found}. Se leen XLS, XLSX, ODS y CSV."
    ),
    Reason.WEB_PAGE: (
        "{file}: es una página o un XML, aunque su nombre diga otra cosa. "
        "Ábralo en su hoja de cálculo y guárdelo como XLSX."
    ),
    Reason.DAMAGED: (
        "{file}: está incompleto o dañado ({found}). Compare su tamaño con el original y vuelva a descargarlo."
    ),
    Reason.PASSWORD: "{file}: está protegido con contraseña. Guárdelo sin contraseña y vuelva a intentarlo.",
    Reason.BOMB: (
        "{file}: comprimido ocupa {packed} y descomprimido ocuparía {unpacked}; así se hacen los archivos para tumbar "
        f"sistemas. {_SAFE} Si es legítimo, ábralo en su hoja de cálculo y guárdelo como CSV."
    ),
    Reason.TOO_BIG: (
        "{file}: leerlo necesita más de {memory} de memoria, o declara un rango de celdas desmedido. "
        f"{_SAFE} Si es legítimo, borre las filas y columnas vacías del final o guárdelo como CSV."
    ),
    Reason.TOO_SLOW: (
        "{file}: leerlo llevó más de {seconds} segundos y se detuvo. Nada cambió. Si es legítimo, guárdelo como CSV."
    ),
    Reason.DIED: "{file}: el proceso que lo leía se detuvo ({found}). Nada cambió; vuelva a intentarlo.",
    Reason.NO_SHEET: _no_sheet,
    Reason.NO_HEADER: _no_header,
    Reason.REPEATED_COLUMN: _repeated_column,
    Reason.WRONG_ENCODING: (
        "{file}, byte {byte}: el texto no está en {encoding}, como {said}. Vuelva a exportarlo, o revise «encoding» en "
        "el formato o quítelo para que se detecte."
    ),
    Reason.BAD_QUOTES: (
        "{file}, línea {line}: las comillas del CSV están mal cerradas o el archivo se cortó ahí. Corrija la línea o "
        "vuelva a exportarlo."
    ),
    Reason.CELL_TOO_LONG: (
        "{file}, línea {line}: una celda pasa de {limit:,} caracteres. Si no lo parece, quizá antes de esa línea hay "
        "unas comillas sin cerrar, o el archivo no es un CSV."
    ),
}
