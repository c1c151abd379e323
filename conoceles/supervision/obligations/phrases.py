# SPDX-License-Identifier: EUPL-1.2
"""What obligations tell people: how each stands, and why something is refused."""

from datetime import date

from django.utils.formats import date_format

from conoceles.publication.languages import N_
from conoceles.supervision.plan.rules.words import Shape

from .rules import Light, Owed, Reason, State

PHRASES = {
    Reason.ALREADY_MET: "Nada se cambió: ya está anotado con qué se cumplió.",
    Reason.ALREADY_EXCUSED: "Nada se cambió: ya está dispensada, con su motivo.",
    Reason.DAY_TO_COME: "Ese día todavía no llega. Revíselo.",
    Reason.NOT_AN_ACT: "Ese acto no inicia el plazo de esta obligación. Elija uno de la lista.",
    Reason.ALREADY_STARTED: "Nada se cambió: ese acto ya está anotado en ese día.",
    Reason.NOT_EXCUSABLE: "Esta obligación no se dispensa: el plan la pide siempre.",
    Reason.NO_NOTICE_IN_PLAN: "El plan no tiene el aviso «{row}».",
    Reason.NO_PLAN: "Este proceso no tiene plan, y sin él no hay qué contar. Pida a la Unidad que lo cargue.",
    Reason.ALREADY_OPEN: "Nada se cambió: ese aviso ya está abierto.",
    Reason.NOT_STARTED: "Todavía no inicia su plazo.",
    Reason.NOT_A_DIGEST: (
        "La huella SHA-256 tiene 64 cifras y letras de la a a la f. Cópiela completa, o déjela en blanco."
    ),
}

OWED = {
    Owed.ACTIVITY: N_("Hacer la actividad"),
    Owed.REMISSION: N_("Remitir el documento al INE"),
    Owed.NOTICE: N_("Informar al INE"),
    Owed.REQUEST: N_("Contestar al INE"),
}

STATES = {
    State.WAITING: N_("En espera del acto que inicia su plazo"),
    State.OPEN: N_("En plazo"),
    State.THIS_WEEK: N_("Vence en los próximos siete días"),
    State.TODAY: N_("Vence hoy"),
    State.LATE: N_("Vencida"),
    State.LATE_BY_DESIGN: N_("Vencida por diseño del plan"),
    State.MET: N_("Cumplida en plazo"),
    State.MET_BEFORE_PLAN: N_("Cumplida antes de que existiera el plan"),
    State.MET_LATE: N_("Cumplida fuera de plazo"),
    State.MET_LATE_BY_DESIGN: N_("Cumplida tarde por diseño del plan"),
    State.EXCUSED: N_("Dispensada con motivo"),
}

LIGHTS = {
    Light.GREY: N_("Gris"),
    Light.GREEN: N_("Verde"),
    Light.AMBER: N_("Ámbar"),
    Light.RED: N_("Rojo"),
}

_DAY = 10  # letters of «2024-04-05»
_MONTH = 7  # letters of «2024-04»


def place(row: str) -> str:
    """The number of a row before its name, «4. »; where it has none, nothing: its key says nothing to anybody."""
    return f"{row}. " if row.isdecimal() else ""


def occurrence(key: str, shape: Shape | None = None) -> str:
    """Which time it is, in words: «septiembre de 2023», «5 de abril de 2024»; nothing where there is but one."""
    if shape in {Shape.MONTHLY, Shape.FIRST_WEEK} and len(key) == _MONTH:
        month = date.fromisoformat(f"{key}-01")
        return str(date_format(month, r"F \d\e Y")).lower()
    if len(key) == _DAY and shape in {Shape.WEEKLY, Shape.DAYS}:
        return str(date_format(date.fromisoformat(key), r"j \d\e F \d\e Y")).lower()
    return ""
