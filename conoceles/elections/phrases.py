# SPDX-License-Identifier: EUPL-1.2
"""What elections tell people: the reasons of a refusal, and what a load changes."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from conoceles.kernel.strict import Fault, misspelt

from .rules import Caution, Reason
from .writing.changes import Changes


def _faulty(faults: list[Fault]) -> str:
    told = "hay un error" if len(faults) == 1 else f"hay {len(faults)} errores"
    return "\n".join([f"No se cargó nada: {told} en los archivos del proceso.", *(f"  {fault}" for fault in faults)])


def _no_process(slug: str, known: list[str]) -> str:
    return f"No hay un proceso «{slug}» cargado (se carga con load_process){misspelt(slug, known)}"


def _no_agreement(key: str, process: str, known: list[str]) -> str:
    return f"El proceso «{process}» no tiene el acuerdo «{key}» en su process.toml{misspelt(key, known)}"


def _no_questionnaire(slug: str, process: str, known: list[str]) -> str:
    return f"El proceso «{process}» no tiene el cuestionario «{slug}»{misspelt(slug, known)}"


PHRASES = {
    Reason.NO_FOLDER: "No existe la carpeta del proceso «{folder}». Se espera, por ejemplo, processes/demo.",
    Reason.FAULTY: _faulty,
    Reason.TAKEN: (
        "No se cargó nada: dos filas de la tabla «{kind}» quedarían con la misma clave o la misma dirección. "
        "Una que ya estaba cargada no se puede quitar porque se usa; dele otra clave o dirección a la nueva."
    ),
    Reason.OTHER_AGREEMENT: (
        "No se cargó nada: {questionnaire} ya está en vigor por el acuerdo {agreement} y process.toml dice {written}. "
        "Un acuerdo no se sustituye: si el cuestionario cambia, será una versión nueva."
    ),
    Reason.ALREADY_IN_FORCE: "{questionnaire} ya está en vigor por el acuerdo {agreement}.",
    Reason.OVERTAKEN: "{questionnaire} no puede entrar en vigor: ya lo está una versión posterior, {later}.",
    Reason.HELD: "{questionnaire} todavía no puede entrar en vigor. {missing}",
    Reason.FOREIGN_AGREEMENT: "El acuerdo {agreement} es de otro proceso.",
    Reason.WINDOW_CHANGED: (
        "Nada se cambió: alguien más cambió esta ventana mientras usted escribía. Arriba está lo que dice ahora; "
        "revise lo que escribió y vuelva a continuar."
    ),
    Reason.SAME_DAYS: "Nada se cambió: la ventana ya tiene esos días.",
    Reason.DAYS_REVERSED: "El último día es anterior al primero. Revise los dos.",
    Reason.FAR_FROM_ELECTION: lambda day, election_day: (
        f"El {day:%d/%m/%Y} está a más de dos años de la jornada electoral ({election_day:%d/%m/%Y}). Revise el año."
    ),
    Reason.WARNINGS_UNREAD: "Nada se cambió: falta leer y marcar cada advertencia.",
    Reason.AGREEMENT_EXISTS: "El acuerdo {agreement} ya está en el proceso: elíjalo de la lista en vez de escribirlo.",
    Reason.AGREEMENT_TO_COME: "El acuerdo {agreement} tiene una fecha que todavía no llega. Revísela.",
    Reason.NO_PROCESS: _no_process,
    Reason.NO_AGREEMENT: _no_agreement,
    Reason.NO_QUESTIONNAIRE: _no_questionnaire,
}

#: What must be read before the days of a window change.
CAUTIONS = {
    Caution.CLOSES: (
        "Esta ventana está abierta hoy, y con estos días quedaría cerrada: quien esté a medias ya no podrá seguir."
    ),
    Caution.REOPENS: "Esta ventana ya se había cerrado, y con estos días se abriría otra vez.",
    Caution.PAST: "Se mueve un día a una fecha que ya pasó.",
}

#: How many new names are told before «y N más».
_NAMES = 8


def report(changes: Changes, *, process: str, everything: bool = False) -> Iterator[str]:
    """What a load changes, line by line. With *everything*, all names."""
    yield f"{'':28}{'nuevas':>9}{'cambian':>9}{'iguales':>9}{'se quitan':>11}"
    for kind in dict.fromkeys([*changes.kinds, *changes.created, *changes.removed]):
        created, removed = len(changes.created.get(kind, ())), len(changes.removed.get(kind, ()))
        touched, unchanged = changes.touched[kind], changes.unchanged[kind]
        if created + removed + touched + unchanged:
            yield f"{kind:28}{created:9}{touched:9}{unchanged:9}{removed:11}"
    for sign, rows in (("+", changes.created), ("-", changes.removed)):
        for kind, names in rows.items():
            yield f"{sign} {kind}: {_listed(names, everything=everything)}"
    for change in changes.changed:
        yield f"~ {change.kind} «{change.name}», {change.field}: {_shown(change.before)} → {_shown(change.after)}"
    for kind, name, needed in changes.kept:
        yield f"! {kind} «{name}» ya no está en los archivos y se conserva: {needed}"
    yield from _by_agreement(changes)
    for version, agreement in changes.put_in_force:
        yield f"+ en vigor: {version}, por el acuerdo {agreement}"
    for version, slug in changes.proposals:
        yield f"! {version} queda como propuesta. Cuando haya acuerdo:"
        yield f"    python manage.py put_in_force {process} {slug} --agreement CLAVE"


def _by_agreement(changes: Changes) -> Iterator[str]:
    for held in changes.held:
        yield (
            f"! ventana «{held.name}»: sigue {spell(*held.days)}, como la dejó el acuerdo {held.agreement}; "
            f"los archivos dicen {spell(*held.written)}. Escriba en calendar.toml los días del acuerdo."
        )
    for name, agreement in changes.carried:
        yield f"~ ventana «{name}»: los archivos ya dicen los días que fijó el acuerdo {agreement}"


def spell(first: date, last: date | None) -> str:
    """The days of a window in words: «del 01/02/2027 al 15/02/2027»."""
    return f"del {first:%d/%m/%Y} al {last:%d/%m/%Y}" if last else f"desde el {first:%d/%m/%Y}, sin fecha de cierre"


def _listed(names: list[str], *, everything: bool) -> str:
    if everything or len(names) <= _NAMES + 1:
        return ", ".join(names)
    return f"{', '.join(names[:_NAMES])} y {len(names) - _NAMES} más"


def _shown(value: Any) -> str:
    if value in (None, "", [], {}):
        return "nada"
    if isinstance(value, bool):
        return "sí" if value else "no"
    text = str(value)
    return text if len(text) <= 120 else f"{text[:119]}…"  # noqa: PLR2004  (a line of the terminal)
