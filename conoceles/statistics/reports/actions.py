# SPDX-License-Identifier: EUPL-1.2
"""Drafting a report."""

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.look import papers
from conoceles.record.action import action
from conoceles.statistics.models import ReportDraft

from .drafting import Prepared
from .permissions import may_draft
from .rules import Reason


@action("report-drafted", allowed=may_draft)
def draft(process: Process, *, prepared: Prepared, by: Capacity) -> ReportDraft:
    """Keep what was *prepared*; the record bears the digest of all that it says.

    Raises Refused: NO_CUT, SAME_ALREADY.
    """
    digest = papers.digest(prepared.paper)
    if prepared.cut.process_id != process.pk:
        raise Refused(Reason.NO_CUT)
    if ReportDraft.objects.filter(process=process, digest=digest).exists():
        raise Refused(Reason.SAME_ALREADY)
    return ReportDraft.objects.create(
        process=process,
        kind=prepared.kind.value,
        cut=prepared.cut,
        number=prepared.paper.number,
        content=papers.plain(prepared.paper),
        digest=digest,
        files=prepared.files,
        by=by,
        at=clock.now(),
    )
