# SPDX-License-Identifier: EUPL-1.2
"""The desks of whoever supervises: counts with their denominators and dates, never what a person answered."""

from datetime import datetime

from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.publication import queries as published
from conoceles.record.models import Checkpoint

from . import progress
from .calendar import Calendar
from .cuts import public_cuts
from .institute import release_in_words
from .kinds import Waiting
from .papers import fixed
from .preview import preview
from .sessions import sessions
from .supervision import owed

#: How much of a root is written in minutes and read aloud (security goals, 4.2).
_ROOT = 16


def commission(by: Capacity, now: datetime) -> list[Waiting]:
    """Sessions, the preview, how the process goes, the dates ahead; the root of the record, which minutes cite."""
    process = Process.objects.get(slug=by.scope)
    return [
        *sessions(by, process, now),
        *owed(by, process, now),
        *preview(by, process, now),
        *public_cuts(process),
        *progress.told(progress.progress(process, progress.registered(process))),
        Waiting("Informe de la entrega de cuentas (actividad 10)", address=reverse("credentials:report"), settled=True),
        Waiting(release_in_words(published.shown(process)), settled=True),
        *_witnessed(),
        *Calendar(process, now).next_dates(),
    ]


def with_voice(by: Capacity, now: datetime) -> list[Waiting]:
    """Whoever has a seat in the Consejo General and no vote: estrados, preview, what is public, and dates ahead."""
    process = Process.objects.get(slug=by.scope.partition("/")[0])
    return [
        *fixed(by, process, today(process)),
        *preview(by, process, now),
        *_public(process, Calendar(process, now)),
    ]


def representative(by: Capacity, now: datetime) -> list[Waiting]:
    """The sessions, what is public, and the checkpoint that a representation keeps: it is a witness of the record."""
    process = Process.objects.get(slug=by.scope)
    return [*sessions(by, process, now), *_public(process, Calendar(process, now))]


def _public(process: Process, calendar: Calendar) -> list[Waiting]:
    return [
        Waiting(release_in_words(published.shown(process)), settled=True),
        *_witnessed(),
        *calendar.next_dates(),
    ]


def _witnessed() -> list[Waiting]:
    point = Checkpoint.objects.order_by("-size").only("size", "root").first()
    if point is None:
        return []
    words = f"Punto de control de la bitácora, {point.size:,} asientos: {point.root[:_ROOT]}"
    return [Waiting(words, note="Anótelo: contra él se nota cualquier cambio posterior", settled=True)]
