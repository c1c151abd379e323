# SPDX-License-Identifier: EUPL-1.2
"""What sessions tell people: what each thing is called, and why something is refused."""

from collections.abc import Sequence

from conoceles.kernel.refusals import Phrase
from conoceles.supervision.documents.phrases import listed

from .labels import tallied
from .rules import Reason


def _some(names: Sequence[str]) -> str:
    return listed(names)


PHRASES: dict[Reason, Phrase] = {
    Reason.NO_MEMBERS: "Falta anotar quién integra la Comisión ese día, con voto. Sin eso no hay a quién convocar.",
    Reason.NO_AGREEMENT: "Falta el acuerdo que la nombró: quien integra la Comisión lo es por un acuerdo.",
    Reason.SEAT_TAKEN: "Ese lugar lo tiene {name}. Anote primero hasta qué día, y después quién sigue.",
    Reason.ENDED: "Nada se cambió: ya consta hasta qué día estuvo.",
    Reason.ENDS_BEFORE: "Ese día es anterior al primero en que estuvo. Revíselo.",
    Reason.HAS_SAT: (
        "Nada se cambió: consta en la asistencia de la {session}. Escriba ese día o uno posterior; "
        "si su nombre está mal escrito, anote a otra persona desde el día siguiente."
    ),
    Reason.OUT_OF_TURN: "Nada se anotó: la sesión está {state}. Revise qué sigue.",
    Reason.NO_AGENDA: "Falta el orden del día: escriba al menos un punto o elija un documento.",
    Reason.HOUR_TO_COME: "Esa hora todavía no llega. Revísela.",
    Reason.HOUR_PASSED: "La hora de la sesión ya pasó. Revísela.",
    Reason.BEFORE_CALLING: "Esa hora es anterior a la convocatoria. Revísela.",
    Reason.AFTER_SITTING: "Esa hora es posterior al día de la sesión. Se notifica antes, o ahí mismo. Revísela.",
    Reason.BEFORE_LAST: "Esa hora es anterior a lo último que consta de la sesión: {last}. Revísela.",
    Reason.NOT_ITS_HOUR: (
        "La sesión se convocó para el {hour}: la asistencia se anota de ese día y desde esa hora. Revise la hora; "
        "si no se celebró, cancélela."
    ),
    Reason.TOO_LATE: (
        "Faltan menos de {hours} horas para la sesión, que son las que pide una {kind}. "
        "Cambie la hora o el tipo de sesión."
    ),
    Reason.ALREADY_NOTIFIED: "Nada se anotó: ya consta que se le notificó.",
    Reason.UNNOTIFIED: lambda names: (
        f"No se puede instalar: falta notificar a {_some(names)}, que no asistió. Anote su notificación."
    ),
    Reason.ATTENDANCE_MISSING: lambda names: f"Falta decir si asistió {_some(names)}.",
    Reason.QUORUM: "Con {present} de {seats} hay quórum: instale la sesión.",
    Reason.NO_QUORUM: "Con {present} de {seats} no hay quórum: haga constar que no lo hubo.",
    Reason.NOT_OPEN: "Nada se anotó. La sesión no está instalada, y sólo entonces se resuelve o se instruye.",
    Reason.CLOSED: (
        "Nada se anotó: la sesión ya se clausuró, y lo que resolvió e instruyó queda como consta. Si algo se anotó "
        "mal o falta, dígalo en el proyecto de acta, antes de fijarlo; lo que deba cambiar, que lo resuelva o lo "
        "instruya la siguiente sesión."
    ),
    Reason.RESOLVED: "Nada se cambió: ese punto ya está resuelto. Si se anotó mal, corríjalo desde la sesión.",
    Reason.NOT_RESOLVED: "Nada se cambió: de ese punto no consta qué se resolvió. Anótelo desde la sesión.",
    Reason.UNRESOLVED: lambda items: f"Falta anotar qué se resolvió de {_some(items)}.",
    Reason.VOTES_MISSING: lambda names: f"Falta el voto de {_some(names)}.",
    Reason.NOT_PRESENT: "{name} no estaba presente, así que no vota. Revise la asistencia, o anote que llegó.",
    Reason.QUORUM_LOST: (
        "Quedan {present} de {seats} con voto, y así no hay quórum para votar. Anote quién volvió, o clausure la "
        "sesión."
    ),
    Reason.ALREADY_THERE: "Nada se anotó: {name} ya consta como presente.",
    Reason.NOT_THERE: "Nada se anotó: {name} no consta como presente.",
    Reason.EXCUSE_WITHOUT_MOTIVE: "Falta el motivo por el que {name} se excusó.",
    Reason.NOT_CARRIED: lambda votes_for, against, abstained: (
        f"Con {tallied(votes_for, against, abstained)} no se aprobó. Anote que no se aprobó, o revise los votos."
    ),
    Reason.CARRIED: "Con esos votos sí se aprobó. Anote qué se resolvió, o revise los votos.",
    Reason.NO_STEP: "El documento «{title}» no espera nada de la Comisión. Revise su ruta.",
    Reason.NO_OBSERVATIONS: "Falta decir por qué se devuelve: escriba al menos una observación.",
    Reason.NOT_RETURNED: (
        "Escribió observaciones, y son de lo que se devuelve. Si se devolvió, dígalo; si se votaron cambios, páselos a "
        "«Modificaciones que se votaron»; si no, bórrelas o páselas al acuerdo."
    ),
    Reason.NOTHING_WRITTEN: "Falta el voto por escrito: escriba el texto o suba el PDF.",
    Reason.ALREADY_WRITTEN: "Nada se guardó: {name} ya tiene un voto de esa clase en este punto.",
    Reason.NOT_A_PDF: "El archivo no es un PDF. Guárdelo como PDF y súbalo otra vez.",
    Reason.FILE_TOO_LARGE: "El archivo pasa de 20 MB. Guárdelo con menos resolución y súbalo otra vez.",
    Reason.NOT_HERS: "Ese voto no es suyo: cada quien agrega el suyo, y la Secretaría Técnica, el que le entregan.",
    Reason.HAS_MINUTES: "Nada se abrió: la sesión ya tiene un acta en trámite.",
    Reason.NOT_CLOSED: "El acta se elabora cuando la sesión terminó: clausúrela primero.",
    Reason.INSTRUCTION_DONE: "Nada se anotó: esa instrucción ya está cumplida.",
    Reason.DAY_TO_COME: "Ese día todavía no llega. Revíselo.",
    Reason.DUE_BEFORE: "Ese día es anterior a la sesión, que lo instruye desde entonces. Revíselo.",
    Reason.BEFORE_INSTRUCTED: "Ese día es anterior a la sesión que lo instruyó. Revíselo.",
}
