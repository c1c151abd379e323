# SPDX-License-Identifier: EUPL-1.2
"""Tables of a draft, as JSON: what a version keeps, whatever happens later."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from conoceles.elections.models import Process
from conoceles.look import papers
from conoceles.look.dates import day
from conoceles.look.papers import Cell, Facts, Paragraph, Section, Share
from conoceles.supervision.documents import queries
from conoceles.supervision.documents.labels import BODIES
from conoceles.supervision.documents.rules.words import Body
from conoceles.supervision.models import Activity, FollowUp, Plan
from conoceles.supervision.obligations import queries as owed
from conoceles.supervision.obligations.phrases import OWED, STATES, occurrence
from conoceles.supervision.obligations.rules import Owed
from conoceles.supervision.plan.phrases import PARTS
from conoceles.supervision.plan.rules.words import DocumentKind

Table = dict[str, Any]


def table(
    title: str, header: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[Any]], denominator: str = ""
) -> Table:
    """One table. A cell is a text, a whole number, or a part and its whole."""
    return {
        "title": title,
        "header": list(header),
        "widths": list(widths),
        "rows": [list(row) for row in rows],
        "denominator": denominator,
    }


def of_section(section: Section) -> tuple[list[str], list[Table]]:
    """What a section of another paper says, and its tables: shares stay what they are, a part and its whole."""
    said = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    made = []
    for block in section.blocks:
        if isinstance(block, Facts):
            made.append(table("", ["Dato", "Valor"], [3, 5], [list(row) for row in block.rows]))
        elif isinstance(block, papers.Table):
            rows = [
                [[cell.part, cell.whole] if isinstance(cell, Share) else cell for cell in row] for row in block.rows
            ]
            made.append(table(block.title, block.header, block.widths, rows, block.denominator))
    return said, made


def _kept(cell: Cell) -> Any:
    return [cell.part, cell.whole] if isinstance(cell, Share) else cell


def duties(ledger: owed.Ledger, first: date | None, last: date | None) -> Table:
    """What was owed in those days by the commission's plan, and how it stands; without days, all of it."""
    rows = []
    for one in ledger.all():
        if one.plan.document != DocumentKind.COMMISSION or not _within(one, first, last):
            continue
        which = occurrence(one.obligation.occurrence, one.row.due.shape if one.row and one.row.due else None)
        met = one.fulfilment
        rows.append(
            [
                one.obligation.row,
                f"{OWED[Owed(one.obligation.owed)]}: {one.obligation.name}{f' ({which})' if which else ''}",
                day(one.standing.last_day) if one.standing.last_day else "Sin fecha todavía",
                f"{STATES[one.standing.state]}{f', el {day(met.on)}' if met else ''}",
            ]
        )
    title = "Actividades del plan de la Comisión en estas fechas" if first else "Actividades del plan de la Comisión"
    return table(title, ["Renglón", "Qué se debía", "Límite", "Cómo está"], [2, 7, 3, 4], rows)


def _within(one: owed.Seen, first: date | None, last: date | None) -> bool:
    if first is None or last is None:
        return True
    days = [each for each in (one.standing.last_day, one.fulfilment.on if one.fulfilment else None) if each]
    return any(first <= each <= last for each in days)


def deliverables(ledger: owed.Ledger, plan: Plan) -> Table:
    """Each deliverable of the plan for the implementation, against its limit."""
    stands = {one.obligation.row: one for one in ledger.all() if one.plan.document == DocumentKind.IMPLEMENTATION}
    rows = []
    for row in plan.file.row:
        one = stands.get(row.key)
        limit = one.standing.last_day if one else None
        state = STATES[one.standing.state] if one else "Todavía no se abre"
        rows.append([PARTS[row.part] if row.part else "", row.name, day(limit) if limit else "Sin fecha", state])
    return table("Avance contra el plan", ["Contenido", "Entregable", "Límite", "Cómo está"], [3, 6, 3, 3], rows)


def logged(process: Process, first: date | None, last: date | None) -> list[Table]:
    """What each unit and each party did, as the log says."""
    done = sorted(
        queries.activities(process, first, last), key=lambda one: (list(Body).index(Body(one.body)), one.on, one.pk)
    )
    made = []
    for body, each in groupby(done, key=lambda one: one.body):
        rows = [[day(one.on), _done(one), one.evidence or "—"] for one in each]
        made.append(table(BODIES[Body(body)], ["Día", "Qué se hizo", "Con qué consta"], [2, 6, 3], rows))
    return made


def _done(one: Activity) -> str:
    return f"{one.postulant.acronym or one.postulant.name}: {one.what}" if one.postulant else one.what


def followed(process: Process, first: date | None, last: date | None) -> list[Table]:
    """What was written in the registers of the special follow-up in those days: of each register, its rows."""
    found = FollowUp.objects.filter(process=process, set_aside="").prefetch_related("evidence").order_by("on", "pk")
    if first and last:
        found = found.filter(on__range=(first, last))
    by_register: dict[str, list[FollowUp]] = {}
    for each in found:
        by_register.setdefault(each.register_name, []).append(each)
    return [
        table(
            name,
            ["Día", "Qué se hizo", "Con qué consta"],
            [2, 6, 3],
            [[day(each.on), _followed(each), _proved(each)] for each in some],
        )
        for name, some in sorted(by_register.items())
    ]


def _followed(one: FollowUp) -> str:
    return ". ".join([one.what, *(f"{each['label']}: {each['value']}" for each in one.values)])


def _proved(one: FollowUp) -> str:
    files = [f"{each.get_kind_display()} {each.file_digest[:16]}" for each in one.evidence.all()]
    return "; ".join(files) or "Cifras del sistema a ese día"
