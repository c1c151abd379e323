# SPDX-License-Identifier: EUPL-1.2
"""The office beside documents: what came in, and what each unit did, as it does it."""

from datetime import date
from zoneinfo import ZoneInfo

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Postulant, Process
from conoceles.elections.queries import today
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.supervision.models import Activity, Document, Incoming

from .beginning import not_before
from .permissions import (
    bodies,
    may_answer_incoming,
    may_keep_incoming,
    may_log,
    may_set_activity_aside,
)
from .rules import Reason
from .rules.words import Body


@action("activity-logged", allowed=may_log)
def log(
    process: Process,
    *,
    on: date,
    body: str,
    what: str,
    evidence: str = "",
    postulant: Postulant | None = None,
    row: str = "",
    by: Capacity,
) -> Activity:
    """Write down what a unit or a party did that day. Raises Refused: NOT_YOUR_UNIT, DAY_TO_COME, BEFORE_ALL."""
    if body not in bodies(by):
        raise Refused(Reason.NOT_YOUR_UNIT)
    if on > today(process):
        raise Refused(Reason.DAY_TO_COME)
    not_before(process, on)
    made: Activity = Activity.objects.create(
        process=process,
        on=on,
        body=body,
        postulant=postulant if body == Body.PARTIES else None,
        what=what,
        evidence=evidence,
        row=row,
        written_at=clock.now(),
        by=by,
    )
    return made


@action("activity-set-aside", allowed=may_set_activity_aside)
def set_activity_aside(activity: Activity, *, why: str, by: Capacity) -> Activity:  # noqa: ARG001
    """What was written down by mistake counts no more; it stays, with why."""
    activity.set_aside = why
    activity.save(update_fields=["set_aside"])
    return activity


@action("paper-received", allowed=may_keep_incoming)
def receive(process: Process, *, paper: Incoming, by: Capacity) -> Incoming:
    """Give what came in its folio of the year, one after another. Raises Refused: DAY_TO_COME, BEFORE_ALL."""
    if paper.received_at > clock.now():
        raise Refused(Reason.DAY_TO_COME)
    not_before(process, paper.received_at.astimezone(ZoneInfo(process.timezone)).date())
    Process.objects.select_for_update().get(pk=process.pk)
    paper.process, paper.year, paper.by, paper.written_at = process, today(process).year, by, clock.now()
    last = Incoming.objects.filter(process=process, year=paper.year).order_by("number").last()
    paper.number = last.number + 1 if last else 1
    paper.save(force_insert=True)
    return paper


@action("paper-answered", allowed=may_answer_incoming)
def answer_incoming(incoming: Incoming, *, document: Document, by: Capacity) -> Incoming:  # noqa: ARG001
    """Write down with which document it was answered, today. Raises Refused: ALREADY_ANSWERED, NO_VERSION."""
    kept: Incoming = Incoming.objects.select_for_update().get(pk=incoming.pk)
    if kept.answered_by_id is not None:
        raise Refused(Reason.ALREADY_ANSWERED)
    if document.process_id != kept.process_id or not document.versions.exists():
        raise Refused(Reason.NO_VERSION)
    kept.answered_by, kept.answered_on = document, today(kept.process)
    kept.save(update_fields=["answered_by", "answered_on"])
    return kept
