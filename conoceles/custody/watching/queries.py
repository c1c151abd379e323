# SPDX-License-Identifier: EUPL-1.2
"""What is open, what was, and how each part of the system stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, QuerySet
from django.utils import timezone

from conoceles.custody.models import Alert, ReadingReport, Verification
from conoceles.record.models import Entry
from conoceles.work.models import Job
from conoceles.work.rules import State

from . import facts
from .rules import Kind

#: How many of those that are over a page lists.
_PAST = 30
_LOOK = "conoceles.custody.watching.periodic.look"
#: Nobody looked for so long: what the page says of now may not be so.
_BLIND = timedelta(minutes=5)


@dataclass(frozen=True)
class Part:
    """One part of the system: ``state`` is «bien», «sin mirar», «atención», «falla»; ``words`` say what is so."""

    name: str
    state: str
    words: str


#: The parts, in the order of the page: what is wrong with each as an alert, and whether that stops somebody.
_PARTS: tuple[tuple[str, str, tuple[Kind, ...], bool], ...] = (
    ("Tareas", "Se hacen a tiempo", (Kind.QUEUE,), True),
    ("Correo", "Sale a tiempo", (Kind.MAIL,), False),
    ("Disco", "Hay espacio", (Kind.DISK,), True),
    ("Claves", "Están en su lugar", (Kind.KEYS,), True),
    ("Reloj", "Va en hora", (Kind.CLOCK,), False),
    ("Bitácora", "Coincide con lo firmado, y está firmada", (Kind.RECORD, Kind.CHECKPOINT), True),
    ("Lo publicado", "Es lo que se firmó", (Kind.RELEASE,), True),
    ("Verificación", "Es reciente", (Kind.UNVERIFIED,), False),
    ("Respaldos", "Al día", (Kind.BACKUP, Kind.JOURNAL), True),
    ("Simulacros", "Pasaron", (Kind.DRILL, Kind.KEY_DRILL), False),
    ("Lecturas de identidad", "Lo usual", (Kind.READINGS, Kind.READINGS_AT_NIGHT, Kind.COUNTINGS), False),
    ("Lo bloqueado", "Nadie lo ha abierto hoy", (Kind.CEREMONY,), False),
)
_OF_BACKUPS = {Kind.BACKUP, Kind.DRILL}


def opened() -> QuerySet[Alert]:
    """Those that are not over, the newest first."""
    return Alert.objects.filter(closed_at=None).select_related("answered_by__user")


def past() -> QuerySet[Alert]:
    """The last that are over."""
    return Alert.objects.exclude(closed_at=None).select_related("answered_by__user")[:_PAST]


def parts(wrong: Iterable[str], titles: dict[str, str], *, unseen: bool) -> list[Part]:
    """How each stands, from the kinds of what is open. Where nobody looks (*unseen*), nothing is said to be well."""
    wrong = set(wrong)
    return [
        _part(name, fine, [titles[each] for each in kinds if each in wrong], kinds, stops, unseen=unseen)
        for name, fine, kinds, stops in _PARTS
    ]


def _part(name: str, fine: str, bad: list[str], kinds: tuple[Kind, ...], stops: bool, *, unseen: bool) -> Part:
    if bad:
        return Part(name, "falla" if stops else "atención", ". ".join(bad))
    if not settings.BACKUPS and _OF_BACKUPS & set(kinds):  # where none is taken none is late, and none is fine
        return Part(name, "atención", "Esta instalación no toma respaldos")
    return Part(name, "sin mirar", "No se sabe") if unseen else Part(name, "bien", fine)


def looked_at() -> datetime | None:
    """When somebody last looked."""
    return Job.objects.filter(kind=_LOOK, by=None, state=State.DONE).aggregate(last=Max("ended_at"))["last"]


def blind(now: datetime) -> bool:
    """Whether nobody looked lately, so that what is open says nothing of now."""
    last = looked_at()
    return last is None or now - last > _BLIND


def degraded(now: datetime) -> set[str]:
    """The kinds of what is wrong now, for a desk: what is open; and of the queue, which also does the looking, anew."""
    kinds = set(Alert.objects.filter(closed_at=None).values_list("kind", flat=True))
    waits = facts.oldest_task(now)
    if waits and now - waits > timedelta(minutes=settings.ALERTS["cola-minutos"]):
        kinds.add(Kind.QUEUE)
    return kinds


def last_verification() -> Verification | None:
    """The last time that the record and what is published were looked at whole."""
    return Verification.objects.first()


def reports() -> QuerySet[ReadingReport]:
    """The last reports of readings."""
    return ReadingReport.objects.all()[:7]


def readings_of(day: date) -> dict[str, dict[str, Any]]:
    """How sealed answers were opened, and copies printed, on that local *day*.

    By purpose: how many times, of how many, by how many people.
    """
    since = timezone.make_aware(datetime.combine(day, datetime.min.time()))
    until = since + timedelta(days=1)
    found = {}
    for act in (*facts.READ, *facts.CEREMONIES, *facts.COUNTED, *facts.PRINTED):
        entries = Entry.objects.filter(action=act, at__gte=since, at__lt=until).order_by()
        if times := entries.count():
            by = entries.values("actor").annotate(times=Count("pk"))
            found[act.removeprefix("opened-for-")] = {
                "times": times,
                "of": entries.values("about").distinct().count(),
                "by": len(by),
                "most": max(each["times"] for each in by),
            }
    return found
