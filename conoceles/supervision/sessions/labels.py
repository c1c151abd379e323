# SPDX-License-Identifier: EUPL-1.2
"""What the parts of a session are called, on pages and in the papers themselves."""

from collections.abc import Sequence

from .rules.voting import Tally
from .rules.words import Deed, Kind, Means, Opinion, Outcome, Result, Seat, Sense, State

KINDS = {Kind.ORDINARY: "ordinaria", Kind.EXTRAORDINARY: "extraordinaria", Kind.URGENT: "urgente"}
SEATS = {
    Seat.PRESIDENCY: "Presidencia de la Comisión",
    Seat.MEMBER: "Integrante de la Comisión",
    Seat.SECRETARY: "Secretaría Técnica",
    Seat.UNIT: "Titular de la Unidad responsable",
    Seat.PARTY: "Representación de partido",
    Seat.INDEPENDENT: "Representación de candidatura independiente",
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
    Sense.FOR: "A favor",
    Sense.AGAINST: "En contra",
    Sense.ABSTAINED: "Abstención",
    Sense.EXCUSED: "Se excusó",
}
OPINIONS = {
    Opinion.PARTICULAR: "Voto particular",
    Opinion.CONCURRENT: "Voto concurrente",
    Opinion.RESERVED: "Voto reservado",
}
STATES = {
    State.PREPARED: "en preparación",
    State.CONVENED: "convocada",
    State.FAILED: "sin quórum",
    State.CALLED_AGAIN: "convocada por segunda vez",
    State.OPEN: "instalada",
    State.CLOSED: "clausurada",
    State.CANCELLED: "cancelada",
}
OUTCOMES = {
    Outcome.APPROVED: "Se aprobó",
    Outcome.RETURNED: "Se devolvió con observaciones",
    Outcome.REJECTED: "No se aprobó",
    Outcome.NOTED: "La Comisión se dio por enterada",
    Outcome.POSTPONED: "Se pospuso",
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
    told = f"{found.votes_for} a favor, {found.against} en contra y {found.abstained} abstenciones"
    excused = f", con {found.excused} excusas" if found.excused else ""
    words = _RESULTS[Result(result)] if result else ""
    return f"{words}: {told}{excused}" if words else ""


def joined(names: Sequence[str]) -> str:
    """«a, b y c»."""
    return " y ".join(filter(None, [", ".join(names[:-1]), names[-1] if names else ""]))
