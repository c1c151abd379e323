# SPDX-License-Identifier: EUPL-1.2
"""Jobs, looked up."""

from django.conf import settings
from django.db.models import QuerySet

from .models import Job
from .rules import OPEN, State


def asked(kind: str, process: str) -> QuerySet[Job]:
    """The jobs of a kind that people asked for in a process, the newest first."""
    return Job.objects.filter(kind=kind, process=process, by__isnull=False).order_by("-begun_at")


def under_way(kind: str, process: str, subject: str = "") -> Job | None:
    """The one that is open now, if any."""
    return Job.objects.filter(kind=kind, process=process, subject=subject, state__in=OPEN).first()


def broken_rounds() -> QuerySet[Job]:
    """What comes round and failed the last time."""
    return Job.objects.filter(by=None, kind__in=settings.PERIODIC, state=State.FAILED)
