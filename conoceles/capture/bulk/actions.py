# SPDX-License-Identifier: EUPL-1.2
"""A spreadsheet is sent, and then accepted or cancelled; what it says is written by a worker (``working``)."""

from django.core.files import File

from conoceles.accounts.models import Capacity
from conoceles.capture.models import Change, Workbook
from conoceles.files.storage import let_go, private
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action

from .permissions import may_handle
from .rules import Reason

_STATES = Change.State


@action("capture-sheet-received", allowed=may_handle)
def receive(workbook: Workbook, *, content: File, by: Capacity) -> Workbook:
    """Keep *content* privately as *workbook*, new, until it is read."""
    workbook.by, workbook.at = by, clock.now()
    workbook.file_name = workbook.file_name[-200:]
    content.seek(0)
    workbook.digest = digests.of_file(content)
    content.seek(0)
    workbook.file = private().save(f"sheets/{workbook.pk}", content)
    workbook.save(force_insert=True)
    return workbook


@action("capture-sheet-accepted", allowed=may_handle)
def accept(workbook: Workbook, *, skip: bool = False, by: Capacity) -> Workbook:  # noqa: ARG001
    """Have what it says written; with *skip*, what is wrong or in conflict is left out, knowingly.

    Raises Refused: NOT_READ, SETTLED, NOTHING_TO_WRITE, STILL_WRONG.
    """
    kept = Workbook.objects.select_for_update().get(pk=workbook.pk)
    if kept.settled_at is not None:
        raise Refused(Reason.SETTLED)
    if kept.state != Workbook.State.READ:
        raise Refused(Reason.NOT_READ)
    if not kept.changes.filter(state=_STATES.PENDING).exists():
        raise Refused(Reason.NOTHING_TO_WRITE)
    out = kept.changes.filter(state__in=[_STATES.WRONG, _STATES.CONFLICT])
    if (kept.findings or out.exists()) and not skip:
        raise Refused(Reason.STILL_WRONG)
    out.filter(state=_STATES.WRONG).update(state=_STATES.SKIPPED)
    kept.state, kept.settled_at = Workbook.State.ACCEPTED, clock.now()
    kept.save(update_fields=["state", "settled_at"])
    return kept


@action("capture-sheet-cancelled", allowed=may_handle)
def cancel(workbook: Workbook, *, by: Capacity) -> Workbook:  # noqa: ARG001
    """Nothing of it will be written, and what it said goes. Raises Refused: SETTLED."""
    kept = Workbook.objects.select_for_update().get(pk=workbook.pk)
    if kept.settled_at is not None:
        raise Refused(Reason.SETTLED)
    let_go(kept.file)
    kept.state, kept.settled_at, kept.file = Workbook.State.CANCELLED, clock.now(), ""
    kept.save(update_fields=["state", "settled_at", "file"])
    kept.changes.all().delete()
    return kept
