# SPDX-License-Identifier: EUPL-1.2
"""Previews, whether they may be looked at, who did, and what was said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Min, Q, QuerySet

from conoceles.accounts.models import Capacity
from conoceles.accounts.queries import worded
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import answered_by, listed
from conoceles.elections.described.calendar import Opening
from conoceles.elections.models import CalendarWindow, Office, Process
from conoceles.kernel import windows
from conoceles.kernel.windows import Window
from conoceles.publication import queries as published
from conoceles.publication.gates.queries import gates
from conoceles.publication.models import CouncilPreview, PreviewComment, PreviewVisit
from conoceles.publication.snapshot import Snapshot
from conoceles.publication.withdrawing.due import due

from . import shelf
from .permissions import extent_of, may_follow, may_prepare
from .rules import SETTING, Days, Extent, Reason, days


def live(process: Process) -> CouncilPreview | None:
    """The preview that is shown, if there is one."""
    return process.council_previews.filter(over_at=None).select_related("process", "made_by__user").first()


def periods(process: Process) -> dict[str, Window]:
    """When a preview may be looked at, by office: its own window, or that of all; none where the calendar has none.

    Where the calendar says no last day, ``preview_days`` does.
    """
    rows = list(CalendarWindow.objects.filter(process=process, key=Opening.PREVIEW.value))
    by_office = {row.office_id: row for row in rows}
    zone = ZoneInfo(process.timezone)
    long = process.parameters.get("preview_days", {}).get("value")
    found = {}
    for pk, key in Office.objects.filter(process=process).values_list("pk", "key"):
        row = by_office.get(pk, by_office.get(None))
        if row is not None:
            last = row.last_day or (row.first_day + timedelta(days=long - 1) if long else None)
            found[key] = windows.of_days(row.first_day, last, zone)
    return found


def offices_ahead(process: Process, now: datetime) -> list[str]:
    """The offices that are not public yet and that a preview made *now* is about: in their days, or else the next."""
    closed = {gate.office for gate in gates(process) if gate.closed(now)}
    found = {key: window for key, window in periods(process).items() if key in closed}
    inside = [key for key, window in found.items() if now in window]
    if inside:
        return inside
    coming = {key: window.opens for key, window in found.items() if now < window.opens}
    return [key for key, opens in coming.items() if opens == min(coming.values())]


def days_of(process: Process, preview: CouncilPreview | None, now: datetime) -> Days:
    """Whether the Consejo General may look now: all the offices that *preview* is about must be in their days."""
    found = periods(process)
    about = [found[key] for key in preview.offices if key in found] if preview else []
    return days(about or list(found.values()), now, together=bool(about))


def days_for(by: Capacity, preview: CouncilPreview, now: datetime) -> Days:
    """Whether *by* may look at *preview* now. Whoever prepares it looks before and after its days too."""
    reason = ended(preview)
    if reason is not None:
        return Days(reason, preview.over_at)
    return Days(None) if may_prepare(by, preview.process) else days_of(preview.process, preview, now)


def ended(preview: CouncilPreview) -> Reason | None:
    """Why *preview* must be shown no more, whether anybody wrote it down yet or not."""
    if preview.over:
        return Reason[CouncilPreview.Over(preview.over).name]
    last = published.shown(preview.process)
    if last is not None and last.number >= preview.number:
        return Reason.PUBLISHED
    return Reason.LEFT if left(preview) else None


def left(preview: CouncilPreview) -> bool:
    """Whether *preview* shows anything that may be shown no more: then none of it is, until another is made."""
    try:
        return bool(due(preview.process, Snapshot(shelf.of(preview.process.slug).of(preview.pk) / shelf.SAID)))
    except FileNotFoundError:
        return True


def own(by: Capacity, process: Process) -> QuerySet[Candidacy]:
    """The candidacies for which the representation of *by* answers."""
    return listed(process).filter(answered_by(key=by.scope.partition("/")[2]))


def comments(by: Capacity, process: Process) -> QuerySet[PreviewComment]:
    """What *by* said; everything, for whoever follows previews."""
    every = PreviewComment.objects.filter(preview__process=process).select_related(
        "preview", "by__user", "answered_by__user"
    )
    return every if may_follow(by, process) else every.filter(by__user=by.user_id)


def unanswered(process: Process) -> QuerySet[PreviewComment]:
    """What was said and nobody answered yet."""
    return PreviewComment.objects.filter(preview__process=process, state=PreviewComment.State.WAITING)


def visits(process: Process) -> QuerySet[PreviewVisit]:
    """Each page that was opened, the last first."""
    return PreviewVisit.objects.filter(preview__process=process).select_related("preview", "by__user")


def visited(preview: CouncilPreview, by: Capacity, now: datetime) -> bool:
    """Whether *by* already opened a page of it on the day that *now* is there."""
    zone = ZoneInfo(preview.process.timezone)
    today = datetime.combine(now.astimezone(zone).date(), time(), zone)
    return PreviewVisit.objects.filter(preview=preview, by=by, at__gte=today).exists()


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who may look, and what she opened."""

    capacity: Capacity
    pages: int
    first: datetime | None
    last: datetime | None


def members(process: Process) -> list[Member]:
    """Everybody who may look in the process, those who never did first; and whoever did and holds that no more."""
    seats = Q(scope=process.slug) | Q(scope__startswith=f"{process.slug}/", role=Role.COUNCIL_REPRESENTATIVE)
    made = {
        row["by"]: row
        for row in PreviewVisit.objects.filter(preview__process=process)
        .values("by")
        .order_by()
        .annotate(pages=Count("pk"), first=Min("at"), last=Max("at"))
    }
    held = Capacity.objects.filter(seats, role__in=SETTING).select_related("user", "on_behalf_of")
    everybody = worded([e for e in held if e.pk in made or extent_of(e, process) is not Extent.NOTHING])
    told = [
        Member(each, *((row["pages"], row["first"], row["last"]) if (row := made.get(each.pk)) else (0, None, None)))
        for each in everybody
    ]
    order = list(SETTING)
    return sorted(told, key=lambda each: (each.pages > 0, order.index(Role(each.capacity.role)), each.capacity.pk))


def settings_told(process: Process) -> Iterator[tuple[Role, dict[str, str]]]:
    """The setting of each kind of member, with its source."""
    for role, name in SETTING.items():
        yield role, process.parameters.get(name, {})
