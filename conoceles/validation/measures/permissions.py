# SPDX-License-Identifier: EUPL-1.2
"""Who sees how the review goes."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.elections.models import Process


def may_measure(by: Capacity, subject: object = None) -> bool:  # noqa: ARG001
    """Whoever reviews and whoever supervises it, of a whole process: figures that name no candidacy."""
    return permits(by, Act.MEASURE_REVIEW, Place(process=by.scope))


def may_see_load(by: Capacity, process: Process) -> bool:
    """Whoever shares the work out: how much each reviewer has is seen by reviewers and nobody else."""
    return permits(by, Act.REVIEW, Place(process=process.slug))
