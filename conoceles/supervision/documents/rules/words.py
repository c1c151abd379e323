# SPDX-License-Identifier: EUPL-1.2
"""The words that routes are written in."""

from enum import StrEnum


class Sort(StrEnum):
    """What a document is."""

    REPORT = "informe"
    OPINION = "dictamen"
    AGREEMENT = "acuerdo"
    MINUTES = "acta"
    LETTER = "oficio"
    CONVOCATION = "convocatoria"


class Body(StrEnum):
    """Who does a step. Whoever writes it down in this system is a role (``noted_by``)."""

    INSTANCE = "instancia-interna"
    UNIT = "unidad-responsable"
    AREA = "area-responsable"
    GROUP = "grupo-de-trabajo"
    COMMISSION = "comision"
    SECRETARY = "secretaria-tecnica"
    PRESIDENCY = "presidencia"
    COUNCIL = "consejo-general"
    INE = "ine"
    PARTIES = "partidos-y-candidaturas"


class State(StrEnum):
    """The common states (rules of the domain, section 7), in their order, and «emitido» for what nobody approves."""

    DRAFT = "borrador"
    PRESENTED = "presentado"
    REVIEWED = "en_revision"
    OBSERVED = "observado"
    ISSUED = "emitido"
    APPROVED = "aprobado_comision"
    WITH_COUNCIL = "remitido_cg"
    AGREED = "aprobado_cg"
    RETURNED = "devuelto"
    SENT = "remitido_ine"
    VALIDATED = "validado_ine"


class Verb(StrEnum):
    """What is done in a step: what is asked for, what may be returned, and the state it leaves."""

    APPROVE_INSIDE = "aprobar-internamente"
    PRESENT = "presentar"
    REVIEW = "revisar"
    INSTRUCT = "instruir"
    DECIDE = "resolver"
    ISSUE = "emitir"
    TO_COUNCIL = "llevar-al-consejo"
    AGREE = "acordar"
    REMIT = "remitir-al-ine"
    VALIDATE = "validar"
    INFORM = "informar"


#: What each leaves the document in, where it changes anything.
LEAVES = {
    Verb.PRESENT: State.PRESENTED,
    Verb.REVIEW: State.REVIEWED,
    Verb.DECIDE: State.APPROVED,
    Verb.ISSUE: State.ISSUED,
    Verb.TO_COUNCIL: State.WITH_COUNCIL,
    Verb.AGREE: State.AGREED,
    Verb.REMIT: State.SENT,
    Verb.VALIDATE: State.VALIDATED,
}
#: What may end in a return, and the state that one leaves.
RETURNS = {
    Verb.REVIEW: State.OBSERVED,
    Verb.DECIDE: State.OBSERVED,
    Verb.AGREE: State.RETURNED,
    Verb.VALIDATE: State.RETURNED,
}
#: What is returned by these comes back as another version; INE may only ask to be sent something again.
ANOTHER_VERSION = frozenset({Verb.REVIEW, Verb.DECIDE, Verb.AGREE})
#: Who votes is asked for.
VOTED = frozenset({Verb.DECIDE, Verb.AGREE})


class Period(StrEnum):
    """What span a document tells of."""

    MONTH = "mes"
    WEEK = "semana"
    WHOLE = "todo"


class Fill(StrEnum):
    """With what a part of a draft is filled from what the system knows."""

    NOTHING = "nada"
    PROGRESS = "avance"
    DUTIES = "obligaciones"
    ACTIVITIES = "bitacora"
    IMPLEMENTATION = "plan-de-implementacion"
    INSTALLATION = "instalacion"
    PURPOSE = "atribuciones-y-objetivo"
    BACKGROUND = "antecedentes"
    NORMS = "marco-juridico"
    MOTIVATION = "motivacion"
    SUPERVISED = "actividades-supervisadas"
    PUBLICATION = "publicacion"


class Outcome(StrEnum):
    """How a step ended."""

    DONE = "hecho"
    RETURNED = "devuelto"
