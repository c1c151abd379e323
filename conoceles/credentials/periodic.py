# SPDX-License-Identifier: EUPL-1.2
"""Letters whose code is dead are not kept."""

from conoceles.elections.models import Process

from .issuing import sweep


def sweep_letters() -> dict[str, int]:
    """Of every process."""
    return {"gone": sum(sweep(process) for process in Process.objects.all())}
