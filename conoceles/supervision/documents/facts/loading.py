# SPDX-License-Identifier: EUPL-1.2
"""``load_process`` asks here for the dated facts of a process: its own, or those shared where it has a plan."""

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.elections.reading.folder import Folder
from conoceles.elections.writing.changes import Changes
from conoceles.supervision import declared
from conoceles.supervision.documents.reading import plan_rows
from conoceles.supervision.models import Declared

from . import checks
from .described import FactsFile

NAME = "facts.toml"
#: Where those lie that ground the work of any commission: federal ones.
SHARED = f"_shared/facts/{NAME}"


def read(folder: Folder, agreements: list[str] | None) -> FactsFile | None:  # noqa: ARG001
    """What grounds the documents of *folder*; None where it has no plan, or with faults, which the folder keeps."""
    own, plan = folder.path / NAME, folder.path / "plan.toml"
    path = own if own.exists() else folder.all / SHARED
    if not path.exists() or not (own.exists() or plan.exists()):
        return None
    sheet, file = folder.sheet(path, FactsFile)
    if file is not None:
        checks.facts(sheet, file, plan_rows(folder) if own.exists() and plan.exists() else None)
    return file


def write(process: Process, found: FactsFile | None, changes: Changes, by: Capacity) -> None:  # noqa: ARG001
    """Keep what was *found*: what was drafted by what there was is told to differ. To be called within an action."""
    if found is not None:
        declared.write(process, Declared.Kind.FACTS, found, changes)
