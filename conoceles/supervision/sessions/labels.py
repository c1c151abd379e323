# SPDX-License-Identifier: EUPL-1.2
"""What the parts of a session are called, on pages and in the papers themselves."""

from collections.abc import Sequence

from conoceles.publication.languages import N_

from .rules.voting import Tally
from .rules.words import Deed, Kind, Means, Minutes, Opinion, Outcome, Result, Seat, Sense, State

KINDS = {Kind.ORDINARY: N_("ordinaria"), Kind.EXTRAORDINARY: N_("extraordinaria"), Kind.URGENT: N_("urgente")}
SEATS = {
    Seat.PRESIDENCY: N_("Presidencia de la Comisión"),
    Seat.MEMBER: N_("Integrante de la Comisión"),
    Seat.SECRETARY: N_("Secretaría Técnica"),
    Seat.UNIT: N_("Titular de la Unidad responsable"),
    Seat.PARTY: N_("Representación de partido"),
    Seat.INDEPENDENT: N_("Representación de candidatura independiente"),
}
DEEDS = {
    Deed.CONVENE: "Se convocó",
    Deed.FAIL: "No hubo quórum",
    Deed.CALL_AGAIN: "Se convocó por segunda vez",
    Deed.OPEN: "Se instaló",
    Deed.CLOSE: "Se clausuró",
    Deed.CANCEL: "Se canceló",
    Deed.TELL_INE: "Se avisó al INE",
}
MEANS = {
    Means.PRESENT: "Estaba presente y recibió los documentos",
    Means.PERSONAL: "Personalmente, con acuse",
    Means.OFFICE: "Por oficio, con acuse",
    Means.MAIL: "Por correo, con acuse",
    Means.STRANDS: "Por estrados",
    Means.HERE: "Por este sistema",
}
SENSES = {
    Sense.FOR: N_("A favor"),
    Sense.AGAINST: N_("En contra"),
    Sense.ABSTAINED: N_("Abstención"),
    Sense.EXCUSED: N_("Se excusó"),
}
OPINIONS = {
    Opinion.PARTICULAR: N_("Voto particular"),
    Opinion.CONCURRENT: N_("Voto concurrente"),
    Opinion.RESERVED: N_("Voto reservado"),
}
STATES = {
    State.PREPARED: N_("en preparación"),
    State.CONVENED: N_("convocada"),
    State.FAILED: N_("sin quórum"),
    State.CALLED_AGAIN: N_("convocada por segunda vez"),
    State.OPEN: N_("instalada"),
    State.CLOSED: N_("clausurada"),
    State.CANCELLED: N_("cancelada"),
}
OUTCOMES = {
    Outcome.APPROVED: N_("Se aprobó"),
    Outcome.RETURNED: N_("Se devolvió con observaciones"),
    Outcome.REJECTED: N_("No se aprobó"),
    Outcome.NOTED: N_("La Comisión se dio por enterada"),
    Outcome.POSTPONED: N_("Se pospuso"),
}
MINUTES = {
    Minutes.TO_DRAFT: "Todavía no se elabora",
    Minutes.TO_CIRCULATE: "En elaboración: falta circularla",
    Minutes.TO_APPROVE: "Circulada: espera a la sesión que la apruebe",
    Minutes.TO_PUBLISH: "Aprobada: falta firmarla y publicarla",
    Minutes.PUBLISHED: "Aprobada, firmada y publicada",
}
_RESULTS = {
    Result.UNANIMITY: "por unanimidad",
    Result.MAJORITY: "por mayoría",
    Result.CASTING: "con el voto de calidad de la Presidencia",
    Result.TIE: "hubo empate",
    Result.REJECTED: "no alcanzó la mayoría",
}


def counted(found: Tally, result: str) -> str:
    """«por mayoría: 2 a favor, 1 en contra y 0 abstenciones»."""
    told = tallied(found.votes_for, found.against, found.abstained)
    excused = f", con {found.excused} excusa{'s' * (found.excused > 1)}" if found.excused else ""
    words = _RESULTS[Result(result)] if result else ""
    return f"{words}: {told}{excused}" if words else ""


def tallied(votes_for: int, against: int, abstained: int) -> str:
    """«2 a favor, 1 en contra y 1 abstención»."""
    return (
        f"{votes_for} a favor, {against} en contra y {abstained} {'abstención' if abstained == 1 else 'abstenciones'}"
    )


def joined(names: Sequence[str]) -> str:
    """«a, b y c»."""
    return " y ".join(filter(None, [", ".join(names[:-1]), names[-1] if names else ""]))
