# SPDX-License-Identifier: EUPL-1.2
"""A plan as the document that the commission approves: every part of its index, the schedule and who signs.

What the data do not say is left to be written by hand: names come from appointments, the vote from the session.
"""

from collections.abc import Callable, Sequence
from datetime import date

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import ROLES
from conoceles.elections.models import Process
from conoceles.elections.papers import paper_of
from conoceles.look.dates import day
from conoceles.look.papers import NOTHING, Block, Facts, Listing, Paper, Paragraph, Section, Signature, Table
from conoceles.supervision.models import Plan

from . import queries
from .described import PlanFile, Row
from .phrases import PARTS, rule
from .rules.shapes import occurrences, reckoned
from .rules.words import Kind, Part, Shown


def of_plan(plan: Plan) -> Paper:
    """The whole document of that version; a proposal says that it is one."""
    file, process = plan.file, plan.process
    return paper_of(
        process,
        file.plan.title,
        at=plan.approved_at or plan.loaded_at,
        intro=file.plan.body,
        standing="" if plan.approved_on else "Proyecto",
        number=f"Versión {plan.version}",
        basis="Lineamientos, arts. 10 y 11",
        sections=[*(_section(section, plan) for section in file.section), *_doubts(file)],
        signatures=_signatures(file, process),
        wide=True,
    )


def _section(section, plan: Plan) -> Section:  # type: ignore[no-untyped-def]  # noqa: ANN001
    file = plan.file
    said: list[Block] = [Paragraph(each.strip()) for each in section.text.split("\n\n") if each.strip()]
    if section.shows:
        said += _SHOWN[section.shows](plan) if section.shows in _SHOWN else []
    if section.shows is Shown.PARTS and not file.row:
        said.append(Paragraph(file.plan.absent))
    return Section(section.title, tuple(said))


def _seats(plan: Plan) -> list[Block]:
    names = _names(plan.process)
    rows = []
    for seat in plan.file.seat:
        held = names.get(seat.role, [])
        rows.append((seat.name, held.pop(0) if held else "Por nombrar"))
    return [Facts(rows)]


def _names(process: Process) -> dict[str, list[str]]:
    """Who holds each seat now, by role."""
    found: dict[str, list[str]] = {}
    for capacity in Capacity.objects.filter(scope=process.slug).select_related("user").order_by("pk"):
        if capacity.in_force and capacity.user.name:
            found.setdefault(capacity.role, []).append(capacity.user.name)
    return found


def _terms(plan: Plan) -> list[Block]:
    return [Facts([(term.word, term.meaning) for term in plan.file.term])]


def _norms(plan: Plan) -> list[Block]:
    return [Facts([(norm.name, norm.articles) for norm in plan.file.norm])]


def _attributions(plan: Plan) -> list[Block]:
    said: list[Block] = []
    for one in plan.file.attribution:
        said.append(Paragraph(f"{one.key}. {one.text}"))
        if one.topics:
            said.append(Listing(one.topics))
    return said


def _activities(plan: Plan) -> list[Block]:
    names = _event_names(plan.file)
    rows = [
        [
            row.key,
            row.name,
            row.attribution or NOTHING,
            row.input or NOTHING,
            _limit(row, names),
            (row.ine.words or rule(row.ine, names)) if row.ine else NOTHING,
            row.basis or NOTHING,
        ]
        for row in plan.file.row
        if row.kind is Kind.ACTIVITY
    ]
    return [Table("Actividades", _HEADER, (4, 24, 8, 20, 15, 15, 14), rows)]


def _limit(row: Row, names: dict[str, str]) -> str:
    return (row.due.words or rule(row.due, names)) if row.due else NOTHING


def _listed(kind: Kind) -> Callable[[Plan], list[Block]]:
    def listed(plan: Plan) -> list[Block]:
        rows = [row for row in plan.file.row if row.kind is kind]
        return [Listing([f"{row.key.rpartition('-')[2]}) {row.name}" for row in rows])] if rows else []

    return listed


def _parts(plan: Plan) -> list[Block]:
    """The deliverables under the four contents that the plan must have."""
    names = _event_names(plan.file)
    tables: list[Block] = []
    for part in Part:
        rows = [
            [row.key, row.name, ", ".join(ROLES[role].name for role in row.owed_by), row.input, _when(row, names)]
            for row in plan.file.row
            if row.part is part
        ]
        if rows:
            tables.append(
                Table(PARTS[part], ("Clave", "Qué", "Área", "Entregable", "Fecha límite"), (6, 34, 20, 22, 18), rows)
            )
    return tables


def _when(row: Row, names: dict[str, str]) -> str:
    return rule(row.due, names) if row.due else NOTHING


def _schedule(plan: Plan) -> list[Block]:
    """Every day that the rows have, one under another; months and weeks until the last fixed day of the plan."""
    calendar = queries.calendar(plan.process)
    file = plan.file
    days = {event.key: event.on for event in file.event if event.on}
    last = max([each for row in file.row for each in _fixed(row)], default=plan.process.election_day)
    told: list[tuple[date, str, str, str]] = []
    for row in file.row:
        if row.kind not in {Kind.ACTIVITY, Kind.SESSION, Kind.DELIVERABLE} or row.due is None:
            continue
        for key in occurrences(row.due, until=last, events=days):
            for due, what in ((row.due, "Actividad"), (row.ine, "Remisión al INE")):
                told += [(each.last_day, row.key, row.name, what) for each in reckoned(due, key, {}, calendar)]
    rows = [[day(on), key, name, what] for on, key, name, what in sorted(told)]
    note = "Lo que se cuenta desde una aprobación no tiene día hasta que la haya."
    return [Table("Cronograma", ("Último día", "ID", "Actividad", "Qué"), (20, 6, 56, 18), rows, notes=(note,))]


def _fixed(row: Row) -> list[date]:
    dues = [due for due in (row.due, row.ine) if due is not None]
    return [each for due in dues for each in (due.day, due.last_day, *due.days) if each is not None]


def _approval(plan: Plan) -> list[Block]:
    if plan.approved_on is None:
        return [Paragraph("Proyecto: la sesión que lo apruebe, su fecha y su votación se escriben aquí.")]
    agreed = f", por el {plan.agreement.key}" if plan.agreement else ""
    return [Paragraph(f"Aprobado en {plan.session}, el {day(plan.approved_on)}{agreed}.")]


def _doubts(file: PlanFile) -> list[Section]:
    """An annex: the commission approves knowing what its plan says in two ways."""
    said: list[Block] = []
    for one in file.inconsistency:
        rows = [(each.where, each.text) for each in one.says]
        used = [("Mientras tanto", one.used)] if one.used else []
        where = f" (renglones {', '.join(one.rows)})" if one.rows else ""
        said += [Paragraph(f"{one.key}. {one.title}{where}"), Facts([*rows, *used])]
    heading = "Anexo: lo que el plan dice de dos maneras o deja abierto"
    return [Section(heading, tuple(said), apart=True)] if said else []


def _signatures(file: PlanFile, process: Process) -> Sequence[Signature]:
    names = _names(process)
    made = []
    for seat in file.seat:
        held = names.get(seat.role, [])
        made.append(Signature(seat.name, held.pop(0) if held else ""))
    return made or [Signature(name) for name in ("Presidencia de la Comisión", "Secretaría Técnica de la Comisión")]


def _event_names(file: PlanFile) -> dict[str, str]:
    return {event.key: event.name for event in file.event}


_HEADER = (
    "ID",
    "Actividad",
    "Atribución",
    "Insumo",
    "Fecha límite de la actividad",
    "Fecha límite para remitir al INE",
    "Fundamento legal",
)
_SHOWN: dict[Shown, Callable[[Plan], list[Block]]] = {
    Shown.SEATS: _seats,
    Shown.TERMS: _terms,
    Shown.NORMS: _norms,
    Shown.ATTRIBUTIONS: _attributions,
    Shown.ACTIVITIES: _activities,
    Shown.FOLLOW_UPS: _listed(Kind.FOLLOW_UP),
    Shown.SPECIALS: _listed(Kind.SPECIAL),
    Shown.SCHEDULE: _schedule,
    Shown.SIGNATURES: _approval,
    Shown.PARTS: _parts,
}
