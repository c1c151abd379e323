# SPDX-License-Identifier: EUPL-1.2
"""The plans of a process, read from its folder with the rest of it: all that is wrong is told at once."""

from collections.abc import Collection

from conoceles.elections.reading.folder import Folder

from . import checks
from .described import PlanFile
from .rules.words import DocumentKind

#: By document, the file that describes it. A process without one has no such plan.
FILES = {DocumentKind.COMMISSION: "plan.toml", DocumentKind.IMPLEMENTATION: "implementation.toml"}


def read(folder: Folder, *, agreements: Collection[str] | None) -> dict[DocumentKind, PlanFile]:
    """The plans that *folder* describes; those with faults, which the folder keeps, are left out.

    *agreements* are the keys of those there are; None: ``process.toml`` does not tell, and its own fault is enough.
    """
    found = {}
    for document, name in FILES.items():
        path = folder.path / name
        if not path.exists():
            continue
        sheet, file = folder.sheet(path, PlanFile)
        if file is not None:
            checks.plan(sheet, file, document, agreements)
            found[document] = file
    return found
