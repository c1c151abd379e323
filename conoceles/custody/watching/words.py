# SPDX-License-Identifier: EUPL-1.2
"""What is wrong, in words: to whoever operates the system, with what to do; and to whom it concerns."""

from typing import Any

from conoceles.custody.models import Alert
from conoceles.vault.rules import Purpose

from .rules import Kind

TITLES: dict[str, str] = {
    Kind.READINGS: "Una persona abrió respuestas de identidad muchas veces",
    Kind.READINGS_AT_NIGHT: "Una persona abrió respuestas de identidad de noche",
    Kind.COUNTINGS: "Se hicieron contar muchas veces las respuestas de una misma candidatura",
    Kind.CEREMONY: "Se abrió lo bloqueado, con dos personas de la custodia",
    Kind.RECORD: "La bitácora no coincide con lo que se firmó",
    Kind.RELEASE: "Lo publicado no es lo que se firmó",
    Kind.UNVERIFIED: "Hace demasiado que nadie verifica la bitácora y lo publicado",
    Kind.CHECKPOINT: "La bitácora lleva demasiado sin firmarse",
    Kind.BACKUP: "El respaldo está atrasado",
    Kind.JOURNAL: "El diario de lo retirado está atrasado",
    Kind.DRILL: "No hay un simulacro de restauración reciente que haya pasado",
    Kind.KEY_DRILL: "Nadie ha probado en tres meses la clave de los respaldos",
    Kind.DISK: "Queda poco espacio en el disco",
    Kind.QUEUE: "Las tareas esperan y nadie las hace",
    Kind.MAIL: "El correo no está saliendo",
    Kind.CLOCK: "El reloj del servidor saltó",
    Kind.KEYS: "Falta una clave: la de la bóveda o la de la bitácora",
}
#: What to do, in one or two sentences; the manual of operation has the rest.
TO_DO: dict[str, str] = {
    Kind.READINGS: "Pregunte a esa persona. Si no fue ella, ciérrele la cuenta. Con el seudónimo, Auditoría encuentra "
    "en la bitácora qué abrió.",
    Kind.READINGS_AT_NIGHT: "Pregunte a esa persona. Si no fue ella, ciérrele la cuenta. Con el seudónimo, Auditoría "
    "encuentra en la bitácora qué abrió.",
    Kind.COUNTINGS: "Pregunte por qué se prepararon tantos cortes, o se aprobó tantas veces lo mismo. Nadie vio las "
    "respuestas, pero repetir el conteo no debería hacer falta.",
    Kind.CEREMONY: "Compruebe que el acuerdo que lo ordenó está anotado en el fin del tratamiento, y que quienes "
    "guardan las hojas estuvieron ahí. Se avisa de cada apertura.",
    Kind.RECORD: "Detenga el sistema, copie la base como está, y verifique con los puntos de control de otras manos.",
    Kind.RELEASE: "Vea qué archivo cambió y quién pudo escribir ahí. Publicar otra vez repone lo publicado.",
    Kind.UNVERIFIED: "Vea si hay quien haga las tareas; la verificación se hace sola varias veces al día.",
    Kind.CHECKPOINT: "Vea si hay quien haga las tareas; la firma se hace sola cada hora.",
    Kind.BACKUP: "Vea en «Respaldos» por qué no se pudo. Casi siempre el otro disco no está montado o se llenó.",
    Kind.JOURNAL: "Vea en «Respaldos» por qué. Mientras tanto, un sistema restaurado podría mostrar algo ya retirado.",
    Kind.DRILL: "Vea en «Respaldos» qué falló la última vez. Un respaldo que no se ha restaurado no se sabe si sirve.",
    Kind.KEY_DRILL: "Cite a quienes guardan la clave, para el simulacro de cada trimestre.",
    Kind.DISK: "Libere espacio o amplíe el disco. Si se llena, nadie podrá guardar; lo publicado sigue en línea.",
    Kind.QUEUE: "Vea que corra el proceso que hace las tareas, y reinícielo si hace falta. Lo pedido no se pierde.",
    Kind.MAIL: "Vea el servidor de correo. Ningún aviso se pierde: saldrá cuando responda. Las cartas se imprimen.",
    Kind.CLOCK: "Ponga el reloj en hora con un servidor de tiempo. Revise los envíos recibidos en esos minutos.",
    Kind.KEYS: "Reponga el archivo de su respaldo; o recupere la de la bóveda con dos custodias. Nada se ha perdido.",
}
#: What somebody who operates nothing must know of it, and what she can do meanwhile.
MEANWHILE: dict[str, str] = {
    Kind.MAIL: "El correo no está saliendo: los avisos esperan y no se pierden. Lo urgente puede imprimirse y "
    "entregarse en mano.",
    Kind.QUEUE: "Lo que lleva tiempo (cargas, emisiones, publicaciones) está en espera. Lo que pida quedará formado.",
    Kind.DISK: "Al servidor le queda poco espacio: si algo no se guarda, el sistema lo dirá. Evite subir archivos "
    "grandes.",
    Kind.KEYS: "Por ahora no se pueden leer ni guardar respuestas de identidad. Lo ya guardado sigue sellado.",
    Kind.CLOCK: "El reloj del servidor saltó hace poco. Si un plazo vence hoy, guarde su acuse y avise.",
}

_FIGURES = {
    Kind.READINGS: "{hour} veces en una hora, {day} en un día",
    Kind.READINGS_AT_NIGHT: "{night} veces en la noche",
    Kind.COUNTINGS: "{times} veces en un día",
    Kind.CEREMONY: "de {times} claves en un día",
    Kind.RECORD: "fallas: {faults}",
    Kind.RELEASE: "fallas: {faults}",
    Kind.DISK: "quedan {free_mb} MB",
}

_PURPOSES: dict[str, str] = {
    Purpose.OWN_READING: "para leer, corregir o enviar lo propio",
    Purpose.ANNEX: "para leer los conteos exactos de un corte",
    Purpose.CEREMONY: "para entregar lo bloqueado, con dos personas de la custodia, a quien dijo un acuerdo",
    Purpose.COUNTING: "para contarlas, sin que nadie las viera",
    Purpose.BADGES: "para saber qué distintivos se consintieron, sin que nadie las viera",
    "copy-printed": "para imprimir, sin nada sellado, la copia de los datos de quien la pidió en papel",
}


def figures(alert: Alert) -> str:
    """What says so, in words; empty where it needs none."""
    if alert.kind == Kind.CLOCK:
        seconds = int(alert.figures.get("seconds", 0))
        return f"{abs(seconds)} segundos hacia {'adelante' if seconds > 0 else 'atrás'}"
    words = _FIGURES.get(Kind(alert.kind), "")
    return words.format(**alert.figures) if words and alert.figures else ""


def readings(counts: dict[str, Any]) -> list[str]:
    """A day's readings, a line for each purpose; one line where there were none."""
    said = [
        f"{each['times']:,} {_times(each['times'])} {_PURPOSES[purpose]}: de {each['of']:,} "
        f"{'candidatura' if each['of'] == 1 else 'candidaturas'}, por {each['by']:,} "
        f"{'persona' if each['by'] == 1 else 'personas'}; quien más, {each['most']:,}."
        for purpose in _PURPOSES
        if (each := counts.get(purpose))
    ]
    return said if set(counts) - {"copy-printed"} else ["Nadie abrió respuestas de identidad.", *said]


def _times(many: int) -> str:
    return "vez" if many == 1 else "veces"
