# SPDX-License-Identifier: EUPL-1.2
"""What is said of a column in the dictionary."""

from dataclasses import dataclass
from enum import StrEnum

from conoceles.publication.languages import N_


class Type(StrEnum):
    """What its values are. The words are those of the dictionary."""

    TEXT = N_("texto")
    INTEGER = N_("entero")
    YES_NO = N_("sí o no")
    DAY = N_("fecha")
    INSTANT = N_("fecha y hora")
    LIST = N_("lista")
    OPTION = N_("opción")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. The fields after ``options`` are empty where no question stands behind it."""

    name: str
    type: Type
    description: str
    options: tuple[tuple[str, str], ...] = ()  # what may be in it, and what each means
    questionnaire: str = ""
    section: str = ""
    question: str = ""  # its key
    label: str = ""
    since: int | None = None  # first version of the questionnaire that asks it
    until: int | None = None  # last one, when later versions do not
    required: bool | None = None
    minimum: int | None = None
    maximum: int | None = None
    source: str = ""
    #: Whether ``cambios.csv`` tells that it changed. Of what is shown by consent it does not: that a badge went would
    #: say that it was there.
    logged: bool = True
