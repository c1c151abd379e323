# SPDX-License-Identifier: EUPL-1.2
"""The queue of a process, whole: as many queries for one candidacy as for five thousand."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Revision
from conoceles.capture.permissions import accepts
from conoceles.capture.queries.endorsements import to_endorse
from conoceles.capture.queries.revisions import newest
from conoceles.capture.queries.terms import last_days
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.validation.models import Assignment
from conoceles.validation.queries import hands
from conoceles.validation.rules import Outcome

from .rules import Held, Sent, Waits, urgency, waits

_READINGS = Assignment.Reading


@dataclass(frozen=True, slots=True)
class Item:
    """One candidacy in the queue: where it stands, by keys, and what it waits for."""

    candidacy: UUID
    office: str
    postulant: str
    place: str
    waits: Waits


def readers(process: Process) -> list[Capacity]:
    """Who reviews in *process* now, by name."""
    held = Capacity.objects.filter(role=Role.INSTANCE, scope=process.slug, user__is_active=True)
    found = held.select_related("user", "on_behalf_of").order_by("user__name", "user__username", "pk")
    return [each for each in found if each.in_force]


def names(process: Process) -> dict[str, str]:
    """How each of them is called, by her account."""
    return {each.pseudonym: each.user.name or each.user.username for each in readers(process)}


def queue(process: Process, *, now: datetime, candidacy: Candidacy | None = None) -> list[Item]:
    """Everything that waits in *process*, the most pressing first; of one *candidacy* alone, where it is given."""
    places: dict[UUID, tuple[str, str, str]] = {}
    sent: dict[UUID, list[Sent]] = defaultdict(list)
    rows = _pending(process, candidacy)
    awaiting_party = set(
        to_endorse(Candidacy.objects.filter(process=process)).values_list("pk", flat=True) if accepts(process) else ()
    )
    for row in rows:
        places[row.candidacy_id] = (row.office, row.postulant, f"{row.place_kind}/{row.place_key}")
        sent[row.candidacy_id].append(
            Sent(
                sealed=row.is_sealed,
                at=row.readable_at,
                authors=hands(row.sender, row.receiver, typists=row.typists),
                awaits_party=row.pk in awaiting_party,
                approved_by=row.approver and str(row.approver),
                returned_at=row.returned_at,
            )
        )
    held = _held(process, candidacy)
    last, today = deadlines(process), now.astimezone(ZoneInfo(process.timezone)).date()
    found = []
    for pk, pieces in sent.items():
        its = held.get(pk, {})
        what = waits(
            pieces, first=its.get(_READINGS.FIRST), second=its.get(_READINGS.SECOND), last_day=last, today=today
        )
        if what is not None:
            found.append(Item(pk, *places[pk], what))
    return sorted(found, key=lambda each: (urgency(each.waits), each.candidacy))


def deadlines(process: Process) -> Callable[[datetime], date] | None:
    """Tells the last day that the institute has to read what could be read since an instant; None while undecided."""
    days = process.parameters.get("validation_days", {}).get("value")
    return last_days(process, days) if days else None


def next_for(reader: Capacity) -> Candidacy | None:
    """The most pressing candidacy in the hands of *reader*; None when she has none to read."""
    process = Process.objects.get(slug=reader.scope)
    mine = next((each for each in queue(process, now=clock.now()) if each.waits.is_of(reader.pseudonym)), None)
    return Candidacy.objects.get(pk=mine.candidacy) if mine else None


def waits_of(candidacy: Candidacy) -> Waits | None:
    """What one candidacy waits for now."""
    found = queue(candidacy.process, now=clock.now(), candidacy=candidacy)
    return found[0].waits if found else None


def senders(process: Process) -> int:
    """How many registered candidacies have sent something here that is read: the denominator of the queue."""
    sent = Revision.objects.filter(
        candidacy__process=process, candidacy__status=Candidacy.Status.REGISTERED, sealed=None, source=None
    )
    return sent.order_by().values("candidacy").distinct().count()


def history(candidacy: Candidacy) -> QuerySet[Assignment]:
    """Who has had it, the last first."""
    return candidacy.assignments.select_related("reader__user", "by__user", "ended_by__user").order_by("-since", "-pk")


def _pending(process: Process, candidacy: Candidacy | None) -> QuerySet[Revision, Any]:
    """The last revisions that are not approved, as plain rows with what tells where they stand."""
    found = newest().filter(
        Q(reviews=None) | Q(reviews__outcome=Outcome.RETURNED),
        candidacy__process=process,
        candidacy__status=Candidacy.Status.REGISTERED,
    )
    if candidacy is not None:
        found = found.filter(candidacy=candidacy)
    formula = "candidacy__formula__"
    told = {
        "is_sealed": Q(sealed__isnull=False),
        "readable_at": Coalesce("endorsement__at", "sent_at"),
        "sender": F("sent_by__user_id"),
        "receiver": F("assistance__by__user_id"),
        "approver": F("first_approval__approved_by__user_id"),
        "returned_at": F("reviews__decided_at"),
        "office": F(f"{formula}position__office__key"),
        "postulant": Coalesce(f"{formula}answered_by__key", f"{formula}postulant__key"),
        "place_kind": F(f"{formula}territory__kind"),
        "place_key": F(f"{formula}territory__key"),
    }
    return found.annotate(**told).values_list("pk", "candidacy_id", "typists", *told, named=True)


def _held(process: Process, candidacy: Candidacy | None) -> dict[UUID, dict[str, Held]]:
    """The open assignments, by candidacy and reading; whoever reviews no more holds nothing."""
    now_reading = {each.pk: each.pseudonym for each in readers(process)}
    rows = Assignment.objects.filter(candidacy__process=process, until=None)
    if candidacy is not None:
        rows = rows.filter(candidacy=candidacy)
    found: dict[UUID, dict[str, Held]] = defaultdict(dict)
    for row in rows:
        reader = now_reading.get(row.reader_id)
        if reader or row.reading == _READINGS.SECOND:
            found[row.candidacy_id][row.reading] = Held(reader, row.since)
    return found
