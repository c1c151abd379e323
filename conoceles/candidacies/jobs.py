# SPDX-License-Identifier: EUPL-1.2
"""What takes long here: reading a file, and loading it."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.elections.phrases import PHRASES as OF_ELECTIONS
from conoceles.files.phrases import PHRASES as OF_FILES
from conoceles.kernel.refusals import Refused, sentence
from conoceles.work.kinds import Kind
from conoceles.work.models import Job

from . import uploads
from .models import Upload
from .permissions import may_upload
from .phrases import PHRASES
from .rules import Reason

#: By which names ``settings.JOBS`` knows them.
READ, LOAD = KINDS = ("read-import", "load-import")
_PHRASES = (PHRASES, OF_FILES, OF_ELECTIONS)


def job(kind: str, upload: Upload) -> Job:
    """A job of that kind on *upload*, not yet asked for."""
    return Job(kind=kind, process=upload.process.slug, subject=str(upload.pk))


def _upload(job: Job) -> Upload:
    return Upload.objects.select_related("process").get(pk=job.subject)


def _may(by: Capacity, job: Job) -> bool:
    found = Upload.objects.select_related("process").filter(pk=job.subject, process__slug=job.process).first()
    return found is not None and may_upload(by, found)


def _read(job: Job, held: Any) -> dict[str, Any]:
    """A file that cannot be read is an outcome of reading: its page says why, and asks for another."""
    upload = _upload(job)
    try:
        uploads.read(upload, held, by=job.by)
    except Refused as refusal:
        if refusal.reason is Reason.REGISTER_CHANGED:  # nothing wrong with the file: it is read again
            raise
        Upload.objects.filter(pk=upload.pk, settled_at=None).update(
            state=Upload.State.UNREADABLE, problem=sentence(refusal, *_PHRASES)
        )
    return {}


def _load(job: Job, held: Any) -> dict[str, Any]:
    uploads.load(_upload(job), held, by=job.by)
    return {}


def _kind(title: str, run: Callable[[Job, Any], dict[str, Any]], told: str) -> Kind:
    return Kind(
        title=title,
        unit="filas",
        run=run,
        allowed=_may,
        leads_to=lambda job: reverse("candidacies:reading", args=[job.subject]),
        tells=lambda job: [told],  # noqa: ARG005
        phrases=_PHRASES,
    )


READING = _kind("Lectura de un archivo del registro", _read, "Ya puede ver qué se halló y qué cambiaría.")
LOADING = _kind("Carga del registro", _load, "El registro quedó como dice el archivo.")
