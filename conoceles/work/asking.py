# SPDX-License-Identifier: EUPL-1.2
"""Asking for a job from a screen, where the same button may be pressed twice."""

from conoceles.accounts.models import Capacity
from conoceles.kernel.refusals import Refused

from . import actions, queries
from .models import Job
from .rules import Reason


def ask(job: Job, *, by: Capacity) -> Job:
    """Begin *job*, or find the same one that is under way."""
    try:
        return actions.begin(job, by=by)
    except Refused as refusal:
        found = queries.under_way(job.kind, job.process, job.subject)
        if refusal.reason is not Reason.UNDER_WAY or found is None:
            raise
        return found
