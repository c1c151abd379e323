# SPDX-License-Identifier: EUPL-1.2
"""What documents tell people: how each stands, whose each step is, and what is missing when something is refused."""

from collections.abc import Sequence
from datetime import date

from conoceles.accounts.rules import ROLES, Role
from conoceles.kernel.refusals import Phrase
from conoceles.look.dates import day as in_words
from conoceles.publication.languages import N_

from .rules import Reason
from .rules.words import Sort, State, Verb


def roles(some: Sequence[str]) -> str:
    """«Secretaría Técnica o Instancia Interna Responsable»."""
    return " o ".join(ROLES[Role(each)].name for each in some)


def listed(some: Sequence[str]) -> str:
    """«“a” y “b”»."""
    quoted = [f"«{each}»" for each in some]
    return " y ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1] if quoted else ""]))


PHRASES: dict[Reason, Phrase] = {
    Reason.NO_ROUTES: "Este proceso no tiene rutas cargadas. Pida a la Unidad de Tecnologías que las cargue.",
    Reason.NO_ROUTE: "No hay una ruta «{route}» en este proceso.",
    Reason.NO_OBLIGATION: (
        "No se abrió: el plan no pide todavía «{name}» para ese tiempo. Lo que se debe se abre solo, unos días antes."
    ),
    Reason.ALREADY_OPEN: "No se abrió otro: «{name}» ya está abierto para ese tiempo. Búsquelo en la lista.",
    Reason.WHAT_IS_MODIFIED: "Elija el documento que se modifica: la modificación sigue su misma ruta.",
    Reason.DRAFT_CHANGED: (
        "No se guardó: otra persona guardó este borrador mientras usted escribía. Lo que escribió sigue abajo, "
        "junto a lo que se guardó; compárelos y vuelva a guardar."
    ),
    Reason.NOTHING_NEW: "No se fijó otra versión: el borrador dice lo mismo que la versión {version}.",
    Reason.EMPTY_SECTIONS: lambda headings: f"Falta escribir: {listed(headings)}. Eso no lo sabe el sistema.",
    Reason.NO_VERSION: "Falta fijar la primera versión: los pasos se anotan sobre una versión que ya no cambia.",
    Reason.ANOTHER_VERSION: "Falta una versión nueva: la versión {version} se devolvió. Corríjala y fíjela de nuevo.",
    Reason.NO_ENGROSSMENT: (
        "Falta el engrose: la versión {version} se aprobó con modificaciones, y la siguiente debe decirlas. "
        "Escríbala en el borrador y fíjela."
    ),
    Reason.VERSION_CHANGED: "Nada se anotó: hay otra versión, la {version}. Léala y vuelva a anotar el paso.",
    Reason.NOT_YET: lambda step, missing: f"Todavía no toca «{step}». Antes falta: {listed(missing)}.",
    Reason.ALREADY_DONE: "Nada se cambió: «{step}» ya está anotado.",
    Reason.NOT_ON_ROUTE: "Ese paso no es de la ruta de este documento.",
    Reason.NOT_BY_YOU: lambda step, roles: f"«{step}» lo anota {_roles(roles)}. Elija ese carácter, si lo tiene.",
    Reason.ONLY_INSTANCE_SENDS: (
        "«{step}»: sólo la Instancia Interna Responsable marca lo que va al INE y lo que vuelve de él. "
        "Elija ese carácter, si lo tiene."
    ),
    Reason.DAY_TO_COME: "Ese día todavía no llega. Revíselo.",
    Reason.BEFORE_ALL: lambda first: (
        f"Ese día es anterior al {in_words(first)}, cuando empezó este proceso: con su primer acuerdo o, si no lo hay, "
        "con el año anterior al de la jornada. Revíselo."
    ),
    Reason.BEFORE_LAST: lambda step, day: f"Ese día es anterior al de «{step}», {in_words(day)}. Revíselo.",
    Reason.NO_SESSION: "Falta decir en qué sesión fue: «{step}» se hace en sesión.",
    Reason.NO_VOTE: "Falta la votación de «{step}»: a favor, en contra y abstenciones.",
    Reason.NOT_CARRIED: (
        "Con {votes_for} a favor y {against} en contra no se aprobó. Anote que se devolvió, o revise la votación."
    ),
    Reason.NO_AGREEMENT: "Falta el acuerdo del Consejo General: elíjalo, o escríbalo completo.",
    Reason.NO_ORDER: (
        "No se puede remitir: el acuerdo {agreement} no ordena la remisión al INE. "
        "Si la ordena, quite ese paso y anótelo de nuevo con la orden."
    ),
    Reason.NO_FOLIO: "Falta el folio que dio SIVOPLE. Sin él no consta el envío.",
    Reason.NOT_RETURNED_HERE: "«{step}» no devuelve el documento.",
    Reason.NO_OBSERVATIONS: "Falta decir por qué se devuelve: escriba al menos una observación.",
    Reason.UNANSWERED: lambda count: (
        "Falta contestar una observación." if count == 1 else f"Falta contestar {count} observaciones."
    ),
    Reason.ALREADY_ANSWERED: "Nada se cambió: esa observación ya está contestada.",
    Reason.OF_REMISSION: (
        "No se quitó: ese paso lo anotó la remisión al INE, que quedaría diciendo otra cosa. Quítelo en la página de "
        "la remisión."
    ),
    Reason.NOT_LAST: "No se quitó: hay pasos posteriores que se apoyan en éste. Quite primero el último.",
    Reason.SET_ASIDE: "Nada se cambió: ese paso ya se había quitado.",
    Reason.WITHDRAWN: "Este documento se abandonó: {why}",
    Reason.BEGUN: (
        "La versión {version} ya está en trámite: se cambia cuando la devuelvan. "
        "Si se anotó un paso por error, quítelo."
    ),
    Reason.NOT_A_PDF: "El archivo no es un PDF. Escanee o guarde el documento como PDF y súbalo otra vez.",
    Reason.PDF_TOO_LARGE: "El PDF pasa de {largest} MB. Escanéelo con menos resolución.",
    Reason.SAME_FILE: "Nada se guardó: ese mismo archivo ya está en esta versión.",
    Reason.DOCX_TOO_LARGE: "El DOCX pasa de {largest} MB. Quítele imágenes y súbalo otra vez.",
    Reason.NOT_THE_LAST: "Nada se guardó: hay otra versión, la {version}. Baje su DOCX y lleve a él los cambios.",
    Reason.DRAFT_AHEAD: (
        "Nada se guardó: el borrador dice más que la versión {version}, y el archivo lo taparía. Fije antes el "
        "borrador, o vuelva a dejarlo como esa versión."
    ),
    Reason.OTHER_DOCUMENT: (
        "Nada se guardó: el archivo se hizo de la versión {found}, y la última es la {version}. Baje el DOCX de "
        "la última y lleve a él los cambios."
    ),
    Reason.ANOTHER_DOCUMENT: "Nada se guardó: el archivo es de otro documento, «{title}».",
    Reason.NOTHING_CHANGED: "Nada se guardó: el archivo dice lo mismo que la versión {version}.",
    Reason.ONLY_FROZEN: lambda said: (
        f"Nada se guardó: el archivo sólo cambia lo que puso el sistema, que queda como estaba: {listed(_cut(said))}."
    ),
    Reason.FILE_GONE: "El archivo no está, o no es el que se guardó. Búsquelo en los respaldos.",
    Reason.NOT_YOUR_UNIT: "Lo que hizo esa área lo anota ella. Elija la suya.",
}


def _cut(said: Sequence[str]) -> list[str]:
    """The first of them, each as short as a page shows."""
    return [f"{each[:80]}…" if len(each) > 80 else each for each in said[:5]]  # noqa: PLR2004


def _roles(some: Sequence[str]) -> str:
    return roles(some)


SORTS = {
    Sort.REPORT: N_("Informe"),
    Sort.OPINION: N_("Dictamen"),
    Sort.AGREEMENT: N_("Acuerdo"),
    Sort.MINUTES: N_("Acta"),
    Sort.LETTER: N_("Oficio"),
    Sort.CONVOCATION: N_("Convocatoria"),
}
STATES = {
    State.DRAFT: "Borrador",
    State.PRESENTED: "Presentado",
    State.REVIEWED: "En revisión",
    State.OBSERVED: "Devuelto con observaciones",
    State.ISSUED: "Emitido",
    State.APPROVED: "Aprobado por la Comisión",
    State.WITH_COUNCIL: "Ante el Consejo General",
    State.AGREED: "Acordado por el Consejo General",
    State.RETURNED: "Devuelto",
    State.SENT: "Remitido al INE",
    State.VALIDATED: "Validado por el INE",
}
#: What a button says, by what is done.
DO = {
    Verb.APPROVE_INSIDE: "Anotar la aprobación interna",
    Verb.PRESENT: "Anotar la presentación",
    Verb.REVIEW: "Anotar que se trató en sesión",
    Verb.INSTRUCT: "Anotar la instrucción",
    Verb.DECIDE: "Anotar lo que resolvió la Comisión",
    Verb.ISSUE: "Emitir",
    Verb.TO_COUNCIL: "Anotar que se llevó al Consejo General",
    Verb.AGREE: "Anotar lo que acordó el Consejo General",
    Verb.REMIT: "Marcar como remitido al INE",
    Verb.VALIDATE: "Anotar la respuesta del INE",
    Verb.INFORM: "Anotar que se informó a la Comisión",
}


#: What of an edited file is not taken, by what it is.
LEFT = {
    "links": lambda count: f"{count} vínculo{'s' if count > 1 else ''}: quedó su texto, sin el vínculo",
    "pictures": lambda count: f"{count} {'imágenes' if count > 1 else 'imagen'}: anéxelas al documento",
    "notes": lambda count: f"{count} nota{'s' if count > 1 else ''} al pie: páselas al texto, si hacen falta",
}


def when(day: date) -> str:
    """«1 de octubre de 2023»."""
    return in_words(day)


def unopened(route: str, steps: list[str]) -> str:
    """That nobody opened the document that a change asks for, and what it takes."""
    return (
        f"Modifica lo que está en vigor, y nadie ha abierto su «{route}». Ábralo en «Documentos», donde ya se pide "
        f"para este cambio, y anote sus pasos: {_listed(steps)}. "
        "Si process.toml tiene «in_force_by», quítelo por ahora."
    )


def undone(title: str, steps: list[str]) -> str:
    """Which steps of it nobody wrote down yet."""
    return f"En «Documentos», «{title}», falta anotar: {_listed(steps)}."


def agreed_by(title: str, key: str, given: str) -> str:
    """That another agreement than *given* is the one that says so."""
    return f"«{title}» lo acordó el {key}, y no el {given}: póngalo en vigor con ese acuerdo."


def _listed(steps: list[str]) -> str:
    return "; ".join(f"«{each}»" for each in steps)
