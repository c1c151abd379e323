# SPDX-License-Identifier: EUPL-1.2
"""What the register tells people: the reasons of a refusal, and what an import found and changed."""

from collections.abc import Iterator, Mapping
from typing import Any

from conoceles.kernel.strict import Fault
from conoceles.kernel.text import shown

from .intake.check import Checked
from .intake.findings import Finding, Group
from .intake.problems import Severity
from .rules import Followed, Reason
from .writing.changes import Changes, told


def _counted(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"


def _faulty(faults: list[Fault]) -> str:
    told = _counted(len(faults), "error", "errores")
    return "\n".join(
        [f"No se leyó el archivo: hay {told} en el formato (ver docs/layouts.md).", *(f"  {fault}" for fault in faults)]
    )


def _missing_columns(file: str, missing: list[tuple[str, int, str, str | None]], instead: list[tuple[str, int]]) -> str:
    elsewhere = dict(instead)
    lines = [f"{file}: faltan columnas que el formato pide. Nada cambió."]
    for sheet, row in elsewhere.items():
        lines.append(
            f"  {_of(sheet)}los encabezados están en la fila {row}: ponga header_row = {row} en [[sheet]] del formato"
        )
    if len(elsewhere) < len({sheet for sheet, *_ in missing}):
        lines[0] += " ¿Es este el formato del archivo?"
    for sheet, row, column, near in missing:
        if sheet not in elsewhere:
            close = f"; la más parecida es «{near}»" if near else "; ninguna se le parece"
            lines.append(f"  {_of(sheet)}fila {row}: falta «{column}»{close}")
    return "\n".join(lines)


def _of(sheet: str) -> str:
    return f"hoja «{sheet}», " if sheet else ""


PHRASES = {
    Reason.NO_LAYOUT: "No hay un formato «{layout}».{known} Puede dar también la ruta de un archivo .toml.",
    Reason.FAULTY_LAYOUT: _faulty,
    Reason.MISSING_COLUMNS: _missing_columns,
    Reason.NO_ROWS: "{file}: tiene encabezados y ninguna fila. Nada cambió.",
    Reason.ERRORS_FOUND: lambda count: (
        f"Nada cambió: hay {_counted(count, 'error', 'errores')}. Corrija el archivo o el formato y vuelva a cargar."
    ),
    Reason.WARNINGS_FOUND: lambda count: (
        f"Nada cambió: hay {_counted(count, 'advertencia', 'advertencias')}. "
        "Léalas y, si son ciertas, agregue --accept-warnings."
    ),
    Reason.REGISTER_CHANGED: (
        "Nada cambió: alguien más cargó el registro mientras se leía este archivo. Vuelva a intentarlo."
    ),
    Reason.CANDIDACY_CHANGED: (
        "Nada se guardó: alguien más cambió esta candidatura mientras usted escribía. Abajo está lo que dice ahora "
        "y lo que usted escribió; revise y vuelva a continuar."
    ),
    Reason.NOTHING_CHANGES: "Nada se guardó: el registro ya dice eso. Cambie algún dato o vuelva a la candidatura.",
    Reason.NOT_READ: "Ese archivo todavía no se lee, o no se pudo leer. Espere a que se lea, o súbalo otra vez.",
    Reason.SETTLED: "Ese archivo ya se cargó, se reemplazó o se canceló. Si hace falta, súbalo otra vez.",
    Reason.FILE_GONE: "El archivo ya no está, o no es el que se leyó. Súbalo otra vez. Nada cambió.",
    Reason.FINDINGS_CHANGED: (
        "Nada cambió: desde que se leyó el archivo cambiaron el registro o el formato, y ahora hay hallazgos que nadie "
        "ha aceptado. Revíselos y acéptelos; después podrá cargarlo."
    ),
    Reason.NO_SUCH_WARNING: "El archivo se leyó otra vez y esas advertencias ya no son las que vio. Revíselas.",
    Reason.ALREADY_ACCEPTED: "Esas advertencias ya estaban aceptadas.",
    Reason.NO_REPORT: "No se puede escribir el informe en {path} ({found}). Nada se leyó.",
}

_SEVERITIES = {
    Severity.ERROR: "Errores",
    Severity.WARNING: "Advertencias",
    Severity.NOTICE: "Avisos",
}


def found(checked: Checked) -> Iterator[str]:
    """What was read and what does not fit, grouped, with the first few of each."""
    yield f"{checked.rows:,} filas leídas" + (f", en {checked.encoding}." if checked.encoding else ".")
    if checked.captured:
        yield f"{checked.captured:,} con respuestas; {checked.rows - checked.captured:,} nunca se capturaron."
    for questionnaire, count in checked.counted.items():
        yield f"Cuestionario «{questionnaire}»: {count:,} filas con respuestas, contadas y no cargadas."
    if checked.recognised:
        yield f"{len(checked.recognised):,} grafías reconocidas sin ser idénticas al catálogo (--report las lista)."
    if checked.not_read:
        yield "Columnas que el formato no lee: " + ", ".join(f"«{title}»" for _, title in checked.not_read) + "."
    for severity, title in _SEVERITIES.items():
        groups = {problem: n for problem, n in checked.findings.counts.items() if problem.severity is severity}
        if not groups:
            continue
        yield f"{title}: {sum(groups.values()):,}"
        for problem, count in sorted(groups.items(), key=lambda group: -group[1]):
            yield f"  {count:,} × {problem.key}"
            told = 0
            for group in checked.findings.first[problem]:
                told += group.count
                yield f"      {line(group.first)}{_also(group)}"
            if count > told:
                yield f"      … y {count - told:,} más (--report los lista todos)"


def _also(group: Group) -> str:
    """The other rows that say the same."""
    if not group.others:
        return ""
    more = group.count - 1 - len(group.others)
    rows = ", ".join(map(str, group.others)) + (f" y {more:,} más" if more else "")
    return f" Lo mismo en {'las filas' if len(group.others) > 1 else 'la fila'} {rows}."


def place(finding: Finding) -> str:
    """Where a finding is, in words; empty for one that is nowhere in the file."""
    return ", ".join(
        part
        for part in (
            f"hoja «{finding.sheet}»" if finding.sheet else "",
            f"fila {finding.row}" if finding.row else "",
            finding.column,
        )
        if part
    )


def advice(finding: Finding) -> str:
    """What is wrong, and how to mend it."""
    stop = "" if finding.message.endswith("?") else "."
    return f"{finding.message}{stop} {finding.mend}"


def line(finding: Finding) -> str:
    """A finding in one line: where, what, and how to mend it."""
    where = place(finding)
    return (f"{where}: " if where else "") + advice(finding)


TABLES = {
    "candidaturas": "Candidaturas",
    "personas": "Personas",
    "formulas": "Fórmulas",
    "acciones_afirmativas": "Acciones afirmativas",
}


def change_line(one: Mapping[str, Any]) -> str:
    """A candidacy that changes, as ``writing.changes.told`` gives it, in one line."""
    data = ", ".join(one["datos"])
    return shown(f"{one['nombre']} (clave {one['clave']})" + (f": {data}" if data else ""))


def changes(done: Changes) -> Iterator[str]:
    """The first few candidacies that change, and of those that are new in a register that had others."""
    for title, some, count in (
        ("Cambia algo de", done.first, done.counts[False]),
        ("Son nuevas", done.new, done.counts[True]),
    ):
        if count:
            yield f"{title}:"
            yield from (f"  {change_line(told(one))}" for one in some)
        if count > len(some):
            yield f"  … y {count - len(some):,} más (--report las lista todas)"


def followed(counts: Mapping[str, Any]) -> Followed:
    """What followed from an import, of its counts."""
    moved = counts.get("cuentas") or {}
    return Followed(*(moved.get(name, 0) for name in ("cambiadas", "cartas", "anuladas", "cerradas", "reabiertas")))


def accounts_moved(followed: Followed) -> str:
    """What becomes of accounts whose candidacy changed of postulant or place, or stands no more; empty for none."""
    told = (
        _moved(followed.accounts, followed.letters),
        _annulled(followed.annulled),
        _closed(followed.closed),
        _reopened(followed.reopened),
    )
    return " ".join(filter(None, told))


def _closed(accounts: int) -> str:
    if not accounts:
        return ""
    closed = "1 cuenta se cierra" if accounts == 1 else f"{accounts:,} cuentas se cierran"
    return f"{closed} ahora mismo, con sus sesiones, porque su candidatura ya no está registrada."


def _reopened(accounts: int) -> str:
    if not accounts:
        return ""
    opened = "1 cuenta vuelve" if accounts == 1 else f"{accounts:,} cuentas vuelven"
    return f"{opened} a abrir, porque su candidatura está registrada otra vez. Sin contraseña propia, reponga su carta."


def _annulled(letters: int) -> str:
    if not letters:
        return ""
    dead = "1 carta deja" if letters == 1 else f"{letters:,} cartas dejan"
    return f"{dead} de servir, porque su candidatura ya no está registrada."


def _moved(accounts: int, letters: int) -> str:
    if not accounts:
        return ""
    moved = "1 cuenta pasa" if accounts == 1 else f"{accounts:,} cuentas pasan"
    told = f"{moved} a otra representación o a otro consejo, que desde ahora la{'' if accounts == 1 else 's'} entrega."
    if not letters:
        return told
    dead = "1 carta sin entregar deja" if letters == 1 else f"{letters:,} cartas sin entregar dejan"
    return f"{told} {dead} de servir: repóngala{'' if letters == 1 else 's'} en «Entregas»."


def changed(counts: Mapping[str, Any]) -> Iterator[str]:
    """What an import changed in the register."""
    yield f"{'':22}{'nuevas':>9}{'cambian':>9}{'iguales':>9}"
    for key, title in TABLES.items():
        if key in counts:
            one = counts[key]
            yield f"{title:22}{one['nuevas']:9,}{one['cambiadas']:9,}{one['iguales']:9,}"
    if "cuentas" in counts:
        yield accounts_moved(followed(counts))
    if "respuestas" in counts:
        taken = counts["respuestas"]
        yield f"Revisiones aprobadas por su fuente: {taken['nuevas']:,} nuevas."
        if taken["conservadas"]:
            yield f"{taken['conservadas']:,} candidaturas ya capturaron aquí: se conserva lo que ellas enviaron."
