# SPDX-License-Identifier: EUPL-1.2
"""What ought to be public, told from what was done and from nothing that the system says: plain values, no database."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/Merida")
SECTION, PHOTO, CONTACT = "curricular/trayectoria", "curricular/trayectoria/foto", "curricular/contacto"
BADGE = "indigena"


class Marks:
    """Words that are nowhere else: each text, each photograph and each answer that is never public bears its own."""

    def __init__(self):
        self._numbers = count(1)

    def new(self):
        return f"zq{next(self._numbers):05}kw"


def midnight_after(day):
    """The first instant that is no longer of the local *day*."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), ZONE)


@dataclass
class Text:
    """A revision: its digest and, by what may be paused of it, the marks that it bears there."""

    pk: Any
    digest: str
    parts: dict[str, str]
    answers: dict[str, Any]
    sent_at: datetime
    by: str
    outcome: str = ""
    endorsed: bool = False
    first: str = ""
    second: str = ""


@dataclass
class Asked:
    """A correction that she asked for: the sections that it lets change, until what was corrected is approved."""

    since: datetime
    sections: set[str]
    over: bool = False


@dataclass
class Opened:
    """The window, open again for one until an instant: for all, or for the sections of what she asked for."""

    since: datetime
    until: datetime
    asked: Asked | None = None

    def lasts(self, now):
        """Whether it is open then."""
        return self.since <= now < self.until and not (self.asked and self.asked.over)


@dataclass
class Line:
    """What a release says of one."""

    standing: bool
    withdrawn: bool = False
    text: int | None = None
    marks: dict[str, str] = field(default_factory=dict)
    badge: bool = False
    paused: set[str] = field(default_factory=set)

    @property
    def written(self):
        """The marks that its page and its data bear."""
        return {mark for part, mark in self.marks.items() if part != PHOTO}


@dataclass
class Person:
    """One candidacy, as what was done left it."""

    key: Any
    office: str
    party: str
    standing: bool = True
    texts: list[Text] = field(default_factory=list)
    sealed: list[list[Any]] = field(default_factory=list)  # [says yes, was approved]
    consents: dict[str, bool] = field(default_factory=dict)
    pauses: dict[str, Any] = field(default_factory=dict)  # what is off now, and who took it off
    openings: list[Opened] = field(default_factory=list)

    @property
    def approved(self):
        """The place of the last approved text; None when there is none."""
        found = [at for at, text in enumerate(self.texts) if text.outcome == "aprobada"]
        return found[-1] if found else None

    @property
    def badge(self):
        approved = [yes for yes, done in self.sealed if done]
        shown = self.consents.get("tratamiento") and self.consents.get("publicacion")
        return bool(approved and approved[-1] and shown)

    def line(self, *, opened):
        """What a release frozen now ought to say of her."""
        if not self.standing:
            return Line(standing=False)
        if "" in self.pauses:
            return Line(standing=True, withdrawn=True)
        if not opened:
            return Line(standing=True)
        line = Line(standing=True, text=self.approved, badge=self.badge)
        if line.text is not None:
            line.paused = {part for part in self.pauses if part}
            hidden = line.paused | ({PHOTO} if SECTION in line.paused else set())
            line.marks = {part: mark for part, mark in self.texts[line.text].parts.items() if part not in hidden}
        return line

    def receives(self, now, closes):
        """Whether what she sends now is in time; and the sections that she may change, None for all of them."""
        own = [each.asked for each in self.openings if each.lasts(now)]
        if now < closes or None in own:
            return True, None
        return bool(own), frozenset().union(*(each.sections for each in own))

    def sent_for(self, text):
        """The corrections that she had asked for when she sent *text*, the last one first."""
        asked = [each.asked for each in self.openings if each.asked and not each.asked.over]
        return sorted((each for each in asked if each.since <= text.sent_at), key=lambda each: each.since, reverse=True)


class Belief:
    """Everyone, which offices were opened, and what each release that was shown ought to hold today."""

    def __init__(self, *, listed):
        self.listed = listed  # whether the register of an office is told before it opens
        self.people: dict[Any, Person] = {}
        self.opened: set[str] = set()
        self.releases: dict[int, dict[Any, Line]] = {}
        self.ever: set[tuple[Any, int]] = set()  # the texts that some release showed

    @property
    def shown(self):
        """What the public ought to see."""
        return self.releases[max(self.releases)] if self.releases else {}

    def would_show(self, open_now):
        """What a publication made now ought to say of each."""
        offices = self.opened | open_now
        told = ((key, one) for key, one in self.people.items() if self.listed or one.office in offices)
        return {key: one.line(opened=one.office in offices) for key, one in told}

    def due(self):
        """Of whom the public sees something that it may not see any longer."""
        return {key for key, line in self.shown.items() if self._due(self.people[key], line)}

    def _due(self, one, line):
        if not line.standing:
            return False
        if not one.standing:
            return True
        if line.withdrawn:
            return False
        late = set(one.pauses) - line.paused if line.text is not None else {""} & set(one.pauses)
        return bool(late) or (line.badge and not one.badge)

    def published(self, number, lines, open_now):
        self._out(self.due())
        self.opened |= {one.office for one in self.people.values() if one.office in open_now}
        self.opened |= open_now
        self.releases[number] = lines
        self.ever |= {(key, line.text) for key, line in lines.items() if line.text is not None and line.marks}

    def taken_out(self, number):
        """The shown release without what was due, as the next one; of that, nothing in earlier ones."""
        gone = self.due()
        lines = dict(self.shown)
        for key in gone:
            lines[key] = self._less(self.people[key], lines[key])
        self._out(gone)
        self.releases[number] = lines

    def _less(self, one, line):
        if not one.standing or "" in one.pauses:
            return one.line(opened=True)
        paused = line.paused | set(one.pauses) if line.text is not None else set()
        hidden = paused | ({PHOTO} if SECTION in paused else set())
        kept = {part: mark for part, mark in line.marks.items() if part not in hidden}
        return Line(True, False, line.text, kept, line.badge and one.badge, paused)  # noqa: FBT003

    def _out(self, gone):
        for lines in self.releases.values():
            for key in gone & set(lines):
                lines[key] = Line(standing=False)
