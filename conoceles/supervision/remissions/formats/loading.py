# SPDX-License-Identifier: EUPL-1.2
"""``load_process`` asks here for the formats of a process (``settings.PROCESS_PARTS``)."""

from django.core.files.base import ContentFile

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.elections.reading.folder import Folder
from conoceles.elections.writing.changes import Changes
from conoceles.files.storage import private
from conoceles.supervision import declared
from conoceles.supervision.models import Declared

from . import reading
from .reading import Read


def read(folder: Folder, agreements: list[str] | None) -> Read | None:  # noqa: ARG001
    """The formats of *folder*."""
    return reading.read(folder)


def write(process: Process, found: Read | None, changes: Changes, by: Capacity) -> None:  # noqa: ARG001
    """Keep what was *found*, with its files. To be called within an action."""
    if found is None:
        return
    storage = private()
    for each in found.file.format:
        if not storage.exists(each.stored):
            storage.save(each.stored, ContentFile(found.contents[each.digest]))
    declared.write(process, Declared.Kind.FORMATS, found.file, changes)
