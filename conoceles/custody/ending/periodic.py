# SPDX-License-Identifier: EUPL-1.2
"""What comes round by itself: what whoever died left half way goes on, and what she left closed for nothing goes."""

from conoceles.custody.models import HeldAway
from conoceles.record.clerk import Clerk
from conoceles.work import queries as work

from . import jobs, putting_away, queries, working


def sweep_blocked() -> dict[str, int]:
    """Files that were put away and lie in the clear still, and boxes that nothing names."""
    left = list(HeldAway.objects.exclude(clear=[]))
    for held in left:
        putting_away.clear(held)
    return {"cleared": len(left), "gone": putting_away.sweep()}


def finish_left() -> dict[str, int]:
    """Go on with each step that nobody is at work on: of whoever died, or where the database could not be written."""
    left = [each for each in queries.unfinished() if not work.under_way(jobs.END, each.process.slug, str(each.pk))]
    for ending in left:
        working.finish(ending, by=Clerk())
    return {"finished": len(left)}
