# SPDX-License-Identifier: EUPL-1.2
"""Files of an extract that was interrupted are not kept."""

from conoceles.candidacies.models import Extract
from conoceles.elections.models import Process
from conoceles.files.storage import sweep_folder


def sweep_extracts() -> dict[str, int]:
    """Of every process."""
    known = {each["path"] for files in Extract.objects.values_list("files", flat=True) for each in files}
    folders = [f"extracts/{slug}" for slug in Process.objects.values_list("slug", flat=True)]
    return {"gone": sum(sweep_folder(folder, known) for folder in folders)}
