# SPDX-License-Identifier: EUPL-1.2
"""What takes long here: preparing a cut, and auditing one again. A job keeps keys and counts of work, nothing else."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from conoceles.elections.jobs import process_of, whoever
from conoceles.elections.models import Agreement, Process
from conoceles.kernel.refusals import Refused
from conoceles.publication.phrases import PHRASES as OF_PUBLICATION
from conoceles.statistics.models import Cut
from conoceles.vault.phrases import PHRASES as OF_VAULT
from conoceles.work.kinds import Kind
from conoceles.work.models import Job

from . import actions, preparing, queries
from .permissions import may_cut
from .phrases import PHRASES
from .rules import Occasion, Reason

#: By which names ``settings.JOBS`` knows them.
PREPARE, AUDIT = "prepare-cut", "audit-cut"


def to_prepare(process: Process, *, occasion: Occasion, agreement: Agreement) -> Job:
    """To prepare the next cut of *process*, not yet asked for."""
    options = {"occasion": occasion.value, "agreement": agreement.key}
    return Job(kind=PREPARE, process=process.slug, options=options)


def to_audit(cut: Cut) -> Job:
    """To audit *cut* again, not yet asked for."""
    return Job(kind=AUDIT, process=cut.process.slug, subject=str(cut.number))


def _prepare(job: Job, held: Any) -> dict[str, Any]:
    assert job.by is not None
    process = process_of(job)
    occasion = Occasion(job.options["occasion"])
    agreement = process.agreements.get(key=job.options["agreement"])
    cut = preparing.prepare(process, occasion=occasion, agreement=agreement, by=job.by, told=_told(held))
    return {"number": cut.number, "skipped": cut.state == Cut.State.SKIPPED}


def _audit(job: Job, held: Any) -> dict[str, Any]:
    assert job.by is not None
    cut = queries.cuts(process_of(job)).filter(number=int(job.subject)).first()
    if cut is None:
        raise Refused(Reason.NO_SUCH_CUT, number=job.subject)
    document = preparing.audit_again(cut, by=job.by, told=_told(held))
    if not document.publishable:
        raise Refused(Reason.NOT_SAFE, number=cut.number)
    return {"number": actions.audited(cut, by=job.by).number, "audited": True}


def _told(held: Any) -> Callable[[str, int, int], None]:
    """Reading is half the way, and auditing the other."""

    def told(stage: str, done: int, total: int) -> None:
        if stage == "count":
            held.told(done, 2 * total)
        else:
            held.told(total + done, 2 * total)

    return told


def _tells(job: Job) -> list[str]:
    found = job.result
    if not found:
        return []
    if found.get("skipped"):
        skipped = f"El corte {found['number']} se omitió: desde el anterior cambiaron menos de 10 candidaturas."
        return [skipped, "Así se dirá en la siguiente publicación."]
    if found.get("audited"):
        return [f"El corte {found['number']} se auditó otra vez y puede publicarse. Falta firmarlo."]
    return [f"El corte {found['number']} está preparado y auditado. Falta mirarlo y firmarlo."]


def _kind(title: str, run: Callable[[Job, Any], dict[str, Any]]) -> Kind:
    return Kind(
        title=title,
        unit="partes",
        run=run,
        allowed=whoever(may_cut),
        leads_to=lambda job: reverse("cuts:home"),  # noqa: ARG005
        tells=_tells,
        phrases=(PHRASES, OF_VAULT, OF_PUBLICATION),
    )


PREPARING = _kind("Preparación del corte estadístico", _prepare)
AUDITING = _kind("Auditoría del corte estadístico", _audit)
