# SPDX-License-Identifier: EUPL-1.2
"""In which state whose data are, what is due, and what is left to be done of what was agreed."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from conoceles.candidacies.models import Candidacy
from conoceles.custody.models import Ending, HeldAway, Unsealing
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.statistics.models import Cut

from .emptying import subject_of
from .rules import State, Terms

_STATES = {Ending.Stage.BLOCKED: State.BLOCKED, Ending.Stage.CANCELLED: State.CANCELLED}


def terms(process: Process) -> Terms:
    """What the process states."""

    def stated(key: str) -> tuple[int | None, str]:
        found = process.parameters.get(key, {})
        return found.get("value"), found.get("source") or "sin especificar"

    blocking, retention = stated("blocking_days"), stated("retention_days")
    return Terms(process.election_day, blocking[0], retention[0], blocking[1], retention[1])


def today(process: Process) -> date:
    """On the wall of the process."""
    return clock.now().astimezone(ZoneInfo(process.timezone)).date()


def endings(process: Process) -> QuerySet[Ending]:
    """All that was asked for in that process, in order."""
    found = Ending.objects.filter(process=process).select_related(
        "process", "candidacy__person", "asked_by__user", "confirmed_by__user"
    )
    return found.order_by("pk")


def in_force(process: Process, stage: str, candidacy: Candidacy | None = None) -> Ending | None:
    """The ending of that stage that covers the candidacy, or the whole process where none is asked of."""
    whose = Q(candidacy=None) | Q(candidacy=candidacy) if candidacy else Q(candidacy=None)
    return endings(process).filter(whose, stage=stage, at__isnull=False).first()


def waiting(process: Process) -> QuerySet[Ending]:
    """Those that a first person asked for."""
    return endings(process).filter(at=None, declined_at=None)


def unfinished(process: Process | None = None) -> QuerySet[Ending]:
    """Those in force of which the machine has something left to do."""
    left = Q(done_at=None) | Q(scrubbed_at=None)
    found = Ending.objects.select_related("process").filter(left, at__isnull=False).order_by("pk")
    return found.filter(process=process) if process else found


def state_of(candidacy: Candidacy) -> tuple[State, Ending | None]:
    """In which state her data are, and by which act."""
    for stage in (Ending.Stage.CANCELLED, Ending.Stage.BLOCKED):
        if found := in_force(candidacy.process, stage, candidacy):
            return _STATES[stage], found
    return State.ACTIVE, None


def counts(process: Process) -> dict[State, int]:
    """How many candidacies are in each state."""
    everybody = Candidacy.objects.filter(process=process)
    total = everybody.count()
    reached = {}
    for stage in (Ending.Stage.BLOCKED, Ending.Stage.CANCELLED):
        if in_force(process, stage):
            reached[stage] = total
        else:
            own = Ending.objects.filter(process=process, stage=stage, at__isnull=False, candidacy__isnull=False)
            reached[stage] = own.count()
    blocked, cancelled = reached[Ending.Stage.BLOCKED], reached[Ending.Stage.CANCELLED]
    return {State.ACTIVE: total - blocked, State.BLOCKED: blocked - cancelled, State.CANCELLED: cancelled}


def put_away(ending: Ending) -> int:
    """Of how many candidacies everything lies closed already."""
    return HeldAway.objects.filter(ending=ending, candidacy__isnull=False).count()


def concerned(ending: Ending) -> QuerySet[Candidacy]:
    """Whose data it is about."""
    found = Candidacy.objects.filter(process_id=ending.process_id)
    return (found.filter(pk=ending.candidacy_id) if ending.candidacy_id else found).order_by("pk")


def subjects(ending: Ending) -> list[uuid.UUID]:
    """Of which data keys it is: of candidacies and, of a whole process, of its cuts and of what is of nobody alone."""
    found: Iterable[uuid.UUID] = concerned(ending).values_list("pk", flat=True)
    if ending.candidacy_id:
        return list(found)
    cuts = Cut.objects.filter(process_id=ending.process_id, annexes__isnull=False).values_list("pk", flat=True)
    return [*found, *cuts.distinct(), subject_of(ending.process)]


@dataclass(frozen=True, slots=True)
class Due:
    """A term that is running or ran out: of which stage, its last or first day, and whether it passed."""

    stage: str
    day: date
    late: bool


def due(process: Process) -> Due | None:
    """The next step of a whole process and its day; None where nobody decided the term, or nothing is left."""
    stated, now = terms(process), today(process)
    if in_force(process, Ending.Stage.CANCELLED):
        return None
    blocked = in_force(process, Ending.Stage.BLOCKED)
    if blocked is None:
        day = stated.block_by
        return Due(Ending.Stage.BLOCKED, day, now > day) if day else None
    day = stated.cancel_from(day_of(process, blocked.at))
    return Due(Ending.Stage.CANCELLED, day, now >= day) if day else None


def day_of(process: Process, at: datetime | None) -> date:
    """On which day that was, on the wall of the process; today, where it has not been."""
    return (at or clock.now()).astimezone(ZoneInfo(process.timezone)).date()


def unsealings(process: Process) -> QuerySet[Unsealing]:
    """Each opening that an agreement allowed, the last one first."""
    found = Unsealing.objects.filter(process=process)
    return found.select_related(
        "process", "candidacy__person", "by__user", "confirmed_by__user", "opened_by__user"
    ).order_by("-pk")


def waits(unsealing: Unsealing) -> bool:
    """Whether it waits for a second person to confirm it."""
    two = unsealing.process.allows("two_persons")
    return two and unsealing.confirmed_by_id is None and unsealing.opened_at is None
