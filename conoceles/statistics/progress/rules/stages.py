# SPDX-License-Identifier: EUPL-1.2
"""The stages of a candidacy, each defined once: whoever shows a count shows these words and cites their source."""

from dataclasses import dataclass
from enum import StrEnum


def N_(words: str) -> str:  # noqa: N802  (the name by which words of the public site are gathered)
    """*words*, which public pages say in each language."""
    return words


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
        N_("Registradas"),
        N_(
            "Candidaturas que contienden en ese momento, titulares y suplentes, cada una una vez aunque la "
            "postule una alianza. Quien renunció, fue cancelada, sustituida o falleció ya no cuenta; quien "
            "llegó en su lugar, sí."
        ),
        N_("Plan de trabajo, actividad 11"),
    ),
    Stage.OWING: Definition(
        N_("Deben capturar"),
        N_(
            "De las registradas, las que deben responder el cuestionario, según el proceso: titulares o "
            "suplentes, por cargo. Es el total del que se habla en las demás cifras."
        ),
        N_("Lineamientos, art. 2; los cargos obligados son un parámetro del proceso"),
    ),
    Stage.DELIVERED: Definition(
        N_("Con cuenta entregada"),
        N_(
            "La persona recibió su carta de acceso, o ya la usó. Una carta que su representación recibió "
            "para entregarla todavía no cuenta."
        ),
        N_("Lineamientos, art. 14 c) y d); plan de trabajo, actividad 10"),
    ),
    Stage.BEGUN: Definition(
        N_("Captura iniciada"),
        N_("Se guardó al menos un rubro de su cuestionario, aunque no se haya enviado."),
        N_("Plan de trabajo, Actividades de seguimiento a): captura"),
    ),
    Stage.SENT: Definition(
        N_("Enviadas"),
        N_("Su cuestionario se envió completo al menos una vez, aunque después se le haya pedido corregir algo."),
        N_("Lineamientos, art. 15 g) y h): avance cuantitativo de la captura"),
    ),
    Stage.VALIDATED: Definition(
        N_("Validadas"),
        N_(
            "El instituto aprobó lo que envió. Si después corrige, sigue contando: lo aprobado sigue siendo "
            "lo último que se leyó."
        ),
        N_("Lineamientos, art. 9; plan de trabajo, Actividades de seguimiento b)"),
    ),
    Stage.PUBLISHED: Definition(
        N_("Publicadas"),
        N_(
            "Lo aprobado está en la publicación que el público ve en ese momento. Un perfil retirado no "
            "cuenta mientras lo esté."
        ),
        N_("Lineamientos, arts. 22 a 25"),
    ),
}
