# SPDX-License-Identifier: EUPL-1.2
"""The words of progress, for people."""

from enum import Enum
from typing import Any

from .rules import STAGES, Stage, Whom


class Reason(Enum):
    """Why something is refused."""

    NO_CUT = "no-cut"


PHRASES: dict[Any, str] = {
    Reason.NO_CUT: "No hay corte de avance del {day} en «{process}». Un día que pasó sin corte no se inventa; "
    "los días con corte son: {known}.",
}
#: The names of the stages, in their order.
HEADS = tuple(STAGES[stage].name for stage in Stage)
DIMENSIONS = {
    "office": "Cargo", "position": "Puesto", "postulant": "Postula", "place": "Lugar", "sex": "Sexo", "seat": "Calidad",
}  # fmt: skip
SEXES = {"mujer": "Mujeres", "hombre": "Hombres", "no_binario": "Personas no binarias"}
SEATS = {"P": "Titulares", "S": "Suplentes"}
WHOM = {
    Whom.STANDING: "Se cuenta a quienes contienden al momento del corte. Quien renunció o fue sustituida ya no cuenta.",
    Whom.EVERYBODY: "Se cuenta a quienes contendieron en algún momento hasta el corte, aunque ya no contiendan.",
}


def share(count: int, whole: int) -> str:
    """«3 de 7 (42.9 %)»."""
    return f"{count:,} de {whole:,} ({100 * count / whole:.1f}\u00a0%)" if whole else f"{count:,} de 0"
