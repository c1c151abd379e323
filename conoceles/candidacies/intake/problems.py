# SPDX-License-Identifier: EUPL-1.2
"""Every way in which a register's file can fail to fit. Their words are in :mod:`.words`.

An error stops the import. A warning is for a person to read and accept. A notice only informs.
"""

from enum import Enum


class Severity(Enum):
    """What a finding does to the import."""

    ERROR = "error"
    WARNING = "advertencia"
    NOTICE = "aviso"


class Problem(Enum):
    """``key`` in reports, and severity."""

    # One cell that must say something known.
    MISSING = ("falta", Severity.ERROR)
    UNKNOWN_VALUE = ("valor-desconocido", Severity.ERROR)
    UNKNOWN_TERRITORY = ("demarcacion-desconocida", Severity.ERROR)
    UNKNOWN_OFFICE = ("cargo-desconocido", Severity.ERROR)
    UNKNOWN_POSTULANT = ("postulante-desconocido", Severity.ERROR)
    AMBIGUOUS_POSTULANT = ("postulante-ambiguo", Severity.ERROR)
    OUTSIDE_SCOPE = ("fuera-de-alcance", Severity.ERROR)
    IMPOSSIBLE_AGE = ("edad-imposible", Severity.ERROR)
    NOT_A_DAY = ("fecha-ilegible", Severity.ERROR)
    NOT_YES_OR_NO = ("ni-si-ni-no", Severity.ERROR)
    NOT_A_NUMBER = ("no-es-numero", Severity.ERROR)
    ABSURD_NUMBER = ("numero-imposible", Severity.ERROR)
    ABSURD_DAY = ("fecha-imposible", Severity.ERROR)
    TOO_LONG_FOR_FIELD = ("no-cabe", Severity.ERROR)
    HIDDEN = ("caracter-que-no-se-ve", Severity.ERROR)
    SHIFTED = ("columnas-corridas", Severity.ERROR)
    # Rows against rows.
    SAME_KEY = ("clave-repetida", Severity.ERROR)
    SEAT_TAKEN = ("lugar-ocupado", Severity.ERROR)
    SEAT_HELD = ("lugar-ocupado-en-registro", Severity.ERROR)
    FORMULA_DIFFERS = ("formula-contradictoria", Severity.ERROR)
    SAME_PERSON_TWICE = ("persona-en-dos-cargos", Severity.ERROR)
    UNKNOWN_REPLACED = ("sustituida-desconocida", Severity.ERROR)
    REPLACED_TWICE = ("sustituida-dos-veces", Severity.ERROR)
    REPLACES_ITSELF = ("se-sustituye-a-si-misma", Severity.ERROR)
    REPLACED_IN_A_ROUND = ("sustituciones-en-circulo", Severity.ERROR)
    # Sheets against sheets.
    SHEETS_DIFFER = ("hojas-contradictorias", Severity.ERROR)
    NOT_IN_SHEET = ("fila-sin-par", Severity.ERROR)
    TWICE_IN_SHEET = ("par-repetido", Severity.ERROR)
    # What a person must read before accepting.
    CONTRADICTION_RESOLVED = ("contradiccion-resuelta", Severity.WARNING)
    CONTRADICTION_KEPT = ("contradiccion-descartada", Severity.WARNING)
    ONLY_IN_SHEET = ("solo-en-otra-hoja", Severity.WARNING)
    SAME_PERSON_BOTH_WAYS = ("persona-en-mr-y-rp", Severity.WARNING)
    PERSON_DIFFERS = ("persona-contradictoria", Severity.WARNING)
    ALTERNATE_ALONE = ("suplente-sin-titular", Severity.WARNING)
    UNUSUAL_AGE = ("edad-inusual", Severity.WARNING)
    NAMESAKE = ("persona-homonima", Severity.WARNING)
    PADDED_NAME = ("blancos-en-nombre", Severity.WARNING)
    # Texts and contacts; they are taken as they are.
    FORMULA_LIKE = ("parece-formula", Severity.WARNING)
    BAD_EMAIL = ("correo-mal-formado", Severity.WARNING)
    BAD_PHONE = ("telefono-mal-formado", Severity.WARNING)
    BAD_URL = ("direccion-mal-formada", Severity.WARNING)
    WRONG_HOST = ("direccion-de-otro-sitio", Severity.WARNING)
    TOO_MANY = ("demasiadas-respuestas", Severity.WARNING)
    TOO_SHORT = ("texto-corto", Severity.WARNING)
    TOO_LONG = ("texto-largo", Severity.WARNING)
    PADDED_TEXT = ("texto-rellenado", Severity.WARNING)
    UNKNOWN_OPTION = ("opcion-desconocida", Severity.WARNING)
    NOWHERE_TO_GO = ("direccion-sin-lugar", Severity.WARNING)
    # The file against the register.
    UNDOES = ("deshace-correccion", Severity.WARNING)
    VANISHED = ("ya-no-viene", Severity.WARNING)
    IDENTICAL_TEXT = ("texto-identico", Severity.NOTICE)

    def __init__(self, key: str, severity: Severity) -> None:
        self.key = key
        self.severity = severity
