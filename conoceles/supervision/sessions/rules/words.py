# SPDX-License-Identifier: EUPL-1.2
"""The words of a session."""

from enum import StrEnum


class Kind(StrEnum):
    """What sort of session it is (work plan, «Sesiones de la Comisión»)."""

    ORDINARY = "ordinaria"
    EXTRAORDINARY = "extraordinaria"
    URGENT = "urgente"


class Seat(StrEnum):
    """In what place somebody belongs to the commission, or attends it always."""

    PRESIDENCY = "presidencia"
    MEMBER = "integrante"
    SECRETARY = "secretaria-tecnica"
    UNIT = "unidad-responsable"
    PARTY = "partido"
    INDEPENDENT = "candidatura-independiente"


#: Whoever votes; the Secretaría Técnica is of the commission and does not.
VOTES = frozenset({Seat.PRESIDENCY, Seat.MEMBER})
#: Whoever makes up the commission: the others attend it.
OF_THE_COMMISSION = frozenset({*VOTES, Seat.SECRETARY})
#: Whoever represents somebody before it.
REPRESENTS = frozenset({Seat.PARTY, Seat.INDEPENDENT})


class Deed(StrEnum):
    """What is done with a session, each an act with its hour."""

    CONVENE = "convocar"
    FAIL = "sin-quorum"
    CALL_AGAIN = "segunda-convocatoria"
    OPEN = "instalar"
    CLOSE = "clausurar"
    CANCEL = "cancelar"
    TELL_INE = "avisar-al-ine"


class State(StrEnum):
    """How far a session has come."""

    PREPARED = "en-preparacion"
    CONVENED = "convocada"
    FAILED = "sin-quorum"
    CALLED_AGAIN = "convocada-por-segunda-vez"
    OPEN = "instalada"
    CLOSED = "clausurada"
    CANCELLED = "cancelada"


class Means(StrEnum):
    """How somebody was notified."""

    PRESENT = "presente"
    PERSONAL = "personal"
    OFFICE = "oficio"
    MAIL = "correo"
    STRANDS = "estrados"
    HERE = "sistema"


class Sense(StrEnum):
    """How somebody voted. An excused one does not count."""

    FOR = "a-favor"
    AGAINST = "en-contra"
    ABSTAINED = "abstencion"
    EXCUSED = "excusa"


class Result(StrEnum):
    """What a vote comes to."""

    UNANIMITY = "unanimidad"
    MAJORITY = "mayoria"
    CASTING = "voto-de-calidad"
    TIE = "empate"
    REJECTED = "rechazado"


class Outcome(StrEnum):
    """What was resolved of an item of the agenda."""

    APPROVED = "aprobado"
    RETURNED = "devuelto"
    REJECTED = "no-aprobado"
    NOTED = "enterada"
    POSTPONED = "pospuesto"


class Opinion(StrEnum):
    """What somebody adds in writing to what was resolved."""

    PARTICULAR = "particular"
    CONCURRENT = "concurrente"
    RESERVED = "reservado"


class Minutes(StrEnum):
    """Where the minutes of a session that ended are."""

    TO_DRAFT = "por-elaborar"
    TO_CIRCULATE = "por-circular"
    TO_APPROVE = "por-aprobar"
    TO_PUBLISH = "por-publicar"
    PUBLISHED = "publicada"
