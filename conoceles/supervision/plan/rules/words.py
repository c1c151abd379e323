# SPDX-License-Identifier: EUPL-1.2
"""The words that a plan is written in, each with how people read it."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """The two plans: what the commission supervises, and how the system is made."""

    COMMISSION = "comision"
    IMPLEMENTATION = "implementacion"


class Kind(StrEnum):
    """What sort of row it is."""

    ACTIVITY = "actividad"
    NOTICE = "aviso"
    SESSION = "sesion"
    FOLLOW_UP = "seguimiento"
    SPECIAL = "especial"
    DELIVERABLE = "entregable"


class Part(StrEnum):
    """What the plan for the implementation must have (work plan, route 1 of the dictámenes)."""

    AREAS = "areas-y-entregables"
    PROCUREMENT = "adquisiciones"
    STAFF = "personal-y-capacitacion"
    INTERFACES = "versiones-de-interfaces"


class Shape(StrEnum):
    """How a deadline is said."""

    DAY = "dia-fijo"
    DAYS = "varios-dias"
    MONTHLY = "dia-uno-del-mes-siguiente"
    WEEKLY = "cada-semana"
    WINDOW = "ventana"
    FIRST_WEEK = "primera-semana-del-mes"
    BEFORE = "dias-antes"
    AFTER = "dias-despues"
    SAME_DAY = "mismo-dia"
    HOURS_BEFORE = "horas-antes"
    HOURS_AFTER = "horas-despues"
    NOT_APPLICABLE = "no-aplica"


class Counted(StrEnum):
    """Which days count; where the plan does not say, that is shown."""

    NATURAL = "naturales"
    WORKING = "habiles"
    UNSPECIFIED = "sin-especificar"


class Weekday(StrEnum):
    """Days of the week, Monday first."""

    MONDAY = "lunes"
    TUESDAY = "martes"
    WEDNESDAY = "miercoles"
    THURSDAY = "jueves"
    FRIDAY = "viernes"
    SATURDAY = "sabado"
    SUNDAY = "domingo"

    @property
    def number(self) -> int:
        """0 for Monday, as ``date.weekday``."""
        return list(Weekday).index(self)


class Act(StrEnum):
    """What a document goes through that starts a clock."""

    INSTANCE = "aprobacion-instancia"
    COMMISSION = "aprobacion-comision"
    COUNCIL = "aprobacion-consejo"
    SESSION = "sesion"
    MINUTES = "aprobacion-acta"
    ISSUE = "emision"
    CHANGE = "modificacion"
    NOTIFICATION = "notificacion"


class Shown(StrEnum):
    """What of the data a section of the document shows."""

    SEATS = "integracion"
    TERMS = "glosario"
    NORMS = "marco-juridico"
    ATTRIBUTIONS = "atribuciones"
    ACTIVITIES = "actividades"
    FOLLOW_UPS = "seguimiento"
    SPECIALS = "seguimiento-especial"
    SCHEDULE = "cronograma"
    SIGNATURES = "firmas"
    PARTS = "contenidos"
