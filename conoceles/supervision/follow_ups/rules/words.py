# SPDX-License-Identifier: EUPL-1.2
"""The words that registers are written in."""

from enum import StrEnum


class FieldKind(StrEnum):
    """What is asked for. ``manual`` and ``version`` are answered by the system; ``por-partido`` is a count of each."""

    TEXT = "texto"
    LONG = "parrafo"
    NUMBER = "numero"
    DAY = "fecha"
    CHOICE = "opcion"
    ADDRESS = "liga"
    MANUAL = "manual"
    SOFTWARE = "version"
    BY_PARTY = "por-partido"


class Known(StrEnum):
    """What other steps already know of it: shown beside, and frozen in each row."""

    EXTRACTS = "extractos"
    NOTICES = "avisos"
    PREVIEW = "vista-previa"
    SECURITY = "seguridad"
    ACCOUNTS = "cuentas"
    REPORTS = "informes-de-captura"
    RELEASES = "publicaciones"
    POWERS = "lineamientos-de-facultades"
    CONTENTS = "contenidos-del-plan"
