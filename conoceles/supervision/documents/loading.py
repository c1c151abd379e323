# SPDX-License-Identifier: EUPL-1.2
"""``load_process`` asks here for the routes of a process (``settings.PROCESS_PARTS``): read, and kept as versions."""

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.elections.reading.folder import Folder
from conoceles.elections.writing.changes import Change, Changes, differences
from conoceles.kernel import clock, digests
from conoceles.supervision.models import Document, Routes

from . import reading
from .described import RoutesFile
from .kept import to_json


def read(folder: Folder, agreements: list[str] | None) -> RoutesFile | None:  # noqa: ARG001
    """The routes that *folder* follows."""
    return reading.read(folder)


def write(process: Process, found: RoutesFile | None, changes: Changes, by: Capacity) -> None:  # noqa: ARG001
    """Keep what was *found*: in the version there is, where no document follows it yet; else as the next.

    To be called within an action. A document goes on by the routes that it began with.
    """
    if found is None:
        return
    kind = str(Routes._meta.verbose_name)
    changes.looked_at(kind)
    content = to_json(found)
    digest = digests.digest(content)
    last = process.routes.order_by("version").last()
    if last is not None and last.digest == digest:
        changes.unchanged[kind] += 1
        return
    if last is not None:
        followed = Document.objects.filter(routes=last).exists()
        name = f"{last} → v{last.version + 1}" if followed else str(last)
        for place, before, after in differences(last.content, content, ""):
            changes.changed.append(Change(kind, name, place.removeprefix("."), before, after))
        if not followed:
            changes.touched[kind] += 1
            last.content, last.digest, last.loaded_at = content, digest, clock.now()
            last.save(update_fields=["content", "digest", "loaded_at"])
            return
    version = last.version + 1 if last else 1
    made = Routes.objects.create(
        process=process, version=version, content=content, digest=digest, loaded_at=clock.now()
    )
    changes.created.setdefault(kind, []).append(str(made))
