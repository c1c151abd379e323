# SPDX-License-Identifier: EUPL-1.2
"""The calendar of a process as a desk needs it: read once, asked many times."""

from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

from conoceles.elections.described.calendar import Opening
from conoceles.elections.models import CalendarWindow, Process

from .kinds import Waiting

#: How many dates ahead a desk tells.
_AHEAD = 5


class Calendar:
    """The windows of *process*, looked at on the day that *now* is there. One query."""

    def __init__(self, process: Process, now: datetime) -> None:
        self.today: date = now.astimezone(ZoneInfo(process.timezone)).date()
        self._windows = list(CalendarWindow.objects.filter(process=process).select_related("office"))

    def last_day(self, opening: Opening, office: int | None = None) -> date | None:
        """The last day of what *opening* opens, for an office (its id) or for all; None when it says none."""
        found = [each for each in self._windows if each.key == opening and each.office_id in {None, office}]
        found.sort(key=lambda window: window.office_id is None)  # the office's own first
        return found[0].last_day if found else None

    def next_dates(self) -> list[Waiting]:
        """What opens and closes from today on, the first first; of one day, what is done here before the campaigns."""
        named = Counter(window.name for window in self._windows)
        ahead = []
        for window in self._windows:
            alone = window.office is None or named[window.name] == 1
            name = window.name if alone else f"{window.name} · {window.office}"
            campaign = window.key == Opening.CAMPAIGN
            ahead += [
                (window.first_day, campaign, f"Empieza: {name}"),
                (window.last_day, campaign, f"Termina: {name}"),
            ]
        coming = sorted((day, campaign, words) for day, campaign, words in ahead if day and day >= self.today)
        return [Waiting(words, until=day, settled=True) for day, _, words in coming[:_AHEAD]]
