# SPDX-License-Identifier: EUPL-1.2
"""Plans, looked up: the one in force, the one proposed, and how days are counted in a process."""

from collections import defaultdict
from datetime import date
from zoneinfo import ZoneInfo

from conoceles.elections.described.calendar import Opening
from conoceles.elections.models import Process
from conoceles.kernel.days import working
from conoceles.supervision.models import Plan

from .rules import choices
from .rules.shapes import Moment
from .rules.words import DocumentKind


def in_force(process: Process) -> dict[DocumentKind, Plan]:
    """The plan that says what is owed, by document: the last approved; while none is, the proposal."""
    found: dict[DocumentKind, Plan] = {}
    for plan in process.plans.select_related("process").order_by("version"):
        document = DocumentKind(plan.document)
        if document not in found or plan.approved_on is not None:
            found[document] = plan
    return found


def last(process: Process, document: DocumentKind) -> Plan | None:
    """The last version loaded, approved or proposed."""
    return process.plans.filter(document=document).select_related("process", "agreement").order_by("version").last()


def proposed(process: Process) -> list[Plan]:
    """The versions that wait for a session to approve them."""
    newest = [last(process, document) for document in DocumentKind]
    return [plan for plan in newest if plan is not None and plan.approved_on is None]


def first_approved(process: Process) -> dict[str, date]:
    """The day on which there was first a plan, by document."""
    found: dict[str, date] = {}
    for document, day in process.plans.exclude(approved_on=None).values_list("document", "approved_on"):
        found[document] = min(day, found.get(document, day))
    return found


def calendar(process: Process, plans: dict[DocumentKind, Plan] | None = None) -> choices.Calendar:
    """How days and hours are counted: as the commission's plan chose, and with the days off of the calendar."""
    own = (plans if plans is not None else in_force(process)).get(DocumentKind.COMMISSION)
    chosen = {key: one.value for key, one in own.file.settings.items()} if own else {}
    off = process.windows.filter(key=Opening.DAYS_OFF).values_list("first_day", "last_day")
    return choices.calendar(chosen, zone=ZoneInfo(process.timezone), working=working(*off))


def events(plans: dict[DocumentKind, Plan]) -> dict[str, list[Moment]]:
    """When the events of the plans were or are to be, by key; those whose day is not known are not there."""
    found: dict[str, list[Moment]] = defaultdict(list)
    for plan in plans.values():
        for event in plan.file.event:
            if event.on is not None:
                found[event.key].append(Moment(event.on))
    return dict(found)
