# SPDX-License-Identifier: EUPL-1.2
"""Keeping what a process says in one file, for the rooms that read such: the last that was loaded, and what changed."""

from typing import Any

from conoceles.elections.models import Process
from conoceles.elections.writing.changes import Change, Changes, differences
from conoceles.kernel import clock, digests

from .documents.kept import to_json
from .models import Declared


def write(process: Process, kind: Declared.Kind, file: Any, changes: Changes) -> None:
    """Keep *file* as what *process* says of that *kind*. To be called within an action."""
    content = to_json(file)
    digest, words = digests.digest(content), str(kind.label)
    changes.looked_at(words)
    last = Declared.objects.filter(process=process, kind=kind).first()
    if last is None:
        Declared.objects.create(process=process, kind=kind, content=content, digest=digest, loaded_at=clock.now())
        changes.created.setdefault(words, []).append(process.slug)
    elif last.digest == digest:
        changes.unchanged[words] += 1
    else:
        for place, before, after in differences(last.content, content, ""):
            changes.changed.append(Change(words, process.slug, place.removeprefix("."), before, after))
        changes.touched[words] += 1
        last.content, last.digest, last.loaded_at = content, digest, clock.now()
        last.save(update_fields=["content", "digest", "loaded_at"])
