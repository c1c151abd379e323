# SPDX-License-Identifier: EUPL-1.2
"""Closing what is not public of a whole process takes long: a worker does it, in the capacity of whoever asked."""

from typing import Any

from django.urls import reverse

from conoceles.custody.models import Ending
from conoceles.elections.jobs import process_of, whoever
from conoceles.publication.phrases import PHRASES as OF_PUBLICATION
from conoceles.vault.phrases import PHRASES as OF_VAULT
from conoceles.work.kinds import Kind
from conoceles.work.models import Job

from . import working
from .permissions import may_end_of
from .phrases import PHRASES

#: By which name ``settings.JOBS`` knows it.
END = "end-treatment"


def to_finish(ending: Ending) -> Job:
    """To do what is left of *ending*, not yet asked for."""
    return Job(kind=END, process=ending.process.slug, subject=str(ending.pk))


def _run(job: Job, held: Any) -> dict[str, Any]:
    assert job.by is not None
    ending = Ending.objects.select_related("process").get(pk=job.subject, process=process_of(job))
    working.finish(ending, by=job.by, told=held.told)
    return {"stage": ending.stage}


def _tells(job: Job) -> list[str]:
    if not job.result:
        return []
    return [
        "Lo que no es público quedó cerrado, y nada de ello a la vista. Lo que falta, y a quién, lo dice la página."
    ]


ENDING = Kind(
    title="Bloqueo y cancelación",
    unit="candidaturas",
    run=_run,
    allowed=whoever(may_end_of),
    leads_to=lambda job: reverse("ending:home"),  # noqa: ARG005
    tells=_tells,
    phrases=(PHRASES, OF_VAULT, OF_PUBLICATION),
)
