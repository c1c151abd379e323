# SPDX-License-Identifier: EUPL-1.2
"""Jobs of a whole process: which it is, and who may ask for them."""

from collections.abc import Callable

from conoceles.accounts.models import Capacity
from conoceles.work.models import Job

from .models import Process


def process_of(job: Job) -> Process:
    """The process that *job* is of. Raises Process.DoesNotExist."""
    return Process.objects.get(slug=job.process)


def whoever(may: Callable[[Capacity, Process], bool]) -> Callable[[Capacity, Job], bool]:
    """Of a kind of job (``Kind.allowed``): whoever *may* in its process; nobody where there is none."""

    def allowed(by: Capacity, job: Job) -> bool:
        process = Process.objects.filter(slug=job.process).first()
        return process is not None and may(by, process)

    return allowed
