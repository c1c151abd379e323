# SPDX-License-Identifier: EUPL-1.2
"""Until when each candidacy may send, from the calendar, the parameters and what is known of her."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Opening
from conoceles.capture.rules.windows import CountedFrom, Frame, Individual, Span, Term, term
from conoceles.credentials.queries import in_hand
from conoceles.elections.described.calendar import Opening as Key
from conoceles.elections.models import CalendarWindow, Process
from conoceles.kernel.days import last_of, natural, working


def term_of(candidacy: Candidacy, *, now: datetime, corrections: bool = True) -> Term:
    """Her term; without *corrections*, what it would be had none been granted that she asked for."""
    return terms(candidacy.process, [candidacy], now=now, corrections=corrections)[candidacy.pk]


def terms(
    process: Process, candidacies: Iterable[Candidacy], *, now: datetime, corrections: bool = True
) -> dict[UUID, Term]:
    """The terms of many, by id, in a few queries; their ``formula__position`` should have been selected with them."""
    known = list(candidacies)
    frames = _Frames(process)
    days = _own_days(frames, known)
    openings = defaultdict(list)
    found = Opening.objects.filter(
        candidacy__in=[each.pk for each in known], request__closed_at=None, continues__request__closed_at=None
    )
    for opening in found if corrections else found.filter(request=None, continues=None):
        openings[opening.candidacy_id].append(Individual(opening.since, opening.last_day, opening.correction))
    return {
        each.pk: term(
            frames.of(each.formula.position.office_id),
            own_day=days.get(each.pk),
            openings=tuple(openings[each.pk]),
            now=now,
        )
        for each in known
    }


def last_day(process: Process, days: int, *, since: datetime) -> date:
    """The last of *days* days from that of *since*, as the process counts them."""
    return last_days(process, days)(since)


def last_days(process: Process, days: int) -> Callable[[datetime], date]:
    """The same, for many instants: what the process says is looked up once."""
    frames = _Frames(process)

    @cache
    def last(start: date) -> date:
        with_start = frames.says("capture_first_day_counts") is True
        return last_of(start, days, counts=frames.counts, with_start=with_start)

    return lambda since: last(since.astimezone(frames.zone).date())


class _Frames:
    """What a process says, office by office; an office without windows of its own has those of every office."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.zone = ZoneInfo(process.timezone)
        self.windows = {
            (window.key, window.office_id): window
            for window in CalendarWindow.objects.filter(process=process, key__in=[Key.CAPTURE, Key.CAMPAIGN])
        }
        self.counted_from = CountedFrom(self.says("capture_from") or CountedFrom.CALENDAR)
        self.counts = natural
        if self.says("day_kind") == "habiles":
            off = CalendarWindow.objects.filter(process=process, key=Key.DAYS_OFF)
            self.counts = working(*off.values_list("first_day", "last_day"))

    def says(self, key: str) -> object:
        """The value of a parameter; None where it is undecided, or the process was loaded before it was asked."""
        return self.process.parameters.get(key, {}).get("value")

    def of(self, office: int) -> Frame:
        """The frame of one office."""
        capture, campaign = self._window(Key.CAPTURE, office), self._window(Key.CAMPAIGN, office)
        days = self.says("capture_days")
        return Frame(
            zone=self.zone,
            capture=Span(capture.first_day, capture.last_day) if capture else None,
            campaign_ends=campaign.last_day if campaign else None,
            counted_from=self.counted_from,
            days=days if isinstance(days, int) else None,
            first_day_counts=self.says("capture_first_day_counts") is True,
            counts=self.counts,
            late=self.says("late_capture") is True,
        )

    def _window(self, key: Key, office: int) -> CalendarWindow | None:
        return self.windows.get((key, office)) or self.windows.get((key, None))


def _own_days(frames: _Frames, candidacies: list[Candidacy]) -> dict[UUID, date]:
    """The day from which each one's own days run, where the process counts so and it has come."""
    if frames.counted_from is CountedFrom.APPROVAL:
        return {each.pk: each.registered_on for each in candidacies if each.registered_on}
    if frames.counted_from is CountedFrom.DELIVERY:
        return {pk: at.astimezone(frames.zone).date() for pk, at in in_hand([each.pk for each in candidacies]).items()}
    return {}
