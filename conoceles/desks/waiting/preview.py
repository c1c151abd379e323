# SPDX-License-Identifier: EUPL-1.2
"""The preview of the next release, for whoever sees some of it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.publication.models import PreviewVisit
from conoceles.publication.previewing import queries as previews
from conoceles.publication.previewing.permissions import extent_of
from conoceles.publication.previewing.phrases import PHRASES, told
from conoceles.publication.previewing.rules import Extent, Reason

from .kinds import Waiting


def preview(by: Capacity, process: Process, now: datetime) -> list[Waiting]:
    """It waits for whoever may open it now and has not; before, later, or once she did, it is only told."""
    if extent_of(by, process) is Extent.NOTHING:
        return []
    ready = previews.live(process)
    if ready is not None and previews.ended(ready) is not None:
        ready = None
    days = previews.days_of(process, ready, now)
    if days.reason is Reason.NO_DAYS:
        return []
    waits, last = False, None
    if days.at is not None and days.reason is not Reason.NOT_YET:
        last = (days.at - timedelta(microseconds=1)).astimezone(ZoneInfo(process.timezone)).date()
    if not days.open:
        note = told(days, process)
    elif ready is None:
        note = PHRASES[Reason.NOTHING_READY]
    elif PreviewVisit.objects.filter(preview=ready, by=by).exists():
        note = "Está abierta; usted ya la abrió."
    else:
        waits, note = True, "Está abierta y usted todavía no la abre."
    address = reverse("previewing:home")
    return [Waiting("Vista previa (art. 13)", until=last, address=address, note=note, settled=not waits)]
