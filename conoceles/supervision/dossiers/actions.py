# SPDX-License-Identifier: EUPL-1.2
"""Keeping a file that was made, and handing it out."""

import hashlib

from django.core.files.base import ContentFile

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.files.storage import private
from conoceles.kernel import clock, digests
from conoceles.record.action import action
from conoceles.supervision.models import Dossier

from . import queries
from .making import Made
from .permissions import may_make, may_read


@action("dossier-made", allowed=may_make)
def keep(process: Process, *, made: Made, by: Capacity) -> Dossier:
    """Keep what was *made*, under the next number of *process*. The record bears the digest of its files."""
    process = Process.objects.select_for_update().get(pk=process.pk)
    last = process.dossiers.order_by("-number").values_list("number", flat=True).first() or 0
    files = [_kept(process, f"{made.kind}-{last + 1}.{end}", content) for end, content in made.files.items()]
    of = "candidacy" if isinstance(made.subject, Candidacy) else "postulant"
    return Dossier.objects.create(
        process=process,
        number=last + 1,
        kind=made.kind,
        at=made.at,
        made_at=clock.now(),
        by=by,
        files=files,
        facts=made.facts,
        digest=digests.digest({each["name"]: each["digest"] for each in files}),
        **{of: made.subject},
    )


@action("dossier-read", allowed=may_read)
def read(dossier: Dossier, *, name: str, by: Capacity) -> bytes:  # noqa: ARG001
    """One of its files: it bears signatures, so whoever reads it is on record. Raises Refused: FILE_GONE."""
    return queries.content_of(dossier, name)


def _kept(process: Process, name: str, content: bytes) -> dict[str, str | int]:
    digest = hashlib.sha256(content).hexdigest()
    path = private().save(f"dossiers/{process.slug}-{digest[:16]}-{name}", ContentFile(content))
    return {"name": name, "path": path, "digest": digest, "size": len(content)}
