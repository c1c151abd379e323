# SPDX-License-Identifier: EUPL-1.2
"""Putting back what the record said after the backup was taken, entry by entry, as it was signed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core import serializers
from django.db import transaction

from conoceles.kernel import digests
from conoceles.kernel.refusals import Refused
from conoceles.record import rules
from conoceles.record.models import Checkpoint, Entry

from .pages import Page
from .rules import Reason


@transaction.atomic
def regain(pages: Iterable[Page]) -> tuple[int, dict[str, Any] | None]:
    """Have the record go on with *pages*; the last entry that they tell of (0: none), and what restricts.

    That is as the latest page says by the instant that is signed in it: an older one takes back nothing of it.

    The acts themselves did not come back: whoever reads the record sees what was done and must be done again.
    Raises Refused: ALTERED, for an entry that is not what was written; JOURNAL_GAP.
    """
    number = Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0
    told, newest = 0, None
    for page in pages:
        fresh = []
        known = dict(Entry.objects.filter(number__range=(page.first, page.last)).values_list("number", "leaf"))
        for values in page.entries:
            entry = Entry(**values | {"at": datetime.fromisoformat(values["at"])})
            if digests.leaf(rules.line(entry.content())) != entry.leaf or (
                entry.number <= number and entry.leaf != known[entry.number]
            ):
                raise Refused(Reason.ALTERED, what=f"asiento {entry.number}")
            told = max(told, entry.number)
            if entry.number <= number:
                continue
            if entry.number != number + 1:
                raise Refused(Reason.JOURNAL_GAP, after=number)
            number = entry.number
            fresh.append(entry)
        Entry.objects.bulk_create(fresh)
        _points(page.checkpoints)
        if newest is None or page.at >= newest.at:
            newest = page
    return told, newest and newest.restrictions


def _points(written: str) -> None:
    for point in sorted((each.object for each in serializers.deserialize("json", written)), key=lambda each: each.pk):
        if not Checkpoint.objects.filter(pk=point.pk).exists():
            point.save(force_insert=True)
