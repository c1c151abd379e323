# SPDX-License-Identifier: EUPL-1.2
"""What takes long here: making a preview."""

from typing import Any

from django.urls import reverse

from conoceles.elections.jobs import process_of, whoever
from conoceles.elections.models import Process
from conoceles.publication.phrases import PHRASES as OF_PUBLICATION
from conoceles.work.kinds import Kind
from conoceles.work.models import Job

from . import making
from .permissions import may_prepare
from .phrases import PHRASES

#: By which name ``settings.JOBS`` knows it.
PREPARE = "prepare-preview"
_TOLD = "Está lista la vista previa de la publicación {number}, con {candidacies:,} candidaturas."


def job(process: Process) -> Job:
    """To prepare a preview of *process*, not yet asked for."""
    return Job(kind=PREPARE, process=process.slug)


def _prepare(job: Job, held: Any) -> dict[str, Any]:
    assert job.by is not None
    process = process_of(job)
    made = making.make(process, by=job.by, told=lambda _, done, total: held.told(done, total))
    return {"number": made.number, "candidacies": made.candidacies}


PREPARING = Kind(
    title="Preparación de la vista previa",
    unit="partes",
    run=_prepare,
    allowed=whoever(may_prepare),
    leads_to=lambda job: reverse("previewing:home"),  # noqa: ARG005
    tells=lambda job: [_TOLD.format(**job.result)] if job.result else [],
    phrases=(PHRASES, OF_PUBLICATION),
)
