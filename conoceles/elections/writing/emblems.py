# SPDX-License-Identifier: EUPL-1.2
"""The emblems of those who nominate, as their files are today."""

import hashlib

from conoceles.elections.described.postulants import Emblem as Described
from conoceles.elections.models import Emblem, Process

from .changes import Changes


def write(process: Process, described: tuple[Described, ...], changes: Changes) -> None:
    """Make the emblems of *process* what is *described*; changes tell them by their digest."""
    kind = str(Emblem._meta.verbose_name)
    changes.looked_at(kind)
    there = {emblem.postulant.key: emblem for emblem in _of(process)}
    ids = dict(process.postulants.values_list("key", "pk"))
    for one in described:
        wanted = {"text": one.text, "width": one.width, "height": one.height, "digest": _digest(one.content)}
        kept = there.pop(one.postulant, None)
        if kept is None:
            kept = Emblem(postulant_id=ids[one.postulant], content=one.content, **wanted)
            kept.save()
            changes.created.setdefault(kind, []).append(str(kept))
        elif changes.compare(kind, str(kept), {field: getattr(kept, field) for field in wanted}, wanted):
            Emblem.objects.filter(pk=kept.pk).update(content=one.content, **wanted)
    for gone in there.values():
        changes.removed.setdefault(kind, []).append(str(gone))
        gone.delete()


def _of(process: Process) -> list[Emblem]:
    return list(Emblem.objects.filter(postulant__process=process).select_related("postulant").defer("content"))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
