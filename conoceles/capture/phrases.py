# SPDX-License-Identifier: EUPL-1.2
"""The reasons of capture, and what is wrong with an answer, in words for people."""

from typing import Any

from conoceles.elections.questionnaire import Question
from conoceles.look.dates import day

from .rules import Fault, Problem, Reason
from .rules.windows import Term, Why


def _not_open(term: Term | None = None, **_: Any) -> str:
    if term is None or term.window is None:
        return "La captura todavía no abre."
    return f"La captura abre el {day(term.window.opens.astimezone(term.zone).date())}."


def _closed(term: Term, **_: Any) -> str:
    closed = f"La captura cerró al terminar el {day(term.last_day)}" if term.last_day else "La captura está cerrada"
    kept = "Lo que escribió sigue guardado, pero ya no puede enviarse"
    return f"{closed}. {kept}. Si cree que es un error, avise al instituto."


PHRASES = {
    Reason.INCOMPLETE: "Hay algo que contestar o corregir antes de enviar.",
    Reason.NOTHING_CHANGED: "Eso ya se envió: no hay cambios desde la última vez.",
    Reason.NOTHING_MENDED: "Esto es lo mismo que el instituto le devolvió. Corrija lo observado; o, si cree que está"
    " bien, diga por qué debajo de cada observación y envíelo.",
    Reason.REPLY_TOO_LONG: "En su respuesta a una observación caben {longest} caracteres. Acorte la que está marcada;"
    " nada de lo que escribió se perdió.",
    Reason.WITHHELD: "Hay respuestas guardadas antes de que se repusiera su acceso, que no se muestran. Para enviar, "
    "contéstelas de nuevo en su sección.",
    Reason.TEXT_CHANGED: "Alguien cambió las respuestas mientras usted las revisaba. Léalas otra vez antes de enviar.",
    Reason.NOT_OWED: "Esta candidatura no debe ese cuestionario.",
    Reason.NOT_IN_FORCE: "Ese cuestionario no está en vigor.",
    Reason.ENDED: "Sus respuestas están bloqueadas: el tratamiento terminó, y ya no se capturan ni se envían.",
    Reason.NOT_REGISTERED: "El registro de esta candidatura ya no está vigente: no puede capturar.",
    Reason.NOT_YET_OPEN: _not_open,
    Reason.CLOSED: _closed,
    Reason.CONFLICT: "Otra persona guardó esta sección mientras usted escribía. Elija qué texto queda.",
    Reason.KEY_REUSED: "Esta página ya se había guardado con otro texto. Elija qué texto queda.",
    Reason.NO_SECTION: "Esa sección no es de este cuestionario.",
    Reason.TOO_LARGE: "Esta sección pasa de {largest} kilobytes, mucho más de lo que cabe. Acórtela para guardarla.",
    Reason.PHOTO_CHANGED: (
        "La fotografía cambió desde que se abrió esta página, quizá desde otro lugar. Nada se perdió: abajo está la "
        "que quedó. Si debe ser otra, súbala o recórtela otra vez."
    ),
    Reason.NO_NEGATIVE: (
        "De esta fotografía sólo queda lo que se muestra: el resto se destruyó. Para recortarla de otro modo, súbala "
        "otra vez."
    ),
    Reason.PHOTO_TOO_HEAVY: "Esa fotografía, reducida, todavía pesa más de {most} KB. Suba otra, con menos detalle.",
    Reason.ANOTHER_REVISION: "No es lo último que envió la candidatura. Lea el envío más reciente antes de aceptarlo.",
    Reason.ALREADY_ENDORSED: "Ese envío ya se aceptó.",
    Reason.LAST_DAY_PAST: "Ese día ya pasó. Elija hoy o un día posterior.",
    Reason.WITHOUT_REASON: "Falta decir por qué se abre.",
    Reason.NOT_RECEIVED: "Esta mesa no ha recibido el formato impreso de ese cuestionario.",
    Reason.OTHER_FORM: "Ese código no es de un cuestionario de esta candidatura. Revíselo: está al pie de cada hoja.",
    Reason.OLD_FORM: "Ese formato es de otra versión del cuestionario. Imprima el de hoy y pase ahí lo que cambió.",
    Reason.RECEIVED_LATER: "Ese día todavía no llega. Escriba el día en que se recibió el formato.",
    Reason.BEING_TYPED: "Ese cuestionario ya se recibió, y se está capturando de su formato.",
}

#: What whoever types for somebody else is told, who cannot decide for her.
UNSIGNED = (
    "Antes debe registrarse el formato de consentimiento en que la candidatura dice que sí al tratamiento. "
    "Conserve este formato mientras tanto."
)

_FAULTS = {
    Fault.MISSING: "Falta contestar «{label}».",
    Fault.NONE_OF_GROUP: "Falta al menos una de las respuestas de «{section}»: la que prefiera.",
    Fault.TOO_SHORT: "«{label}» tiene {length} caracteres y necesita al menos {limit}: le faltan {short}.",
    Fault.TOO_LONG: "«{label}» tiene {length} caracteres y caben {limit}: le sobran {over}.",
    Fault.TOO_MANY: "«{label}» tiene {length} respuestas y caben {limit}.",
    Fault.UNKNOWN_OPTION: "La respuesta de «{label}» no es una de las opciones. Elija otra.",
    Fault.UNKNOWN_QUESTION: "Hay una respuesta a algo que no se pregunta.",
    Fault.NOT_ASKED: "«{label}» no se pregunta, según lo que contestó antes.",
    Fault.WRONG_SHAPE: "La respuesta de «{label}» no se entiende. Escríbala otra vez.",
    Fault.SPECIFY: "En «{label}» eligió una opción que pide decir cuál: escríbalo.",
    Fault.NOT_WEB: "«{label}» debe ser una dirección completa, como https://ejemplo.org. Cópiela del navegador.",
    Fault.WRONG_HOST: "«{label}» debe llevar a {hosts}. Copie la dirección de su página desde el navegador.",
    Fault.NOT_MAIL: "«{label}» debe ser un correo completo, como nombre@ejemplo.org.",
    Fault.NOT_TELEPHONE: "«{label}» debe tener diez cifras, sin espacios ni guiones.",
}


def fault(problem: Problem, *, label: str, section: str = "", hosts: tuple[str, ...] = ()) -> str:
    """What is wrong with the answer to the question of that *label*, and how to mend it."""
    return _FAULTS[problem.fault].format(
        label=label,
        section=section,
        hosts=" o ".join(hosts),
        length=problem.length,
        limit=problem.limit,
        short=problem.limit - problem.length,
        over=problem.length - problem.limit,
    )


def of_this_age(question: Question) -> str:
    """What somebody declares of the photograph that she uploads."""
    said = ["es de la persona candidata"]
    if question.max_months:
        months = "un mes" if question.max_months == 1 else f"{question.max_months} meses"
        said.append(f"se tomó hace {months} o menos")
    if question.rules:
        said.append("no muestra nada de lo que no debe")
    return f"La fotografía {', '.join(said[:-1])}{' y ' if len(said) > 1 else ''}{said[-1]}."


_WHY = {
    Why.CALENDAR: "Es el último día del calendario del proceso para capturar.",
    Why.OWN_DAYS: "Tiene {days} {kind} desde que {event}, el {began}.",
    Why.CUT_BY_CALENDAR: "Tiene {days} {kind} desde que {event}, el {began}, y el calendario cierra antes.",
    Why.NOT_RUNNING: "Sus {days} {kind} empiezan a contar cuando {event}; mientras tanto vale el del calendario.",
    Why.OPENED: "El instituto le abrió la captura hasta ese día.",
    Why.CORRECTION: "El instituto se la abrió para corregir, y tiene hasta ese día.",
}
_EVENTS = {
    ("entrega-de-cuentas", True): "se le entregó su cuenta",
    ("entrega-de-cuentas", False): "se registre la entrega de su cuenta",
    ("aprobacion-del-registro", True): "se aprobó su registro",
    ("aprobacion-del-registro", False): "conste la aprobación de su registro",
}


def why(term: Term, parameters: dict[str, Any]) -> str:
    """Why her last day is that one, in the words of the process's *parameters*."""

    def says(key: str) -> Any:
        return parameters.get(key, {}).get("value")

    return _WHY[term.why].format(
        days=says("capture_days"),
        kind="días hábiles" if says("day_kind") == "habiles" else "días naturales",
        event=_EVENTS.get((says("capture_from"), term.began is not None), ""),
        began=day(term.began) if term.began else "",
    )
