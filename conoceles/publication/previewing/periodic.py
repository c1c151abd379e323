# SPDX-License-Identifier: EUPL-1.2
"""Previews are looked after by themselves: those that are over go; of the others it is noted if they still hold."""

from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication import disk
from conoceles.publication.models import CouncilPreview
from conoceles.publication.rules import Reason as OfPublication
from conoceles.record.clerk import Clerk

from . import actions, making, queries, shelf


def look_after() -> dict[str, int] | None:
    """Close each preview that must be shown no more, and compare each other with what would be published."""
    done = {"compared": 0, "closed": 0}
    for preview in CouncilPreview.objects.filter(over_at=None).select_related("process"):
        try:
            with disk.publishing_alone(shelf.of(preview.process.slug).lock):
                done[_look_after(preview)] += 1
        except Refused as refusal:
            if refusal.reason is not OfPublication.BEING_PUBLISHED:  # another is being made: the next round will do
                raise
    return done if any(done.values()) else None


def _look_after(preview: CouncilPreview) -> str:
    reason = queries.ended(preview)
    if reason is not None:
        actions.close(preview, over=CouncilPreview.Over[reason.name], by=Clerk())
        making.tidy(preview.process)
        return "closed"
    now = clock.now()
    same = making.would_be(preview) == preview.digest
    CouncilPreview.objects.filter(pk=preview.pk).update(current=same, checked_at=now)
    return "compared"
