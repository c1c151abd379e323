# SPDX-License-Identifier: EUPL-1.2
"""The registers of a process: its own ``follow_ups.toml``, or the shared one where it has a plan and writes none."""

from conoceles.elections.reading.folder import Folder
from conoceles.supervision.documents.reading import plan_rows

from . import checks
from .described import RegistersFile

NAME = "follow_ups.toml"
#: Where those lie that any process may keep.
SHARED = f"_shared/follow_ups/{NAME}"


def read(folder: Folder) -> RegistersFile | None:
    """What *folder* keeps; None where there is no plan to follow, or with faults, which the folder keeps."""
    own, plan = folder.path / NAME, folder.path / "plan.toml"
    path = own if own.exists() else folder.all / SHARED
    if not path.exists() or not (own.exists() or plan.exists()):
        return None
    sheet, file = folder.sheet(path, RegistersFile)
    if file is not None:
        checks.registers(sheet, file, plan_rows(folder) if own.exists() and plan.exists() else None)
    return file
