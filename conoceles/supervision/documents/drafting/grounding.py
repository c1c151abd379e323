# SPDX-License-Identifier: EUPL-1.2
"""What grounds a document: attributions, objective, antecedents and norms as of its day, and why it is within reach.

Dated facts say it (``documents.facts``); where a process has none of a sort, what its plan says, which has no dates.
"""

from datetime import date
from typing import Any

from conoceles.look.dates import day
from conoceles.supervision.documents.facts.held import Sort, member_words
from conoceles.supervision.plan.described import Row

from . import tables
from .known import Filled, Known
from .tables import Table


def installation(known: Known) -> Filled:
    """Who made up the commission that day, and by what."""
    row = known.plan.file.found("1") if known.plan else None
    agreements = known.process.agreements.filter(key__in=row.agreements if row else []).order_by("issued_on", "key")
    said = [
        f"{each.key}, {each.title} ({each.body}{f', {day(each.issued_on)}' if each.issued_on else ''})."
        for each in agreements
    ]
    members = _members(known)
    if members:
        return said, members
    rows: list[list[Any]] = [[seat.name, seat.belongs_to] for seat in known.plan.file.seat] if known.plan else []
    return said, ([tables.table("Integración", ["Lugar", "De dónde"], [3, 5], rows)] if rows else [])


def purpose(known: Known) -> Filled:
    """Its objective, its attributions and who makes it up."""
    held = known.rests_on(Sort.OBJECTIVE, Sort.ATTRIBUTION)
    plan = known.plan.file if known.plan else None
    said = [held.objective.text] if held.objective else []
    if not said and plan:
        said = [section.text for section in plan.section if "objetivo" in section.title.lower() and section.text]
    rows = [[one.number, "\n".join([one.text, *one.topics])] for one in held.attributions]
    if not rows and plan:
        rows = [[one.key, one.text] for one in plan.attribution]
    made = [tables.table("Atribuciones de la Comisión", ["Número", "Atribución"], [1, 8], rows)] if rows else []
    return said, [*made, *_members(known)]


def background(known: Known) -> Filled:
    """What came before, day by day: what is written as an antecedent, agreements, plans approved, and replacements."""
    dated: list[tuple[date | None, str]] = [
        *[(each.on, each.text) for each in known.rests_on(Sort.ANTECEDENT).antecedents],
        *[(each.issued_on, f"{each.key}: {each.title} ({each.body})") for each in known.process.agreements.all()],
        *[
            (plan.approved_on, f"Aprobación de {plan}: {plan.session}")
            for plan in known.process.plans.exclude(approved_on=None)
        ],
        *_replacements(known),
    ]
    kept = [one for one in dated if one[0] is None or one[0] <= known.day]
    ordered = sorted(kept, key=lambda one: (one[0] is None, one[0] or date.max, one[1]))
    rows: list[list[Any]] = [[day(on) if on else "Sin fecha", what] for on, what in ordered]
    return [], ([tables.table("Antecedentes", ["Fecha", "Qué"], [2, 7], rows)] if rows else [])


def norms(known: Known) -> Filled:
    """The norms in force that day."""
    held = known.rests_on(Sort.NORM).norms
    rows: list[list[Any]] = [[one.name, one.articles] for one in held]
    if not rows and known.plan:
        rows = [[one.name, one.articles] for one in known.plan.file.norm]
    return [], ([tables.table("Marco jurídico", ["Norma", "Artículos"], [4, 5], rows)] if rows else [])


def motivation(known: Known) -> Filled:
    """Why it is the commission's to say, what the plan asks for, and what grounds it that day."""
    plan = known.plan.file if known.plan else None
    asked = [row for key in known.rows if plan and (row := plan.found(key))]
    held = known.rests_on(Sort.ATTRIBUTION, Sort.NORM)
    numbers = {row.attribution for row in asked}
    own = [one for one in held.attributions if one.number in numbers]
    said = [f"Atribución que se ejerce: la {one.number}, «{one.text}»" for one in own]
    said += [_asked(row) for row in asked]
    grounds = [f"{one.name}: {one.articles}" if one.articles else one.name for one in held.norms if one.rows]
    if grounds:
        said.append(f"Fundan este documento, al {day(known.day)}:\n" + "\n".join(grounds))
    return said, []


def _asked(row: Row) -> str:
    basis = f" Fundamento que da el plan: {row.basis}." if row.basis else ""
    return f"El plan de trabajo lo pide en su renglón {row.key}, «{row.name}».{basis}"


def _members(known: Known) -> list[Table]:
    found = known.held.members
    if not found:
        return []
    known.rests_on(Sort.MEMBER)
    rows = [[each.seat_name, member_words(each)] for each in found]
    title = f"Integración de la Comisión al {day(known.day)}"
    return [tables.table(title, ["Lugar", "Quién, y por qué acuerdo"], [3, 7], rows)]


def _replacements(known: Known) -> list[tuple[date | None, str]]:
    found = known.process.members.filter(set_aside="", since__lte=known.day).exclude(replaces=None)
    return [
        (each.since, f"{each.name} sustituye a {each.replaces.name} como {each.seat_name}{_by(each.agreement)}")
        for each in found.select_related("replaces", "agreement")
        if each.integrates
    ]


def _by(agreement: Any) -> str:
    return f", por el {agreement.key}" if agreement else ""
