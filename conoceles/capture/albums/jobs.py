# SPDX-License-Identifier: EUPL-1.2
"""What takes long here: looking at each photograph of an album, and taking them."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.capture.models import Album
from conoceles.kernel.refusals import Refused, sentence
from conoceles.work.kinds import Kind
from conoceles.work.models import Job

from . import working
from .permissions import may_handle
from .phrases import PHRASES

#: By which names ``settings.JOBS`` knows them.
LOOK, TAKE = KINDS = ("look-at-photo-album", "take-photo-album")


def job(kind: str, album: Album) -> Job:
    """A job of that kind on *album*, not yet asked for."""
    return Job(kind=kind, process=album.process.slug, subject=str(album.pk))


def _album(job: Job) -> Album:
    return Album.objects.select_related("process").get(pk=job.subject)


def _may(by: Capacity, job: Job) -> bool:
    found = Album.objects.select_related("process").filter(pk=job.subject, process__slug=job.process).first()
    return found is not None and may_handle(by, found)


def _look(job: Job, held: Any) -> dict[str, Any]:
    """An album that cannot be read is an outcome of looking: its page says why, and asks for another."""
    album = _album(job)
    assert job.by is not None
    try:
        working.look(album, held, by=job.by)
    except Refused as refusal:
        working.refuse(album, sentence(refusal, PHRASES))
    return {}


def _take(job: Job, held: Any) -> dict[str, Any]:
    assert job.by is not None
    return working.take(_album(job), held, by=job.by)


def _kind(title: str, run: Callable[[Job, Any], dict[str, Any]], tells: Callable[[Job], list[str]]) -> Kind:
    return Kind(
        title=title,
        unit="fotografías",
        run=run,
        allowed=_may,
        leads_to=lambda job: reverse("albums:album", args=[job.subject]),
        tells=tells,
        phrases=(PHRASES,),
    )


def _told(job: Job) -> list[str]:
    taken, left = job.result.get("taken", 0), job.result.get("left", 0)
    said = ["Se tomó 1 fotografía." if taken == 1 else f"Se tomaron {taken} fotografías."]
    if left:
        those = "1 archivo no se tomó" if left == 1 else f"{left} archivos no se tomaron"
        said.append(f"{those}; la página del ZIP dice por qué.")
    return said


LOOKING = _kind("Revisión de un ZIP de fotografías", _look, lambda job: ["Ya puede ver qué es cada archivo."])  # noqa: ARG005
TAKING = _kind("Fotografías de un ZIP", _take, _told)
