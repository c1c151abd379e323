# SPDX-License-Identifier: EUPL-1.2
"""What somebody owes in one capacity, as an iCalendar file that her calendar asks for again and again (RFC 5545)."""

from datetime import timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import ROLES, Role
from conoceles.elections.models import Process
from conoceles.supervision.models import Feed

from . import queries
from .phrases import OWED, STATES, occurrence, place
from .queries import Seen
from .rules import Owed

#: These follow all of it, not only what they owe.
_FOLLOW = frozenset({Role.PRESIDENCY, Role.COMMISSIONER, Role.AIDE, Role.SECRETARY})
_EVERY = timedelta(hours=6)


def found(token: str) -> Feed | None:
    """The calendar at that address; None when it has ended, or whoever it is of is that no more."""
    digest = sha256(token.encode()).hexdigest()
    feed = Feed.objects.filter(token_digest=digest, ended_at=None).select_related("capacity__user").first()
    holds = feed is not None and feed.capacity.in_force and feed.capacity.user.is_active
    return feed if holds else None


def file(feed: Feed) -> bytes:
    """The calendar, whole days: what is owed in that capacity, and for the commission everything."""
    capacity = feed.capacity
    process = Process.objects.get(slug=capacity.scope)
    ledger = queries.ledger(process)
    calendar = Calendar()
    calendar.add("prodid", "-//Conóceles//Obligaciones//ES")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", f"Conóceles: {ROLES[Role(capacity.role)].name}")
    calendar.add("x-wr-calname", f"Conóceles: {ROLES[Role(capacity.role)].name}")
    calendar.add("refresh-interval", _EVERY, parameters={"VALUE": "DURATION"})
    for one in ledger.all():
        if one.day is not None and (Role(capacity.role) in _FOLLOW or Role(capacity.role) in one.owed_by):
            calendar.add_component(_event(one, process, capacity))
    return bytes(calendar.to_ical())


def _event(one: Seen, process: Process, capacity: Capacity) -> Event:
    obligation, event = one.obligation, Event()
    assert one.day is not None
    which = occurrence(obligation.occurrence, one.due.shape if one.due else None)
    told = f"{place(obligation.row)}{OWED[Owed(obligation.owed)]}: {obligation.name}"
    written = [obligation.opened_at, *(start.written_at for start in one.starts)]
    if one.fulfilment:
        written.append(one.fulfilment.written_at)
    event.add("uid", f"obligacion-{obligation.pk}-{capacity.pk}@{process.slug}")
    event.add("dtstamp", max(written).astimezone(ZoneInfo("UTC")))
    event.add("sequence", len(written) - 1)
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("summary", f"{STATES[one.standing.state]}: {told}{f' ({which})' if which else ''}")
    owed = ", ".join(ROLES[role].name for role in one.owed_by)
    event.add("description", f"Lo debe: {owed}. {obligation.because}.")
    event.add("url", settings.PRIVATE_URL + reverse("obligations:obligation", args=[obligation.pk]))
    event.add("transp", "TRANSPARENT")
    return event
