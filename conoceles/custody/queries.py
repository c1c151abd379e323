# SPDX-License-Identifier: EUPL-1.2
"""Where custody stands: what is backed up, what was tried out, and what is late."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from conoceles.elections.models import Process
from conoceles.kernel.refusals import Refused
from conoceles.work.models import Job
from conoceles.work.rules import State

from . import journal, places, rules, store, taking, unfinished
from .envelopes import keys
from .models import Drill, Restoration
from .rules import Reason
from .store import Backup

_ROUND = "conoceles.custody.periodic.back_up"
#: How many backups the page lists.
_LISTED = 12


@dataclass(frozen=True)
class Standing:
    """What a page tells. ``refused`` is why no backup can be taken here, None where one can."""

    now: datetime
    refused: Refused | None
    backups: list[Backup]
    journal_at: datetime | None
    failed: str
    drill: Drill | None
    key_drill: Drill | None
    restoration: Restoration | None
    doing: bool = False  # a backup is being taken at this moment

    @property
    def newest(self) -> Backup | None:
        """The last whole one."""
        return self.backups[0] if self.backups else None

    @property
    def point(self) -> timedelta | None:
        """How much would have to be done again, if everything here were lost now."""
        return self.now - self.newest.seal.taken_at if self.newest else None

    @property
    def backup_late(self) -> bool:
        """Whether more would be lost than may be."""
        return rules.late(self.newest and self.newest.seal.taken_at, rules.POINT, self.now)

    @property
    def journal_late(self) -> bool:
        """Whether what somebody withdrew lately might be shown again by a restored system."""
        return rules.late(self.journal_at, rules.POINT, self.now)

    @property
    def drill_late(self) -> bool:
        """Whether the clock's own drill did not pass lately."""
        passed = self.drill if self.drill and self.drill.passed else None
        return rules.late(passed and passed.at, rules.DRILL_EACH, self.now)

    @property
    def key_drill_late(self) -> bool:
        """Whether nobody showed lately that the key which is kept offline opens."""
        passed = self.key_drill if self.key_drill and self.key_drill.passed else None
        return rules.late(passed and passed.at, rules.KEY_DRILL_EACH, self.now)


def standing(now: datetime) -> Standing:
    """How it stands; an installation that takes no backups is told so, and not that they are late."""
    refused, backups = None, []
    try:
        place = store.here()
        backups = taking.recent(place, _LISTED)
        keys()
    except Refused as refusal:
        refused = refusal
    drills = Drill.objects.order_by("-at")
    at = journal.state().at
    return Standing(
        now=now,
        refused=refused,
        backups=backups,
        journal_at=at if at.timestamp() else None,
        failed=_failed(),
        drill=drills.filter(with_key=False).first(),
        key_drill=drills.filter(with_key=True).first(),
        restoration=Restoration.objects.order_by("-at").first(),
        doing=Job.objects.filter(kind=_ROUND, by=None, state=State.RUNNING, held_until__gt=now).exists(),
    )


def _failed() -> str:
    """Why the last round took no backup, as its reason is called; empty where it did."""
    return Job.objects.filter(kind=_ROUND, by=None, state=State.FAILED).values_list("problem", flat=True).first() or ""


def held(process: Process) -> str:  # noqa: ARG001
    """The backup whose restoration keeps anything from being published, if one does (``PUBLICATION_HELD_BY``).

    One that has not ended does, whatever the database says: it may be of before what was withdrawn.
    """
    named = Restoration.objects.filter(held=True).order_by("-at").values_list("backup", flat=True)
    return unfinished.name() or named.first() or ""


def restoration_to_show() -> Restoration:
    """The one that somebody must answer for, or did while it could not be shown.

    Raises Refused: NOTHING_HELD, UNFINISHED.
    """
    if backup := unfinished.name():
        raise Refused(Reason.UNFINISHED, backup=backup)
    held = Restoration.objects.filter(held=True).order_by("-at").first()
    found = held or (Restoration.objects.order_by("-at").first() if places.waiting() else None)
    if found is None:
        raise Refused(Reason.NOTHING_HELD)
    return found
