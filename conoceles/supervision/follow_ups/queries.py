# SPDX-License-Identifier: EUPL-1.2
"""Registers and their rows, looked up: what each has, what still lacks an acuse, and what a row may meet."""

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
from django.db.models import QuerySet

from conoceles import __version__
from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.elections.models import Postulant, Process
from conoceles.supervision.documents import improving
from conoceles.supervision.documents.described import Route
from conoceles.supervision.models import Declared, Document, Evidence, FollowUp, Obligation
from conoceles.supervision.obligations import queries as owed
from conoceles.supervision.obligations.looking import IMPROVED
from conoceles.supervision.obligations.permissions import may_meet
from conoceles.supervision.obligations.rules import Owed
from conoceles.supervision.plan import queries as plans
from conoceles.supervision.plan.rules.words import DocumentKind, Kind

from .described import Register, RegistersFile
from .rules.words import FieldKind


def registers(process: Process) -> tuple[Register, ...]:
    """Those of *process*, in their order; none where it loaded none."""
    kept = Declared.objects.filter(process=process, kind=Declared.Kind.REGISTERS).first()
    return msgspec.convert(kept.content, RegistersFile).register if kept else ()


def register(process: Process, key: str) -> Register | None:
    """The one that is called *key*."""
    return next((each for each in registers(process) if each.key == key), None)


def rows(process: Process, key: str = "") -> QuerySet[FollowUp]:
    """What was written, the newest first: also what counts no more, for whoever reads all of a register."""
    found = FollowUp.objects.filter(process=process).select_related("by__user", "met__obligation", "notice")
    found = found.prefetch_related("evidence__postulant", "to")
    return (found.filter(register=key) if key else found).order_by("-on", "-pk")


def counting(process: Process) -> QuerySet[FollowUp]:
    """What was written and counts."""
    return rows(process).filter(set_aside="")


def without_acuse(follow_up: FollowUp) -> list[Postulant]:
    """To whom it was delivered and gave no acuse yet."""
    given = {each.postulant_id for each in follow_up.evidence.all() if each.kind == Evidence.Kind.ACUSE}
    return [each for each in follow_up.to.all() if each.pk not in given]


def lacking(process: Process) -> list[tuple[FollowUp, list[Postulant]]]:
    """Every row that lacks an acuse, with whose."""
    found = [(each, without_acuse(each)) for each in counting(process)]
    return [(row, whose) for row, whose in found if whose]


@dataclass(frozen=True)
class Meetable:
    """What a row of a register may meet."""

    obligation: Obligation
    seen: owed.Seen


def meetable(process: Process, register: Register, by: Capacity) -> list[Meetable]:
    """What is owed and not met, that a row of *register* meets and *by* may write so; the first to end first."""
    if not register.meets and register.part is None:
        return []
    found = []
    for one in owed.ledger(process).all():
        if one.standing.settled or one.obligation.owed != Owed.ACTIVITY or not may_meet(by, one.obligation):
            continue
        ours = one.plan.document == DocumentKind.COMMISSION and one.obligation.row in register.meets
        deliverable = register.part is not None and one.row is not None and one.row.part == register.part
        if ours or (one.plan.document == DocumentKind.IMPLEMENTATION and deliverable):
            found.append(Meetable(one.obligation, one))
    return found


def notices(process: Process, row: str) -> bool:
    """Whether the commission's plan has that standing duty."""
    plan = plans.in_force(process).get(DocumentKind.COMMISSION)
    found = plan.file.found(row) if plan else None
    return found is not None and found.kind is Kind.NOTICE


@dataclass(frozen=True)
class Awaited:
    """What a change waits for: a document of that route, agreed; and which there are."""

    route: Route
    documents: list[Document]


def awaited(process: Process, register: Register) -> Awaited | None:
    """What the next row of *register* waits for; None where nothing: a first version changes nothing.

    A change of an interface goes as that of a questionnaire does (work plan, dictamen 6; ``documents.improving``).
    """
    if register.opens != IMPROVED or not counting(process).filter(register=register.key).exists():
        return None
    route = improving.followed(process)
    return Awaited(route, improving.agreed(process, route)) if route else None


def unregistered_version(process: Process, role: Role) -> bool:
    """Whether the version of this system that runs is in no register of *process* that *role* writes such in."""
    wanted = [
        each.key
        for each in registers(process)
        if role in each.written_by and any(field.kind is FieldKind.SOFTWARE for field in each.field)
    ]
    return bool(wanted) and not _told(counting(process).filter(register__in=wanted))


def _told(some: Iterable[FollowUp]) -> bool:
    return any(value["value"].endswith(__version__) for each in some for value in each.values)
