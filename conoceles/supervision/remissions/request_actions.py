# SPDX-License-Identifier: EUPL-1.2
"""What comes from INE's side: what it asks for, and when its system did not work."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.supervision.documents.beginning import not_before
from conoceles.supervision.models import Outage, Request
from conoceles.supervision.obligations import actions as obligations
from conoceles.supervision.plan.described import Due

from .filing import file
from .permissions import may_end_outage, may_remit
from .rules import Reason


@action("ine-request-received", allowed=may_remit)
def receive(
    process: Process,
    *,
    reference: str,
    on: date,
    asks: str,
    term: Due | None,
    at: datetime | None = None,
    content: bytes = b"",
    by: Capacity,
) -> Request:
    """Write down what INE asks for: it is owed from then on, within the *term* that it gave.

    Raises Refused: SAME_REQUEST, DAY_TO_COME, FILE_TOO_LARGE, WRONG_KIND; obligations' NO_PLAN; documents'
    BEFORE_ALL.
    """
    Process.objects.select_for_update().get(pk=process.pk)
    if on > today(process):
        raise Refused(Reason.DAY_TO_COME)
    not_before(process, on)
    if Request.objects.filter(process=process, reference=reference).exists():
        raise Refused(Reason.SAME_REQUEST)
    made = Request(process=process, reference=reference, on=on, asks=asks, written_at=clock.now(), by=by)
    file(made, content, process)
    made.obligation = obligations.open_request(
        process,
        occurrence=f"requerimiento/{digests.digest(reference)[:16]}",
        name=f"Requerimiento {reference}: {asks}"[:600],
        because="El INE lo pidió",
        due=term,
        on=on,
        at=at,
        document=reference,
        by=by,
    )
    made.save()
    return made


@action("outage-noted", allowed=may_remit)
def note_outage(
    process: Process, *, since: datetime, until: datetime | None, what: str, content: bytes, by: Capacity
) -> Outage:
    """Write down that SIVOPLE did not work, with what proves it.

    Raises Refused: DAY_TO_COME, ENDS_BEFORE, FILE_TOO_LARGE, WRONG_KIND; documents' BEFORE_ALL.
    """
    _in_order(since, until)
    not_before(process, since.astimezone(ZoneInfo(process.timezone)).date())
    made = Outage(process=process, since=since, until=until, what=what, written_at=clock.now(), by=by)
    file(made, content, process)
    made.save()
    return made


@action("outage-ended", allowed=may_end_outage)
def end_outage(outage: Outage, *, until: datetime, by: Capacity) -> Outage:  # noqa: ARG001
    """Write down when it worked again. Raises Refused: ENDED, DAY_TO_COME, ENDS_BEFORE."""
    kept: Outage = Outage.objects.select_for_update().get(pk=outage.pk)
    if kept.until is not None:
        raise Refused(Reason.ENDED)
    _in_order(kept.since, until)
    kept.until = until
    kept.save(update_fields=["until"])
    return kept


def _in_order(since: datetime, until: datetime | None) -> None:
    now = clock.now()
    if since > now or (until is not None and until > now):
        raise Refused(Reason.DAY_TO_COME)
    if until is not None and until <= since:
        raise Refused(Reason.ENDS_BEFORE)
