# SPDX-License-Identifier: EUPL-1.2
"""What each part of a draft is filled with, from what other steps froze or wrote down. Nobody's name or answer."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from conoceles.look.dates import day, moment
from conoceles.publication.models import Release
from conoceles.statistics.reports.drafting import report
from conoceles.statistics.reports.rules import Kind
from conoceles.supervision.documents.rules.words import Fill, Period
from conoceles.supervision.plan.rules.words import DocumentKind

from . import grounding, tables
from .known import Filled, Known
from .tables import Table

_MONTHLY = Kind.MONTHLY
#: Which report of figures each route bears, beside the monthly one and that of progress.
_KINDS = {"informe-semanal": Kind.WEEKLY, "informe-final-de-captura": Kind.FINAL}


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
    Fill.INSTALLATION: grounding.installation,
    Fill.PURPOSE: grounding.purpose,
    Fill.BACKGROUND: grounding.background,
    Fill.NORMS: grounding.norms,
    Fill.MOTIVATION: grounding.motivation,
    Fill.SUPERVISED: _supervised,
    Fill.PUBLICATION: _publication,
}
