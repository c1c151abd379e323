# SPDX-License-Identifier: EUPL-1.2
"""Putting together all that is held of somebody may take long: a job, in the capacity of whoever asked."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import whole
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.work.kinds import Kind
from conoceles.work.models import Job

from . import copy_actions
from .copying import writing
from .permissions import may_copy
from .phrases import PHRASES
from .rules import Reason


def _candidacy(job: Job) -> Candidacy | None:
    try:
        return whole().filter(pk=job.subject, process__slug=job.process).first()
    except (ValidationError, ValueError):
        return None


def _copy(job: Job, held: Any) -> dict[str, int]:
    """What is read and written is outside any transaction; keeping it is a moment."""
    candidacy = _candidacy(job)
    if candidacy is None:
        raise Refused(Reason.NOBODY_FOUND)
    made = writing.make(candidacy, at=clock.now())
    held.told(1, 1)
    assert job.by is not None
    return {"rows": copy_actions.keep(candidacy, made=made, by=job.by).rows}


def _allowed(by: Capacity, job: Job) -> bool:
    candidacy = _candidacy(job)
    return candidacy is not None and may_copy(by, candidacy)


COPYING = Kind(
    title="Copia de sus datos",
    unit="copias",
    run=_copy,
    allowed=_allowed,
    leads_to=lambda job: reverse("rights:copy"),  # noqa: ARG005
    tells=lambda job: ["Su copia está lista. Se borra sola en un día: descárguela antes."],  # noqa: ARG005
    phrases=(PHRASES,),
)
