# SPDX-License-Identifier: EUPL-1.2
"""Putting a package together takes long where it carries many papers: a job, in the capacity of whoever asked."""

from typing import Any

from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.kernel.refusals import Refused
from conoceles.supervision.documents.phrases import PHRASES as OF_DOCUMENTS
from conoceles.supervision.models import Remission
from conoceles.work.kinds import Kind
from conoceles.work.models import Job

from . import actions, making
from .permissions import may_work
from .phrases import PHRASES
from .rules import Reason

#: By which name ``settings.JOBS`` knows it.
PACK = "pack-remission"


def job(remission: Remission) -> Job:
    """To put the package of *remission* together, not yet asked for."""
    return Job(kind=PACK, process=remission.process.slug, subject=str(remission.pk))


def _remission(job: Job) -> Remission:
    return Remission.objects.select_related("process").get(pk=job.subject, process__slug=job.process)


def _may(by: Capacity, job: Job) -> bool:
    found = Remission.objects.select_related("process").filter(pk=job.subject, process__slug=job.process).first()
    return found is not None and may_work(by, found)


def _pack(job: Job, held: Any) -> dict[str, Any]:
    """What is set is outside any transaction; keeping it is a moment.

    Whoever goes on with the work of a worker that died makes the same bytes: if they were kept already, it is done.
    """
    remission = _remission(job)
    made = making.make(remission, told=held.told)
    assert job.by is not None
    try:
        return {"number": actions.keep(remission, made=made, by=job.by).number}
    except Refused as refusal:
        if refusal.reason is not Reason.SAME_PACKAGE:
            raise
        kept = remission.packages.get(number=refusal.details["number"])
        return {"number": kept.number, "same": kept.at < job.begun_at}


def _told(job: Job) -> list[str]:
    number = job.result.get("number")
    if number is None:
        return []
    if job.result.get("same"):
        return [f"No se armó otro: nada cambió, y sería igual, byte por byte, al paquete {number}."]
    return [f"Quedó armado el paquete {number}. Falta enviarlo por SIVOPLE."]


PACKING = Kind(
    title="Armado del paquete de una remisión",
    unit="documentos",
    run=_pack,
    allowed=_may,
    leads_to=lambda job: reverse("remissions:remission", args=[job.subject]),
    tells=_told,
    phrases=(PHRASES, OF_DOCUMENTS),
)
