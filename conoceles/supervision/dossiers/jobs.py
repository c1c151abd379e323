# SPDX-License-Identifier: EUPL-1.2
"""Making a file takes long where there are many receipts: a job, in the capacity of whoever asked."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse

from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import whole
from conoceles.elections.jobs import process_of, whoever
from conoceles.elections.models import Postulant
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.supervision.models import Dossier
from conoceles.work.kinds import Kind
from conoceles.work.models import Job

from . import actions, making
from .permissions import may_make
from .phrases import PHRASES
from .rules import Reason


def _make(job: Job, held: Any) -> dict[str, int]:
    """What is read and set is outside any transaction; keeping it is a moment."""
    process = process_of(job)
    kind, of, pk = job.subject.split(":")
    made = making.make(kind, _subject(job.process, of, pk), at=clock.now(), told=held.told)
    assert job.by is not None
    return {"number": actions.keep(process, made=made, by=job.by).number, "facts": made.facts}


def _subject(process: str, of: str, pk: str) -> Candidacy | Postulant:
    rows = whole() if of == "candidacy" else Postulant.objects.select_related("process")
    try:
        found = rows.filter(pk=pk, process__slug=process).first()
    except (ValidationError, ValueError):
        found = None
    if found is None:
        raise Refused(Reason.NOT_MADE)
    return found


def _told(job: Job) -> list[str]:
    found = Dossier.objects.filter(process__slug=job.process, number=job.result.get("number")).first()
    if found is None:
        return []
    facts = "1 hecho" if found.facts == 1 else f"{found.facts:,} hechos"
    return [f"Quedó guardado: {str(found).lower()}, con {facts}. Descárguelo de la lista."]


MAKING = Kind(
    title="Formación de un expediente",
    unit="acuses",
    run=_make,
    allowed=whoever(may_make),
    leads_to=lambda job: reverse("dossiers:home"),  # noqa: ARG005
    tells=_told,
    phrases=(PHRASES,),
)
