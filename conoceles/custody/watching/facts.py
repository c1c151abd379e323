# SPDX-License-Identifier: EUPL-1.2
"""How everything stands, as plain values. It reads, and changes nothing but the note of the clock."""

import shutil
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Max, Min, Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from conoceles.custody import queries as custody
from conoceles.custody.models import Verification
from conoceles.outbox import queries as mail
from conoceles.record import queries as record
from conoceles.record.models import Checkpoint, Entry
from conoceles.record.rules import SIGNED
from conoceles.vault import queries as vault
from conoceles.vault.rules import Purpose
from conoceles.work.models import Job
from conoceles.work.queueing import ASKED, ROUND
from conoceles.work.rules import State

from . import clockwork, rules
from .rules import Facts, Kind, Readings

#: What opens sealed answers so that a person reads them; and what has them counted or compared, which nobody reads.
READ = tuple(f"opened-for-{each}" for each in (Purpose.OWN_READING, Purpose.ANNEX))
#: What two custodians open: whoever watches is told of each.
CEREMONIES = (f"opened-for-{Purpose.CEREMONY}",)
#: What is not sealed and leaves whole, on paper.
PRINTED = ("copy-printed",)
COUNTED = tuple(f"opened-for-{each}" for each in (Purpose.COUNTING, Purpose.BADGES))
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
#: What comes round most often is formed each minute (``settings.PERIODIC``).
_ROUND_EACH = timedelta(minutes=3)
_MAIL = "conoceles.outbox.periodic.send"


def facts(now: datetime) -> Facts:
    """All of it."""
    last = Verification.objects.first()
    newest = Entry.objects.order_by("-number").values_list("at", flat=True).first()
    return Facts(
        now=now,
        readings=tuple(_readings(now)),
        countings=_countings(now),
        ceremonies=_ceremonies(now),
        record_faults=len(last.record_faults) if last else 0,
        release_faults=len(last.release_faults) if last else 0,
        verified_at=last.at if last else _begun(),
        unsigned_since=unsigned_since(),
        late=late(now),
        free=free(),
        oldest_task=oldest_task(now),
        oldest_mail=mail.due(now).aggregate(oldest=Min("queued_at"))["oldest"],
        mail_failed=Job.objects.filter(kind=_MAIL, by=None, state=State.FAILED).exists(),
        stepped=clockwork.stepped(now),
        ahead=max(0.0, (newest - now).total_seconds()) if newest else 0.0,
        keys_missing=keys_missing(),
    )


def unsigned_since() -> datetime | None:
    """Since when something of the record is unsigned; None while all but the last announcement is."""
    signed = Checkpoint.objects.aggregate(size=Max("size"))["size"] or 0
    left = Entry.objects.filter(number__gt=signed).exclude(number=signed + 1, action=SIGNED)
    return left.order_by("number").values_list("at", flat=True).first()


def late(now: datetime) -> frozenset[Kind]:
    """What of backups is; nothing where an installation that serves nobody takes none."""
    if not (settings.BACKUPS or settings.PRODUCTION):
        return frozenset()
    stands = custody.standing(now)
    said = {
        Kind.BACKUP: stands.backup_late,
        Kind.JOURNAL: stands.journal_late,
        Kind.DRILL: stands.drill_late,
        Kind.KEY_DRILL: stands.key_drill_late,
    }
    return frozenset(kind for kind, so in said.items() if so)


def free() -> int | None:
    """Bytes left where data lie; the least, where they lie in several places."""
    places = [settings.PRIVATE, settings.PUBLIC, *([Path(settings.BACKUPS)] if settings.BACKUPS else [])]
    there = {next((each for each in (place, *place.parents) if each.is_dir()), None) for place in places}
    return min((shutil.disk_usage(place).free for place in there if place), default=None)


def oldest_task(now: datetime) -> datetime | None:
    """Since when something waits, and nobody of its queue is at work; or nothing came round, and nobody forms it."""
    waits = [since for since in (_untaken(queue, now) for queue in (ASKED, ROUND)) if since]
    formed = Job.objects.filter(by=None, kind__in=settings.PERIODIC).aggregate(last=Max("due_at"))["last"]
    return min([*waits, *([formed] if formed and now - formed > _ROUND_EACH else [])], default=None)


def _untaken(queue: str, now: datetime) -> datetime | None:
    at_work = Job.objects.filter(state=State.RUNNING, held_until__gt=now, by__isnull=queue == ROUND)
    if at_work.exists():
        return None
    waiting = DBTaskResult.objects.ready().filter(queue_name=queue)
    found: datetime | None = waiting.aggregate(oldest=Min("enqueued_at"))["oldest"]
    return found


def keys_missing() -> bool:
    """Whether what opens the vault, or what signs the record, is not where it was."""
    vault_lost = vault.newest_wrapping() is not None and vault.usable() is None
    return vault_lost or (Checkpoint.objects.exists() and not record.key_place().is_file())


def _begun() -> datetime | None:
    return Entry.objects.order_by("number").values_list("at", flat=True).first()


def _readings(now: datetime) -> list[Readings]:
    most = settings.ALERTS
    nights = [Q(at__gte=since, at__lt=until) for since, until in rules.nights(timezone.localtime(now), most)]
    counted = (
        Entry.objects.filter(action__in=READ, at__gt=now - _DAY)
        .order_by()
        .values("actor")
        .annotate(
            hour=Count("pk", filter=Q(at__gt=now - _HOUR)),
            day=Count("pk"),
            night=Count("pk", filter=reduce(or_, nights, Q(pk__in=[]))),
        )
    )
    return [Readings(each["actor"], each["hour"], each["day"], each["night"]) for each in counted]


def _ceremonies(now: datetime) -> dict[str, int]:
    """By person, of how many subjects what is blocked was opened in a day."""
    opened = Entry.objects.filter(action__in=CEREMONIES, at__gt=now - _DAY).order_by()
    return dict(opened.values_list("actor").annotate(times=Count("pk")))


def _countings(now: datetime) -> dict[str, int]:
    """By person, how often she had the answers of one and the same candidacy counted in a day: the most of any."""
    counted = (
        Entry.objects.filter(action__in=COUNTED, at__gt=now - _DAY)
        .order_by()
        .values("actor", "about")
        .annotate(times=Count("pk"))
        .filter(times__gt=1)
    )
    found: dict[str, int] = {}
    for each in counted:
        found[each["actor"]] = max(found.get(each["actor"], 0), each["times"])
    return found
