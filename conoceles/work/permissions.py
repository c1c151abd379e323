# SPDX-License-Identifier: EUPL-1.2
"""Who may ask for a job, look at it, stop it and have it go on."""

from django.conf import settings

from conoceles.accounts.models import Capacity

from . import kinds
from .models import Job


def may_handle(by: Capacity, job: Job) -> bool:
    """Whoever may do what the job does. Nobody handles what comes round."""
    return job.kind in settings.JOBS and kinds.of(job).allowed(by, job)
