# SPDX-License-Identifier: EUPL-1.2
"""The calendar of a process as a desk needs it: read once, asked many times."""

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
        """What opens and closes from today on, the first first."""
        ahead = []
        for window in self._windows:
            name = f"{window.name} · {window.office}" if window.office else window.name
            ahead += [(window.first_day, f"Empieza: {name}"), (window.last_day, f"Termina: {name}")]
        coming = sorted((day, words) for day, words in ahead if day is not None and day >= self.today)
        return [Waiting(words, until=day, settled=True) for day, words in coming[:_AHEAD]]
