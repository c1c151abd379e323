# SPDX-License-Identifier: EUPL-1.2
"""What may no longer be shown is looked for each minute, and taken out."""

from conoceles.elections.models import Process
from conoceles.kernel.refusals import Refused

from .rules import Reason
from .withdrawing.working import withdraw


def withdraw_all() -> dict[str, int]:
    """In every process. One that is publishing now is looked at again in a minute, and another's trouble is its own."""
    done = {"released": 0, "candidacies": 0, "removed": 0, "waiting": 0}
    trouble: Refused | None = None
    for process in Process.objects.order_by("pk"):
        try:
            left = withdraw(process)
        except Refused as refusal:
            if refusal.reason is not Reason.BEING_PUBLISHED:
                trouble = trouble or refusal
            done["waiting"] += 1
            continue
        done["released"] += left.release is not None
        done["candidacies"] += left.candidacies
        done["removed"] += left.removed
    if trouble:
        raise trouble
    return done
