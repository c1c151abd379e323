# SPDX-License-Identifier: EUPL-1.2
"""The routes of a process: its own ``routes.toml``, or the shared one where it has a plan and writes none."""

from conoceles.elections.reading.folder import Folder
from conoceles.kernel import toml_lines

from . import checks
from .described import RoutesFile

#: Where those lie that any process may follow.
SHARED = "_shared/routes/routes.toml"


def read(folder: Folder) -> RoutesFile | None:
    """What *folder* follows; None where there is no plan to follow any for, or with faults, which the folder keeps."""
    own, plan = folder.path / "routes.toml", folder.path / "plan.toml"
    path = own if own.exists() else folder.all / SHARED
    if not path.exists() or not (own.exists() or plan.exists()):
        return None
    sheet, file = folder.sheet(path, RoutesFile)
    if file is not None:
        checks.routes(sheet, file, plan_rows(folder) if own.exists() and plan.exists() else None)
    return file


def plan_rows(folder: Folder) -> list[str] | None:
    """The rows of the plan beside it; None when that cannot be read, which its own reading tells."""
    try:
        values = toml_lines.read((folder.path / "plan.toml").read_text("utf-8-sig")).values
    except (OSError, ValueError, toml_lines.NotToml):
        return None
    rows = values.get("row", [])
    return [str(row.get("key")) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else None
