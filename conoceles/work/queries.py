# SPDX-License-Identifier: EUPL-1.2
"""Jobs, looked up."""

from collections.abc import Collection

from django.conf import settings
from django.db.models import QuerySet

from conoceles.accounts.models import Capacity

from .models import Job
from .rules import OPEN, State


def asked(kind: str, process: str) -> QuerySet[Job]:
    """The jobs of a kind that people asked for in a process, the newest first."""
    return Job.objects.filter(kind=kind, process=process, by__isnull=False).order_by("-begun_at")


def under_way(kind: str, process: str, subject: str = "") -> Job | None:
    """The one that is open now, if any."""
    return Job.objects.filter(kind=kind, process=process, subject=subject, state__in=OPEN).first()


def busy(kinds: Collection[str], by: Capacity) -> bool:
    """Whether a worker still has, or has to take, something of those *kinds* that the person behind *by* asked for.

    Who hands over one heap after another waits for herself, and not all the others for her.
    """
    return Job.objects.filter(kind__in=kinds, by__user=by.user_id, state__in=OPEN).exists()


def broken_rounds() -> QuerySet[Job]:
    """What comes round and failed the last time."""
    return Job.objects.filter(by=None, kind__in=settings.PERIODIC, state=State.FAILED)
