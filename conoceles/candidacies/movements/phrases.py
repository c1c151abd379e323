# SPDX-License-Identifier: EUPL-1.2
"""What movements say to people: why one is refused, and what each is for."""

from datetime import datetime

from conoceles.look.dates import day, moment

from .orders import Kind
from .rules import Reason

PHRASES = {
    Reason.NOT_STANDING: "{name} ya no está registrada: su estatus es «{status}». Revise sus movimientos.",
    Reason.STANDS: "{name} está registrada: no hay nada que restituir.",
    Reason.REPLACED_ALREADY: (
        "En lugar de {name} ya entró {other}. Si {other} también deja el lugar, registre el movimiento de {other}."
    ),
    Reason.SEAT_HELD: (
        "El lugar lo ocupa {other}, que no entró en una sustitución de esta candidatura. Registre antes el movimiento "
        "que lo deja libre."
    ),
    Reason.NO_SUCH_PLACE: "Ese lugar no es de esta lista. Elija uno, o escriba el número de uno que esté libre.",
    Reason.SAME_PLACE: "Ya está en el lugar {number}. Elija otro.",
    Reason.NOT_AN_ALLIANCE: "{postulant} no es una coalición ni una candidatura común: no hay partido de origen.",
    Reason.NOTHING_CHANGES: "Nada se guardó: el registro ya dice eso. Cambie algún dato o vuelva a la candidatura.",
    Reason.WRONG: "Nada se guardó: hay datos que corregir. Están señalados abajo.",
    Reason.UNREAD: "Nada se guardó: faltan advertencias por leer.",
    Reason.REGISTER_CHANGED: (
        "Nada se guardó: el registro cambió mientras usted revisaba. Vuelva a continuar y mire otra vez lo que cambia."
    ),
    Reason.ALREADY_DONE: "Ese movimiento ya quedó registrado.",
    Reason.TO_COME: lambda on: (
        f"El {day(on)} todavía no llega. Un movimiento se registra desde el día en que vale: hágalo ese día, o "
        "revise la fecha."
    ),
    Reason.BEFORE_REGISTERED: lambda on, since: (
        f"El {day(on)} es anterior al registro de la candidatura, que fue el {day(since)}. Revise la fecha."
    ),
    Reason.ABSURD_HOURS: "El plazo va de 1 a {longest} horas. Revise cuántas dio el acuerdo.",
    Reason.NOTIFIED_LATER: "Ese momento todavía no llega. Escriba cuándo se notificó.",
    Reason.SETTLED: "Ese requerimiento ya se cerró. Sus movimientos, si los hubo, están en la lista de movimientos.",
    Reason.NOTHING_PLANNED: "No hay movimientos preparados. Prepare alguno, o cierre el requerimiento sin movimientos.",
    Reason.OTHER_POSTULANT: "El requerimiento es de {postulant}: elija una candidatura suya.",
}

#: What the other candidacy of a movement does in it.
BESIDE = {
    Kind.SUBSTITUTION: "entra",
    Kind.RESTORATION: "deja el lugar",
    Kind.PLACE: "se intercambia con",
    Kind.SEAT: "se intercambia con",
}

#: Of each kind: what whoever registers it must know.
ABOUT = {
    Kind.SUBSTITUTION: (
        "Quien deja el lugar sale del sitio y queda en la historia. Quien entra empieza de cero: su propia cuenta, su "
        "propio plazo y sus propios consentimientos. Nada de una pasa a la otra."
    ),
    Kind.RESIGNATION: "El lugar queda vacante hasta que se registre una sustitución.",
    Kind.CANCELLATION: "El lugar queda vacante hasta que se registre una sustitución.",
    Kind.DEATH: (
        "El lugar queda vacante hasta que se registre una sustitución. A la cuenta de la persona no se envía ningún "
        "aviso."
    ),
    Kind.RESTORATION: (
        "La persona vuelve a su lugar con lo que ella capturó y consintió. Si alguien había entrado en su lugar, esa "
        "candidatura se cancela; nada de una pasa a la otra."
    ),
    Kind.PLACE: "Se mueve la fórmula completa, titular y suplente. Si el otro lugar está ocupado, se intercambian.",
    Kind.SEAT: "Titular y suplente se intercambian. Si falta una de las dos, la otra pasa a su lugar.",
    Kind.NAME: "El nombre vale para todas las candidaturas de la persona. Su dirección en el sitio no cambia.",
    Kind.ORIGIN: "El partido de origen vale para toda la fórmula.",
}


def term(until: datetime, now: datetime) -> str:
    """How long a requirement has, in words."""
    if until <= now:
        return f"El plazo venció el {moment(until)}."
    hours = int((until - now).total_seconds() // 3600)
    left = "menos de una hora" if not hours else "1 hora" if hours == 1 else f"{hours} horas"
    return f"Vence el {moment(until)}: queda{'' if hours <= 1 else 'n'} {left}."
