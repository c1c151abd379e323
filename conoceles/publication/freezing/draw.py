# SPDX-License-Identifier: EUPL-1.2
"""What the order of comparisons is drawn from, as the process says it."""

from conoceles.elections.models import Process
from conoceles.publication.snapshot import DrawInfo


def draw(process: Process) -> DrawInfo:
    """The seed that was drawn, with its act; nothing while it is undecided."""
    drawn = process.parameters.get("draw_seed", {})
    return DrawInfo(drawn["value"], drawn["source"]) if drawn.get("value") else DrawInfo()
