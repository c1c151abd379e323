# SPDX-License-Identifier: EUPL-1.2
"""Files that an interruption left."""

from conoceles.files.storage import private, sweep_folder
from conoceles.supervision.models import Evidence

_FOLDER = "follow-ups"


def sweep_evidence() -> dict[str, int]:
    """Delete what lies in storage and no row of a register names."""
    known = set(Evidence.objects.values_list("file", flat=True))
    storage = private()
    processes = storage.listdir(_FOLDER)[0] if storage.exists(_FOLDER) else []
    return {"files": sum(sweep_folder(f"{_FOLDER}/{each}", known) for each in processes)}
