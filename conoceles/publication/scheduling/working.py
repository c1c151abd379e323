# SPDX-License-Identifier: EUPL-1.2
"""What the clock does each minute with what was scheduled: it asks for jobs, and never publishes itself."""

from django.core.exceptions import PermissionDenied

from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication.models import Scheduled
from conoceles.record.clerk import Clerk
from conoceles.work.rules import Reason as WorkReason
from conoceles.work.rules import State

from . import actions, queries
from .phrases import DENIED
from .rules import Reason, due


def look_at(scheduled: Scheduled) -> str:
    """Note how the last try ended, or begin it where it is due; what was done, in a word, empty for nothing."""
    job = scheduled.job
    if job is not None and job.state == State.FAILED and _news(scheduled, job.problem):
        actions.fail(scheduled, problem=job.problem, by=Clerk())
        return "failed"
    if job is not None and (job.open or job.state == State.STOPPED):
        return ""  # what somebody stopped she goes on with, or cancels
    if not due(queries.instant(scheduled), clock.now(), tried_at=scheduled.tried_at):
        return ""
    try:
        actions.begin(scheduled, by=Clerk())
    except PermissionDenied:
        if _news(scheduled, DENIED):
            actions.fail(scheduled, problem=DENIED, by=Clerk())
            return "failed"
    except Refused as refusal:
        # Another is being made, and it is begun after that; or another worker began it a moment ago.
        if refusal.reason not in {WorkReason.UNDER_WAY, Reason.OVER}:
            raise
    else:
        return "begun"
    return ""


def _news(scheduled: Scheduled, problem: str) -> bool:
    """Whether *problem* is another than people were told of: one mail for each, not one for each try."""
    return problem != scheduled.problem
