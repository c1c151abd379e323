# SPDX-License-Identifier: EUPL-1.2
"""Files that an interruption left."""

from conoceles.files.storage import sweep_folder
from conoceles.supervision.models import Dossier


def sweep_dossiers() -> dict[str, int]:
    """Delete what lies in storage and no row names."""
    known = {each["path"] for files in Dossier.objects.values_list("files", flat=True) for each in files}
    return {"files": sweep_folder("dossiers", known)}
