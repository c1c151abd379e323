# SPDX-License-Identifier: EUPL-1.2
"""What each part of a draft is filled with, from what other steps froze or wrote down. Nobody's name or answer."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from conoceles.elections.models import Process
from conoceles.look.dates import day, moment
from conoceles.publication.models import Release
from conoceles.statistics.models import ProgressCut
from conoceles.statistics.progress import queries as progress
from conoceles.statistics.progress import reports
from conoceles.statistics.reports.drafting import report
from conoceles.statistics.reports.rules import Kind
from conoceles.supervision.documents.described import Route
from conoceles.supervision.documents.rules.words import Fill, Period
from conoceles.supervision.models import Plan
from conoceles.supervision.obligations import queries as owed
from conoceles.supervision.plan.rules.words import DocumentKind

from . import tables
from .tables import Table

Filled = tuple[list[str], list[Table]]
_MONTHLY = Kind.MONTHLY
#: Which report of figures each route bears, beside the monthly one and that of progress.
_KINDS = {"informe-semanal": Kind.WEEKLY, "informe-final-de-captura": Kind.FINAL}


class Known:
    """What is known of a process for a document that tells from ``first`` to ``last``."""

    def __init__(self, process: Process, route: Route, first: date | None, last: date | None) -> None:
        self.process, self.route, self.first, self.last = process, route, first, last
        self.cut_used = False

    @cached_property
    def cut(self) -> ProgressCut | None:
        """The frozen cut of what it tells: that of the day after its last, which begins when that one ends.

        Until there is one, the last before. «Días» that are limits themselves take their own.
        """
        if self.last is None:
            return progress.last(self.process)
        until = self.last + timedelta(days=1) if self.route.period is not Period.WHOLE else self.last
        return progress.last(self.process, until)

    @cached_property
    def ledger(self) -> owed.Ledger:
        """What is owed now."""
        return owed.ledger(self.process)

    @property
    def plan(self) -> Plan | None:
        """The commission's plan in force."""
        return self.ledger.plans.get(DocumentKind.COMMISSION)

    def sources(self) -> list[str]:
        """On what its figures rest."""
        return reports.notes(self.cut) if self.cut_used and self.cut else []


def _progress(known: Known) -> Filled:
    said: list[str] = []
    made: list[Table] = []
    if known.cut is None:
        said.append("Todavía no hay un corte congelado del avance de la captura para lo que aquí se informa.")
    else:
        known.cut_used = True
        kind = _KINDS.get(known.route.key) or (_MONTHLY if known.route.period is Period.MONTH else Kind.PROGRESS)
        said, made = tables.of_section(report(kind, known.cut).sections[0])
    if known.route.period is Period.MONTH:
        made.append(tables.duties(known.ledger, known.first, known.last))
    return said, made


def _activities(known: Known) -> Filled:
    made = tables.logged(known.process, known.first, known.last)
    said = [] if made else ["La bitácora de actividades no tiene nada anotado en estas fechas."]
    if known.cut is not None and known.route.period is Period.MONTH:
        said.append("Lo que capturaron las candidaturas de cada partido está en la tabla por quién postula.")
    return said, made


def _implementation(known: Known) -> Filled:
    """Against the plan; of a month, with what the registers of the follow-up have of it."""
    said, made = _against_the_plan(known)
    if known.route.period is Period.MONTH:
        made.extend(tables.followed(known.process, known.first, known.last))
    return said, made


def _against_the_plan(known: Known) -> Filled:
    plan = known.ledger.plans.get(DocumentKind.IMPLEMENTATION)
    if plan is None:
        return ["El Plan de Trabajo para la Implementación no está cargado en el sistema."], []
    if not plan.file.row:
        return [f"El Plan de Trabajo para la Implementación no tiene renglones: {plan.file.plan.absent}"], []
    approved = f", aprobado el {day(plan.approved_on)}" if plan.approved_on else ", todavía no aprobado"
    return [f"Contra la versión {plan.version} del plan{approved}."], [tables.deliverables(known.ledger, plan)]


def _installation(known: Known) -> Filled:
    seats = [(seat.name, seat.belongs_to) for seat in known.plan.file.seat] if known.plan else []
    row = known.plan.file.found("1") if known.plan else None
    agreements = known.process.agreements.filter(key__in=row.agreements if row else []).order_by("issued_on", "key")
    said = [
        f"{each.key}, {each.title} ({each.body}{f', {day(each.issued_on)}' if each.issued_on else ''})."
        for each in agreements
    ]
    rows: list[list[Any]] = [[name, where] for name, where in seats]
    return said, ([tables.table("Integración", ["Lugar", "De dónde"], [3, 5], rows)] if rows else [])


def _purpose(known: Known) -> Filled:
    if known.plan is None:
        return [], []
    said = [section.text for section in known.plan.file.section if "objetivo" in section.title.lower() and section.text]
    rows: list[list[Any]] = [[one.key, one.text] for one in known.plan.file.attribution]
    return said, ([tables.table("Atribuciones de la Comisión", ["Número", "Atribución"], [1, 8], rows)] if rows else [])


def _background(known: Known) -> Filled:
    dated: list[tuple[date | None, str]] = [
        (each.issued_on, f"{each.key}: {each.title} ({each.body})") for each in known.process.agreements.all()
    ]
    dated += [
        (plan.approved_on, f"Aprobación de {plan}: {plan.session}")
        for plan in known.process.plans.exclude(approved_on=None)
    ]
    ordered = sorted(dated, key=lambda one: (one[0] is None, one[0] or date.max, one[1]))
    rows: list[list[Any]] = [[day(on) if on else "Sin fecha", what] for on, what in ordered]
    return [], ([tables.table("Antecedentes", ["Fecha", "Qué"], [2, 7], rows)] if rows else [])


def _norms(known: Known) -> Filled:
    rows: list[list[Any]] = [[one.name, one.articles] for one in known.plan.file.norm] if known.plan else []
    return [], ([tables.table("Marco jurídico", ["Norma", "Artículos"], [4, 5], rows)] if rows else [])


def _supervised(known: Known) -> Filled:
    return [], [tables.duties(known.ledger, None, None)]


def _publication(known: Known) -> Filled:
    zone = ZoneInfo(known.process.timezone)
    shown = Release.objects.filter(process=known.process, shown_at__isnull=False).order_by("number")
    if known.first:
        shown = shown.filter(shown_at__gte=datetime.combine(known.first, time(), zone))
    if known.last:
        shown = shown.filter(shown_at__lt=datetime.combine(known.last + timedelta(days=1), time(), zone))
    rows: list[list[Any]] = [[each.number, moment(each.shown_at, zone)] for each in shown if each.shown_at]
    said = [f"Publicaciones que se mostraron en estas fechas: {len(rows)}."]
    return said, ([tables.table("Publicaciones", ["Número", "Se mostró"], [1, 4], rows)] if rows else [])


FILLS: dict[Fill, Callable[[Known], Filled]] = {
    Fill.PROGRESS: _progress,
    Fill.DUTIES: _supervised,
    Fill.ACTIVITIES: _activities,
    Fill.IMPLEMENTATION: _implementation,
    Fill.INSTALLATION: _installation,
    Fill.PURPOSE: _purpose,
    Fill.BACKGROUND: _background,
    Fill.NORMS: _norms,
    Fill.SUPERVISED: _supervised,
    Fill.PUBLICATION: _publication,
}
