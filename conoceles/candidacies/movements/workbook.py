# SPDX-License-Identifier: EUPL-1.2
"""Movements as a spreadsheet: a row for each candidacy that each one touched."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from conoceles.elections.models import Process
from conoceles.files.workbooks import Sheet, workbook

from ..models import Movement
from .queries import Told, Words, attach

_HEADER = (
    "Movimiento",
    "Candidatura",
    "Clave",
    "Cargo",
    "Lugar",
    "Quién postula",
    "Calidad",
    "Número",
    "Entra, sale o se intercambia con",
    "Acuerdo",
    "Órgano",
    "Fecha del acuerdo",
    "Desde cuándo vale",
    "Qué cambió",
    "Observaciones",
    "Requerimiento",
    "Archivo que lo trajo",
    "Registrado",
    "Quién lo registró",
)
_AT_ONCE = 500


def of(process: Process, movements: QuerySet[Movement]) -> bytes:
    """The XLSX of *movements* of *process*."""
    return workbook([Sheet("Movimientos", _HEADER, _rows(process, movements))], title=f"Movimientos · {process.name}")


def _rows(process: Process, movements: QuerySet[Movement]) -> Iterator[list[str]]:
    words = Words(process)
    total = movements.count()
    for start in range(0, total, _AT_ONCE):
        for movement, told in attach(movements[start : start + _AT_ONCE], words):
            for each in told:
                yield _row(movement, each)


def _row(movement: Movement, told: Told) -> list[str]:
    agreement, formula = movement.agreement, told.candidacy.formula
    return [
        movement.get_kind_display(),
        told.candidacy.person.name,
        told.candidacy.key,
        f"{formula.position.office.name}: {formula.position.name}",
        formula.territory.name,
        formula.postulant.name,
        told.candidacy.get_seat_display(),
        formula.number,
        _beside(movement, told),
        agreement.key if agreement else "",
        agreement.body if agreement else "",
        _day(agreement.issued_on) if agreement else "",
        _day(movement.effective_on),
        "; ".join(_change(name, change, came=told.came) for name, change in told.changes),
        movement.note,
        movement.rectification.agreement.key if movement.rectification else "",
        movement.run.file_name if movement.run else "",
        f"{timezone.localtime(movement.at):%d/%m/%Y %H:%M}",
        movement.by.user.name or movement.by.user.username,
    ]


def _beside(movement: Movement, told: Told) -> str:
    """Whom else *movement* concerns, seen from the candidacy of the row."""
    both = (movement.candidacy, movement.other)
    return next((one.person.name for one in both if movement.other and one and one.pk != told.candidacy.pk), "")


def _change(name: str, change: dict[str, str], *, came: bool) -> str:
    after = change["after"] or "sin dato"
    return f"{name}: {after}" if came else f"{name}: de {change['before'] or 'sin dato'} a {after}"


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
