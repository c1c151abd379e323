# SPDX-License-Identifier: EUPL-1.2
"""The queue's one task, which names a job; what is to be known of a job is never in the queue."""

from django.utils.module_loading import import_string
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from .models import Job

#: What people wait for, and what comes round: neither waits behind the other.
ASKED, ROUND = "pedidas", "periodicas"


@task(queue_name=ASKED)
def run(pk: str) -> None:
    """Do the job of that id; by name, since whoever only asks for a job needs nothing of how it is done."""
    import_string("conoceles.work.running.do")(pk)


def enqueue(job: Job) -> None:
    """Have some worker find *job*, once what was written with it is there to be found."""
    run.using(queue_name=ROUND if job.by_id is None else ASKED).enqueue(str(job.pk))


def queued(job: Job) -> bool:
    """Whether a task that names it still waits: all workers are busy, and its turn has not come."""
    waiting = DBTaskResult.objects.ready().filter(task_path=run.module_path)
    return bool(waiting.filter(args_kwargs__args__0=str(job.pk)).exists())
