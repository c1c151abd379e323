# SPDX-License-Identifier: EUPL-1.2
"""Freezing a cut."""

from conoceles.elections.models import Process
from conoceles.record.action import Actor, action
from conoceles.statistics.models import ProgressCut

from .permissions import may_freeze


@action("progress-cut-frozen", allowed=may_freeze)
def freeze(process: Process, *, cut: ProgressCut, by: Actor) -> ProgressCut:  # noqa: ARG001
    """Keep *cut* as that of its day. Raises IntegrityError when that day has one: the first one stays."""
    cut.process = process
    cut.save(force_insert=True)
    return cut
