# SPDX-License-Identifier: EUPL-1.2
"""Rights, stages, deeds and refusals, in words for people."""

from .rules import Deed, Effect, Identified, Outcome, Reason, Right, Stage, Way

RIGHTS = {
    Right.ACCESS: "Acceso: saber qué datos suyos hay y tener una copia",
    Right.RECTIFICATION: "Rectificación: corregir un dato inexacto o incompleto",
    Right.CANCELLATION: "Cancelación: que se supriman datos suyos",
    Right.OPPOSITION: "Oposición: que se dejen de usar o de mostrar para algo",
    Right.PORTABILITY: "Portabilidad: recibir sus datos en un formato que otro sistema lea",
}
NAMES = {
    Right.ACCESS: "Acceso",
    Right.RECTIFICATION: "Rectificación",
    Right.CANCELLATION: "Cancelación",
    Right.OPPOSITION: "Oposición",
    Right.PORTABILITY: "Portabilidad",
}
WAYS = {Way.SCREEN: "por su propia pantalla", Way.PAPER: "en papel, en el instituto"}
IDENTIFIED = {
    Identified.SESSION: "Entró con su cuenta y confirmó quién es",
    Identified.VOTER_CARD: "Credencial para votar",
    Identified.PASSPORT: "Pasaporte",
    Identified.LICENCE: "Cédula profesional",
    Identified.OTHER: "Otra identificación oficial",
}
#: What the desk may choose: a session is known by itself.
SHOWN = {key: words for key, words in IDENTIFIED.items() if key is not Identified.SESSION}
STAGES = {
    Stage.UNIDENTIFIED: "Falta comprobar quién la presenta",
    Stage.STUDIED: "En estudio",
    Stage.PREVENTED: "Se pidió a la persona que la complete",
    Stage.ANSWERED: "Contestada; falta notificarla",
    Stage.OWED: "Contestada; falta que se cumpla",
    Stage.FULFILLED: "Cumplida",
    Stage.REFUSED: "Contestada: no procede",
    Stage.LAPSED: "Se tuvo por no presentada",
}
DEEDS = {
    Deed.IDENTIFIED: "Se comprobó quién la presenta",
    Deed.PREVENTED: "Se pidió que la complete",
    Deed.COMPLETED: "Se completó",
    Deed.LAPSED: "Se tuvo por no presentada: no se completó a tiempo",
    Deed.EXTENDED: "Se amplió el plazo para contestar",
    Deed.ANSWERED: "Se contestó",
    Deed.NOTIFIED: "Se notificó la respuesta",
}
OUTCOMES = {
    Outcome.GRANTED: "Procede",
    Outcome.PARTLY: "Procede en parte",
    Outcome.REFUSED: "No procede",
}
EFFECTS = {
    Effect.PROFILE: "Que la persona corrija rubros de lo que capturó, y se publique",
    Effect.REGISTER: "Que se corrija el registro, y se publique",
    Effect.OFF: "Que se retire o se ponga en pausa lo publicado",
    Effect.BADGES: "Que dejen de mostrarse sus distintivos (retira su consentimiento)",
    Effect.SHREDDED: "Que nadie pueda abrir ya sus respuestas selladas",
    Effect.COPY: "Que reciba la copia de sus datos",
    Effect.OTHER: "Otra cosa, que no deja rastro en este sistema",
}
#: What must be done for each, as the desk reads it while nobody did it.
OWED = {
    Effect.PROFILE: "La captura de esos rubros está abierta: falta que la persona los envíe y que se aprueben.",
    Effect.REGISTER: "Falta corregir el registro.",
    Effect.OFF: "Falta retirar el perfil, o poner en pausa el rubro.",
    Effect.BADGES: "Falta que la persona retire su consentimiento, en su pantalla o en un formato firmado.",
    Effect.SHREDDED: "Falta el acto que suprime sus respuestas selladas.",
    Effect.COPY: "Falta que la persona reciba la copia.",
    Effect.OTHER: "Falta anotar qué se hizo.",
}
AWAITED = "Ya se hizo. Se cumple con la próxima publicación: hasta entonces sigue viéndose lo anterior."

PHRASES = {
    Reason.NOT_OFFERED: "En este proceso no se recibe esa clase de solicitud. Elija otra.",
    Reason.DAY_TO_COME: "Esa fecha no ha llegado, o es anterior a la solicitud. Escriba cuándo ocurrió.",
    Reason.NOBODY_FOUND: "Con esos datos no hay ninguna candidatura. Escriba su clave, o su nombre como está en el "
    "registro.",
    Reason.NOT_IDENTIFIED: "Antes hay que comprobar quién presenta la solicitud. Anótelo en «Comprobar quién es».",
    Reason.WITHOUT_SHOWN: "Escriba qué identificación mostró y si estaba vigente; no su número.",
    Reason.WITHOUT_POWER: "Escriba con qué documento acredita que actúa por la persona.",
    Reason.ALREADY_IDENTIFIED: "Ya se comprobó quién presenta esta solicitud.",
    Reason.ALREADY_PREVENTED: "A esta persona ya se le pidió una vez que completara su solicitud, y sólo se puede una.",
    Reason.TOO_LATE_TO_PREVENT: "Ya pasó el plazo para pedir que la complete. Conteste con lo que hay.",
    Reason.NOT_PREVENTED: "A esta persona no se le pidió completar nada, o ya lo hizo.",
    Reason.STILL_TIME: "La persona todavía tiene tiempo de completarla. Espere a que termine su plazo.",
    Reason.TOO_LATE_TO_COMPLETE: "Ya pasó el plazo para completarla. Presente una solicitud nueva: no pierde ningún "
    "derecho.",
    Reason.ALREADY_EXTENDED: "El plazo ya se amplió una vez, y sólo se puede una.",
    Reason.TOO_LATE_TO_EXTEND: "El plazo para contestar ya terminó: no puede ampliarse.",
    Reason.NO_EXTENSION: "Este proceso no ha dicho cuántos días se amplía el plazo.",
    Reason.ALREADY_ANSWERED: "Esta solicitud ya se contestó, o ya se cerró.",
    Reason.NOT_ANSWERED: "Todavía no se contesta: primero la respuesta, después su notificación.",
    Reason.NO_EFFECT: "Elija qué debe ocurrir para que la respuesta se cumpla.",
    Reason.NOT_AN_EFFECT: "Eso no se sigue de lo que la persona pidió. Elija entre lo que se ofrece.",
    Reason.EFFECT_OF_NOTHING: "Si no procede, no hay nada que cumplir. Desmarque lo que eligió.",
    Reason.ALREADY_NOTIFIED: "La respuesta ya se notificó.",
    Reason.NOT_NOTIFIED: "Primero se notifica la respuesta a la persona.",
    Reason.WITHOUT_ACUSE: "Elija el archivo del acuse firmado: esta persona no tiene cuenta donde leer la respuesta.",
    Reason.NOT_YET: "Todavía no es cierto: el sistema no encuentra que haya ocurrido. Nada se cerró.",
    Reason.ALREADY_DONE: "Eso ya estaba cumplido.",
    Reason.NOTICE_CHANGED: "El aviso cambió mientras lo leía. Ésta es la versión vigente: léala, por favor.",
    Reason.MADE_BEFORE: "Sus datos se bloquearon o se cancelaron mientras se hacía la copia, y ésta ya no se guarda. "
    "Pídala otra vez: llevará lo que se conserva de usted.",
    Reason.ON_HER_SCREEN: "Esta persona tiene cuenta: su copia es sólo para ella, y la descarga en su pantalla, en "
    "«Mis derechos». Si todavía no la usa, entréguele su carta de acceso.",
    Reason.NO_COPY_OWED: "A esta solicitud no se le debe ninguna copia en papel, o ya se entregó.",
    Reason.SAME_PERSON: "En este proceso hacen falta dos personas: quien comprobó la identidad no contesta. Debe "
    "contestarla otra persona de la mesa.",
    Reason.FILE_GONE: "El archivo ya no está, o no es el que se guardó. Avise a la Unidad de Tecnologías.",
}
