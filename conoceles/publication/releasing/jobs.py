# SPDX-License-Identifier: EUPL-1.2
"""Publishing as a job: asked for on a screen, or begun by the clock where it was scheduled."""

import time
from collections.abc import Callable
from typing import Any

from django.urls import reverse

from conoceles.elections.jobs import process_of, whoever
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication import queries
from conoceles.publication.gates.phrases import told as gate_told
from conoceles.publication.gates.queries import gates
from conoceles.publication.permissions import may_freeze
from conoceles.publication.phrases import PHRASES
from conoceles.publication.publishing import Outcome, publish
from conoceles.publication.rules import Reason
from conoceles.publication.scheduling import queries as scheduling
from conoceles.publication.scheduling.actions import finish
from conoceles.publication.scheduling.phrases import PHRASES as OF_SCHEDULING
from conoceles.record.clerk import Clerk
from conoceles.work.kinds import Kind
from conoceles.work.models import Job

#: By which name ``settings.JOBS`` knows it.
PUBLISH = scheduling.KIND
#: Seconds that it waits for whoever is publishing.
_PATIENCE = 120.0
#: A stopped publication goes on over what it had frozen, unless that is gone: then it begins anew.
_ANEW = {Reason.NOTHING_TO_RESUME, Reason.FREEZE_ALTERED}


def job(process: Process) -> Job:
    """To publish *process* now, not yet asked for."""
    return Job(kind=PUBLISH, process=process.slug)


def _publish(job: Job, held: Any) -> dict[str, Any]:
    """``options``: *scheduled*, the row that the clock does; a death after it was shown is no second release."""
    assert job.by is not None
    process = process_of(job)
    scheduled = scheduling.of(job)
    if scheduled is not None and scheduled.done_at is not None and scheduled.release is not None:
        return {"number": scheduled.release.number}
    wanted = {"by": job.by, "scheduled": scheduled, "told": _told(held)}
    outcome: Outcome | None = None
    frozen = queries.unshown(process)
    if frozen is not None and frozen.frozen_at >= job.begun_at:
        try:
            outcome = _in_turn(held, lambda: publish(process, resume=True, **wanted))
        except Refused as refusal:
            if refusal.reason not in _ANEW:
                raise
    outcome = outcome or _in_turn(held, lambda: publish(process, **wanted))
    if scheduled is not None and outcome.baked is None:
        finish(scheduled, release=outcome.release, by=Clerk())
    made = {"pages": outcome.baked.pages, "fresh": outcome.baked.fresh} if outcome.baked else {"unchanged": True}
    return {"number": outcome.release.number, "closed": [gate.office for gate in outcome.closed], **made}


def _in_turn(held: Any, publish_: Callable[[], Outcome]) -> Outcome:
    """Wait for a withdrawal, or a terminal, that is at it now; it is asked again for as long as a minute or two."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return publish_()
        except Refused as refusal:
            if refusal.reason is not Reason.BEING_PUBLISHED or time.monotonic() > until:
                raise
            held.told(held.job.done, held.job.total)


def _told(held: Any) -> Callable[[str, int, int], None]:
    """What is baked is inspected afterwards, so a bake is half the way. Once it is shown nothing stops it any more."""

    def told(stage: str, done: int, total: int) -> None:
        if stage == "bake":
            held.told(done, 2 * total)
        elif stage == "inspect":
            held.told(total + done, 2 * total)
        elif stage != "archive":
            held.told(held.job.done, held.job.total)

    return told


def _tells(job: Job) -> list[str]:
    found, process = job.result, process_of(job)
    if found.get("unchanged"):
        told = [f"Nada había cambiado: se sigue mostrando la publicación {found['number']}."]
    elif "pages" in found:
        told = [f"Se muestra la publicación {found['number']}: {found['pages']:,} páginas, {found['fresh']:,} nuevas."]
    else:
        told = [f"Se muestra la publicación {found['number']}."]
    now = clock.now()
    closed = [gate for gate in gates(process) if gate.office in found.get("closed", ())]
    return told + [f"Sin abrir, {gate.name}: {gate_told(gate, now)}" for gate in closed]


PUBLISHING = Kind(
    title="Publicación",
    unit="partes",
    run=_publish,
    allowed=whoever(may_freeze),
    leads_to=lambda job: reverse("releasing:home"),  # noqa: ARG005
    tells=_tells,
    phrases=(PHRASES, OF_SCHEDULING),
)
