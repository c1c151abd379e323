# SPDX-License-Identifier: EUPL-1.2
"""Files that an interruption left."""

from conoceles.files.storage import sweep_folder
from conoceles.supervision.models import Outage, Package, Reply, Request, Sending


def sweep_remissions() -> dict[str, int]:
    """Delete what lies in storage and no row names."""
    known = {
        name
        for each in (Outage, Package, Reply, Request, Sending)
        for name in each.objects.values_list("file", flat=True)
    }
    return {"files": sweep_folder("remissions", known)}
