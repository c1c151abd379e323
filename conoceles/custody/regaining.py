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

from .journal import Page
from .rules import Reason


@transaction.atomic
def regain(pages: Iterable[Page]) -> tuple[int, dict[str, Any] | None]:
    """Have the record go on with *pages*; how many entries came back, and what restricts, as the last page tells it.

    The acts themselves did not come back: whoever reads the record sees what was done and must be done again.
    Raises Refused: ALTERED, for an entry that is not what was written; JOURNAL_GAP.
    """
    last = Entry.objects.order_by("-number").first()
    number, leaf = (last.number, last.leaf) if last else (0, "")
    began, restrictions = number, None
    for page in pages:
        fresh = []
        for values in page.entries:
            entry = Entry(**values | {"at": datetime.fromisoformat(values["at"])})
            if digests.leaf(rules.line(entry.content())) != entry.leaf or (
                entry.number == number and entry.leaf != leaf
            ):
                raise Refused(Reason.ALTERED, what=f"asiento {entry.number}")
            if entry.number <= number:
                continue
            if entry.number != number + 1:
                raise Refused(Reason.JOURNAL_GAP, after=number)
            number, leaf = entry.number, entry.leaf
            fresh.append(entry)
        Entry.objects.bulk_create(fresh)
        _points(page.checkpoints)
        restrictions = page.restrictions
    return number - began, restrictions


def _points(written: str) -> None:
    for point in sorted((each.object for each in serializers.deserialize("json", written)), key=lambda each: each.pk):
        if not Checkpoint.objects.filter(pk=point.pk).exists():
            point.save(force_insert=True)
