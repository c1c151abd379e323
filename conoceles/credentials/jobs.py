# SPDX-License-Identifier: EUPL-1.2
"""What takes long here: issuing many letters, and putting them together."""

from functools import partial
from typing import Any
from uuid import UUID

from django.urls import reverse

from conoceles.elections.jobs import process_of, whoever
from conoceles.elections.phrases import PHRASES as OF_ELECTIONS
from conoceles.kernel.refusals import Refused
from conoceles.look.dates import moment
from conoceles.work.kinds import Kind
from conoceles.work.models import Job

from . import actions, issuing, packages, queries
from .models import Batch
from .permissions import may_issue
from .phrases import PHRASES
from .rules import Reason


def _issue(job: Job, held: Any) -> dict[str, int]:
    """``options``: keys of an office or of a postulant, or none for all; *again*, for letters that died unused."""
    process, given = process_of(job), job.options
    of = {
        "office": queries.office(process, given["office"]) if given.get("office") else None,
        "postulant": queries.postulant(process, given["postulant"]) if given.get("postulant") else None,
        "again": bool(given.get("again")),
    }
    try:
        batch = issuing.issue(process, by=job.by, told=held.told, **of)
    except Refused as refusal:
        # It was killed after the last letter and before it was noted that there are no more.
        done = Batch.objects.filter(process=process, finished_at__gte=job.begun_at, **of).last()
        if refusal.reason is not Reason.NOTHING_TO_ISSUE or done is None:
            raise
        batch = done
    return {"batch": batch.pk, "letters": batch.letters.count()}


def _issued(job: Job) -> list[str]:
    last = Batch.objects.get(pk=job.result["batch"]).letters.order_by("-pk").select_related("activation").first()
    if last is None:
        return ["No quedó ninguna carta por emitir."]
    count = job.result["letters"]
    return [
        "Se emitió 1 carta." if count == 1 else f"Se emitieron {count:,} cartas.",
        f"Sus códigos sirven hasta el {moment(last.activation.expires_at)}. Ahora, reúnalas para imprimirlas.",
    ]


ISSUING = Kind(
    title="Emisión de cartas de acceso",
    unit="cartas",
    run=_issue,
    allowed=whoever(may_issue),
    leads_to=lambda job: reverse("credentials:packages"),  # noqa: ARG005
    tells=_issued,
    phrases=(PHRASES, OF_ELECTIONS),
)


def _package(job: Job, held: Any) -> dict[str, int]:
    """``options``: the route, of ``packages.ROUTES``. What was done before an interruption is not done again."""
    process, route = process_of(job), job.options["route"]
    found = list(packages.ROUTES[route](process))
    for number, each in enumerate(found, 1):
        if not process.bundles.filter(job=job.pk, name=each.name).exists():
            actions.package(process, write=partial(_kept, each, route, job.pk, held), by=job.by)
        held.told(number, len(found))
    kept = process.bundles.filter(job=job.pk)
    return {"packages": kept.count(), "letters": sum(kept.values_list("letters", flat=True))}


def _kept(package: packages.Package, route: str, job: UUID, held: Any) -> int:
    count = packages.keep(package, route=route, job=job)
    held.confirm()
    return count


def _packaged(job: Job) -> list[str]:
    count, letters = job.result["packages"], job.result["letters"]
    if not count:
        return ["Ninguna carta sirve ahora: no quedó ningún paquete. Emítalas, o reponga las que vencieron."]
    made = "Quedó 1 paquete" if count == 1 else f"Quedaron {count:,} paquetes"
    return [
        f"{made}, con {letters:,} {'carta' if letters == 1 else 'cartas'}.",
        "Se borra solo en 24 horas: descárguelo e imprímalo antes."
        if count == 1
        else "Se borran solos en 24 horas: descárguelos e imprímalos antes.",
    ]


PACKAGING = Kind(
    title="Paquetes de cartas",
    unit="paquetes",
    run=_package,
    allowed=whoever(may_issue),
    leads_to=lambda job: reverse("credentials:packages"),  # noqa: ARG005
    tells=_packaged,
    phrases=(PHRASES, OF_ELECTIONS),
)
