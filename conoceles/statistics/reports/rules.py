# SPDX-License-Identifier: EUPL-1.2
"""What a report bears, over plain values."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto


class Reason(Enum):
    """Why a report is not drafted; each with its words in ``phrases``."""

    NO_CUT = auto()
    SAME_ALREADY = auto()


class Kind(StrEnum):
    """Which report (``models.ReportDraft.Kind``)."""

    PROGRESS = "avance"
    FINAL = "final"
    WEEKLY = "semanal"
    MONTHLY = "mensual"


@dataclass(frozen=True, slots=True)
class Form:
    """How a kind of report is: its title, to whom it goes, the rules that ask for it, and what it is made of."""

    title: str
    addressee: tuple[str, ...]
    basis: str
    intro: str
    #: Whether it tells each kind of seat by postulant too.
    by_seat: bool = True
    #: Whether it is about what the public sees, and not about the whole way there.
    published: bool = False


_WORKS = "Cada cifra sale de un solo corte congelado, con su denominador a la vista."
FORMS = {
    Kind.PROGRESS: Form(
        "Informe sobre el avance cuantitativo en la captura de la información",
        ("Consejo General", "Presente"),
        "Lineamientos, art. 15, incisos g) y h); plan de trabajo, actividad 11.",
        f"Captura de gubernatura, diputaciones y presidencias municipales; las regidurías, aparte. {_WORKS}",
    ),
    Kind.FINAL: Form(
        "Informe de resultados finales de la captura de la información",
        ("Consejo General", "Presente"),
        "Lineamientos, art. 15, inciso g); plan de trabajo, actividad 15.",
        f"Resultados finales de la captura, por cargo y por quien postula; las regidurías van aparte. {_WORKS}",
    ),
    Kind.WEEKLY: Form(
        "Informe semanal de seguimiento de la publicación de la información",
        ("Comisión Temporal de Supervisión", "Presente"),
        "Lineamientos, arts. 23, 24 y 25; plan de trabajo, actividad 14.",
        f"Perfiles que el público puede consultar al corte, y los ya validados que todavía no se publican. {_WORKS}",
        by_seat=False,
        published=True,
    ),
    Kind.MONTHLY: Form(
        "Cifras para el informe mensual sobre la implementación y operación del sistema",
        ("Comisión Temporal de Supervisión", "Presente"),
        "Reglamento de Comisiones, arts. 35 y 36; Lineamientos, art. 11; plan de trabajo, actividades 3 y 4.",
        f"Cifras de la captura, la validación y la publicación al corte. {_WORKS}",
        by_seat=False,
    ),
}
