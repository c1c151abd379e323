# SPDX-License-Identifier: EUPL-1.2
"""``load_process`` asks here for the registers of a process (``settings.PROCESS_PARTS``)."""

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.elections.reading.folder import Folder
from conoceles.elections.writing.changes import Changes
from conoceles.supervision import declared
from conoceles.supervision.models import Declared

from . import reading
from .described import RegistersFile


def read(folder: Folder, agreements: list[str] | None) -> RegistersFile | None:  # noqa: ARG001
    """The registers that *folder* keeps."""
    return reading.read(folder)


def write(process: Process, found: RegistersFile | None, changes: Changes, by: Capacity) -> None:  # noqa: ARG001
    """Keep what was *found*: rows written by what there was keep their own words. To be called within an action."""
    if found is not None:
        declared.write(process, Declared.Kind.REGISTERS, found, changes)
