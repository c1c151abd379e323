# SPDX-License-Identifier: EUPL-1.2
"""What is kept sealed is found complete each minute, and nobody opens it."""

from conoceles.kernel.refusals import Refused
from conoceles.record.clerk import Clerk

from .actions import approve_complete
from .queries import to_check


def check_sealed() -> dict[str, int]:
    """Approve each that waits; one that cannot be now, because the vault is locked, waits for the next round."""
    done = waiting = 0
    for revision in to_check().select_related("candidacy__process", "questionnaire__process"):
        try:
            approve_complete(revision, by=Clerk())
        except Refused:
            waiting += 1
        else:
            done += 1
    return {"approved": done, "waiting": waiting}
