# SPDX-License-Identifier: EUPL-1.2
"""What a plan tells people: why something is refused, and its own words as they are read."""

from datetime import date

from conoceles.look.dates import day as in_words
from conoceles.publication.languages import N_

from .described import Due
from .rules import Reason
from .rules.shapes import COUNTED_FROM
from .rules.words import Act, Counted, DocumentKind, Kind, Part, Shape

PHRASES = {
    Reason.NO_PLAN: "El proceso «{process}» no tiene ese plan. Pida a la Unidad de Tecnologías que lo cargue.",
    Reason.ALREADY_APPROVED: lambda plan, day: (
        f"Nada se cambió: {plan} ya está aprobado, en la sesión del {in_words(day)}. Lo aprobado no se edita: "
        "lo que cambie en sus archivos será la versión siguiente."
    ),
    Reason.OVERTAKEN: "Nada se cambió: hay una versión posterior a {plan}. Apruebe ésa.",
    Reason.DAY_TO_COME: "El día de la sesión todavía no llega. Revíselo.",
    Reason.BEFORE_APPROVED: lambda day: (
        f"El día de la sesión es anterior al de la versión que modifica ({in_words(day)}). Revíselo."
    ),
    Reason.PLAN_CHANGED: (
        "Nada se cambió: el plan se cargó de nuevo mientras usted lo leía y ya no dice lo mismo. "
        "Léalo otra vez y vuelva a anotar su aprobación."
    ),
}

DOCUMENTS = {
    DocumentKind.COMMISSION: N_("Plan de trabajo de la Comisión"),
    DocumentKind.IMPLEMENTATION: N_("Plan para la implementación"),
}

KINDS = {
    Kind.ACTIVITY: "Actividades a supervisar",
    Kind.NOTICE: "Avisos al INE",
    Kind.SESSION: "Sesiones",
    Kind.FOLLOW_UP: "Actividades de seguimiento",
    Kind.SPECIAL: "Seguimiento especial",
    Kind.DELIVERABLE: "Entregables",
}

PARTS = {
    Part.AREAS: "Áreas responsables y entregables",
    Part.PROCUREMENT: "Principales procesos de adquisiciones",
    Part.STAFF: "Contratación y capacitación de personal",
    Part.INTERFACES: "Liberación de versiones de interfaces",
}

ACTS = {
    Act.INSTANCE: N_("aprobación de la Instancia Interna Responsable"),
    Act.COMMISSION: N_("aprobación de la Comisión"),
    Act.COUNCIL: N_("aprobación del Consejo General"),
    Act.SESSION: N_("sesión de la Comisión"),
    Act.MINUTES: N_("aprobación del acta"),
    Act.ISSUE: N_("emisión del documento"),
    Act.CHANGE: N_("modificación del documento"),
    Act.NOTIFICATION: N_("notificación"),
}

COUNTED = {
    Counted.NATURAL: "días naturales",
    Counted.WORKING: "días hábiles",
    Counted.UNSPECIFIED: "días (el plan no dice de cuáles)",
}

CONFIDENCE = {
    "A": "visto en su fuente",
    "B": "corroborado",
    "C": "una sola fuente, o deducido",
    "M": "de memoria, sin verificar",
    "U": "no encontrado: lo decide el instituto",
}


def act(key: str, names: dict[str, str] | None = None) -> str:
    """An act, or an event of the plan by its name, as it is read."""
    return ACTS[Act(key)] if key in set(Act) else (names or {}).get(key, key)


def rule(due: Due, names: dict[str, str] | None = None) -> str:
    """How *due* is counted, in words, beside what the plan says."""
    if due.shape in COUNTED_FROM:
        return _from(due, " o ".join(act(key, names) for key in due.of))
    match due.shape:
        case Shape.DAYS:
            return " y ".join(f"el {in_words(each)}" for each in due.days)
        case Shape.WEEKLY:
            last = f", hasta el {in_words(due.until)}" if due.until else ""
            last = f", hasta: {act(due.until_event, names)}" if due.until_event else last
            return f"cada {due.weekday} desde el {_day(due.since)}{last}"
        case Shape.WINDOW:
            limit = f"; a más tardar el {in_words(due.day)}" if due.day else ""
            return f"del {_day(due.first_day)} al {_day(due.last_day)}{limit}"
        case Shape.DAY:
            return f"el {_day(due.day)}"
    return _SAID[due.shape]


_SAID = {
    Shape.MONTHLY: "el día 1 del mes siguiente al que se reporta",
    Shape.FIRST_WEEK: "en la primera semana del mes siguiente al que se reporta",
    Shape.NOT_APPLICABLE: "no aplica",
}


def _from(due: Due, of: str) -> str:
    days = f"{due.count} {COUNTED[due.counted]}"
    if due.count == 1:
        days = days.replace("días", "día").replace("naturales", "natural").replace("hábiles", "hábil")
    hours = f"{due.count} horas" + (", sólo las de oficina" if due.office_hours else ", de momento a momento")
    return {
        Shape.BEFORE: f"{days} antes de: {of}",
        Shape.AFTER: f"{days} después de: {of}",
        Shape.SAME_DAY: f"el mismo día de: {of}",
        Shape.HOURS_BEFORE: f"{hours}, antes de: {of}",
        Shape.HOURS_AFTER: f"{hours}, después de: {of}",
    }[due.shape]


def _day(day: date | None) -> str:
    return in_words(day) if day else ""
