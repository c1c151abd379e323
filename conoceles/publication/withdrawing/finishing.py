# SPDX-License-Identifier: EUPL-1.2
"""Having what left the shown release leave every earlier one too."""

from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.publication import actions
from conoceles.publication.keys import signing_key
from conoceles.publication.models import Exit
from conoceles.publication.shelf import Shelf
from conoceles.record.clerk import Clerk

from .leaving import kept_of, leave


def finish(process: Process, shelf_: Shelf) -> tuple[int, int]:
    """Have what left a shown release leave every earlier one; of how many candidacies, and how many files went.

    What is still found afterwards keeps it unfinished. Only under the lock of the process.
    """
    exits = list(unfinished(process))
    if not exits:
        return 0, 0
    candidacies = {str(each.candidacy_id) for each in exits}
    key = signing_key()
    at = clock.now().astimezone(ZoneInfo(process.timezone))
    shelf_.discard_unfinished()  # what a stopped publication had baked of them
    removed = leave(shelf_, shown=shelf_.visible, candidacies=candidacies, at=at, key=key)
    if not kept_of(shelf_, shown=shelf_.visible, candidacies=candidacies):
        actions.finish_exits(process, exits=[each.pk for each in exits], by=Clerk())
    return len(candidacies), removed


def unfinished(process: Process) -> QuerySet[Exit]:
    """What left a release that was shown, and may still be in earlier ones."""
    return Exit.objects.filter(release__process=process, release__shown_at__isnull=False, done_at=None)
