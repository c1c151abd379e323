# SPDX-License-Identifier: EUPL-1.2
"""The stages of a candidacy, each defined once: whoever shows a count shows these words and cites their source."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """How far a candidacy has come. Each of those after ``OWING`` is out of ``OWING``."""

    REGISTERED = "registradas"
    OWING = "deben_capturar"
    DELIVERED = "cuenta_entregada"
    BEGUN = "iniciadas"
    SENT = "enviadas"
    VALIDATED = "validadas"
    PUBLISHED = "publicadas"


@dataclass(frozen=True, slots=True)
class Definition:
    """What a stage is called, what it means and where it comes from."""

    name: str
    meaning: str
    source: str


STAGES = {
    Stage.REGISTERED: Definition(
        "Registradas",
        "Candidaturas que contienden en ese momento, titulares y suplentes, cada una una vez aunque la postule una "
        "alianza. Quien renunció, fue cancelada, sustituida o falleció ya no cuenta; quien llegó en su lugar, sí.",
        "Plan de trabajo, actividad 11; Reglas del dominio, 4.3",
    ),
    Stage.OWING: Definition(
        "Deben capturar",
        "De las registradas, las que deben responder el cuestionario, según el proceso: titulares o suplentes, por "
        "cargo. Es el total del que se habla en las demás cifras.",
        "Lineamientos, art. 2; los cargos obligados son un parámetro del proceso",
    ),
    Stage.DELIVERED: Definition(
        "Con cuenta entregada",
        "La persona recibió su carta de acceso, o ya la usó. Una carta que su representación recibió para entregarla "
        "todavía no cuenta.",
        "Lineamientos, art. 14 c) y d); plan de trabajo, actividad 10",
    ),
    Stage.BEGUN: Definition(
        "Captura iniciada",
        "Se guardó al menos un rubro de su cuestionario, aunque no se haya enviado.",
        "Reglas del dominio, 4.3 (en captura)",
    ),
    Stage.SENT: Definition(
        "Enviadas",
        "Su cuestionario se envió completo al menos una vez, aunque después se le haya pedido corregir algo.",
        "Lineamientos, art. 15 g) y h): avance cuantitativo de la captura",
    ),
    Stage.VALIDATED: Definition(
        "Validadas",
        "El instituto aprobó lo que envió. Si después corrige, sigue contando: lo aprobado sigue siendo lo último que "
        "se leyó.",
        "Lineamientos, art. 9; plan de trabajo, Actividades de seguimiento b)",
    ),
    Stage.PUBLISHED: Definition(
        "Publicadas",
        "Lo aprobado está en la publicación que el público ve en ese momento. Un perfil retirado no cuenta mientras lo "
        "esté.",
        "Lineamientos, arts. 22 a 25",
    ),
}
