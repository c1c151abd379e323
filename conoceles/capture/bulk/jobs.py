# SPDX-License-Identifier: EUPL-1.2
"""What takes long here: reading a spreadsheet, and writing what it says."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.capture.models import Workbook
from conoceles.kernel.refusals import Refused, sentence
from conoceles.work.kinds import Kind
from conoceles.work.models import Job

from . import working
from .permissions import may_handle
from .phrases import PHRASES

#: By which names ``settings.JOBS`` knows them.
READ, WRITE = KINDS = ("read-capture-sheet", "write-capture-sheet")


def job(kind: str, workbook: Workbook) -> Job:
    """A job of that kind on *workbook*, not yet asked for."""
    return Job(kind=kind, process=workbook.process.slug, subject=str(workbook.pk))


def _workbook(job: Job) -> Workbook:
    return Workbook.objects.select_related("process").get(pk=job.subject)


def _may(by: Capacity, job: Job) -> bool:
    found = Workbook.objects.select_related("process").filter(pk=job.subject, process__slug=job.process).first()
    return found is not None and may_handle(by, found)


def _read(job: Job, held: Any) -> dict[str, Any]:  # noqa: ARG001
    """A file that cannot be read is an outcome of reading: its page says why, and asks for another."""
    workbook = _workbook(job)
    assert job.by is not None
    try:
        working.take_in(workbook, by=job.by)
    except Refused as refusal:
        working.end(workbook, Workbook.State.UNREADABLE, sentence(refusal, PHRASES))
    return {}


def _write(job: Job, held: Any) -> dict[str, Any]:
    assert job.by is not None
    return working.write(_workbook(job), held, by=job.by)


def _kind(title: str, run: Callable[[Job, Any], dict[str, Any]], tells: Callable[[Job], list[str]]) -> Kind:
    return Kind(
        title=title,
        unit="secciones",
        run=run,
        allowed=_may,
        leads_to=lambda job: reverse("bulk:sheet", args=[job.subject]),
        tells=tells,
        phrases=(PHRASES,),
    )


def _told(job: Job) -> list[str]:
    written, left = job.result.get("written", 0), job.result.get("left", 0)
    said = ["Se escribió 1 sección." if written == 1 else f"Se escribieron {written} secciones."]
    if left:
        those = "1 sección no se escribió" if left == 1 else f"{left} secciones no se escribieron"
        said.append(f"{those}; la página de la hoja dice por qué.")
    return said


READING = _kind("Lectura de una hoja de captura", _read, lambda job: ["Ya puede ver qué cambiaría."])  # noqa: ARG005
WRITING = _kind("Captura por hoja", _write, _told)
