# SPDX-License-Identifier: EUPL-1.2
"""Letters whose code is dead are not kept, nor packages that were to be printed yesterday."""

from conoceles.elections.models import Process

from . import packages
from .issuing import sweep


def sweep_letters() -> dict[str, int]:
    """Of every process."""
    letters = sum(sweep(process) for process in Process.objects.all())
    return {"letters": letters, "packages": packages.sweep()}
