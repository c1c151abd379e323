# SPDX-License-Identifier: EUPL-1.2
"""The maps of the places of a process, as their files are today."""

from dataclasses import asdict

from conoceles.elections.described.places import DrawnMap
from conoceles.elections.models import PlaceMap, Process
from conoceles.kernel import digests

from .changes import Changes


def write(process: Process, described: tuple[DrawnMap, ...], changes: Changes) -> None:
    """Make the maps of *process* what is *described*; changes tell them by their digest."""
    kind = str(PlaceMap._meta.verbose_name)
    changes.looked_at(kind)
    there = {each.kind: each for each in PlaceMap.objects.filter(process=process).defer("shapes")}
    for one in described:
        shapes = [asdict(shape) for shape in one.shapes]
        wanted = {
            "width": one.width,
            "height": one.height,
            "digest": digests.digest(shapes),
            "source": one.source,
            "confidence": one.confidence,
        }
        kept = there.pop(one.kind.value, None)
        if kept is None:
            kept = PlaceMap.objects.create(process=process, kind=one.kind.value, shapes=shapes, **wanted)
            changes.created.setdefault(kind, []).append(str(kept))
        elif changes.compare(kind, str(kept), {field: getattr(kept, field) for field in wanted}, wanted):
            PlaceMap.objects.filter(pk=kept.pk).update(shapes=shapes, **wanted)
    for gone in there.values():
        changes.removed.setdefault(kind, []).append(str(gone))
        gone.delete()
