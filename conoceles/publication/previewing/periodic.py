# SPDX-License-Identifier: EUPL-1.2
"""Previews are looked after by themselves: those that are over go; of the others it is noted if they still hold."""

from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication import disk
from conoceles.publication.models import CouncilPreview
from conoceles.publication.rules import Reason as OfPublication
from conoceles.record.clerk import Clerk

from . import actions, making, queries, shelf


def look_after() -> dict[str, int] | None:
    """Close each preview that must be shown no more, compare the others with what would be published, and tidy."""
    done = {"compared": 0, "closed": 0, "removed": 0}
    for process in Process.objects.order_by("pk"):
        cabinet = shelf.of(process.slug)
        if not cabinet.folder.exists():
            continue
        try:
            with disk.publishing_alone(cabinet.lock):
                preview = queries.live(process)
                if preview is not None:
                    done[_look_after(preview)] += 1
                done["removed"] += making.tidy(process)
        except Refused as refusal:
            if refusal.reason is not OfPublication.BEING_PUBLISHED:  # another is being made: the next round will do
                raise
    return done if any(done.values()) else None


def _look_after(preview: CouncilPreview) -> str:
    reason = queries.ended(preview)
    if reason is not None:
        actions.close(preview, over=CouncilPreview.Over[reason.name], by=Clerk())
        return "closed"
    now = clock.now()
    same = making.would_be(preview) == preview.digest
    CouncilPreview.objects.filter(pk=preview.pk).update(current=same, checked_at=now)
    return "compared"
