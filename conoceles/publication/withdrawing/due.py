# SPDX-License-Identifier: EUPL-1.2
"""What a release shows that it may no longer show."""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec

from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Disclosure
from conoceles.elections.models import Process, Questionnaire
from conoceles.elections.questionnaire import Definition
from conoceles.publication.freezing.people import said
from conoceles.publication.freezing.returning import back
from conoceles.publication.freezing.sheets import paused_as
from conoceles.publication.snapshot import Paused, Snapshot, Withdrawn
from conoceles.validation.models import Pause, Withdrawal


@dataclass
class Due:
    """By candidacy (its id, as text), what must be taken out."""

    gone: dict[str, tuple[str, date | None]] = field(default_factory=dict)  # the register's status, and since when
    withdrawn: dict[str, Withdrawn] = field(default_factory=dict)
    badges: dict[str, frozenset[str]] = field(default_factory=dict)  # the groups that go
    paused: dict[str, list[tuple[str, Paused]]] = field(default_factory=dict)  # with the slug of the questionnaire
    #: Of what was off the site and is again: the questions whose earlier texts go, by questionnaire.
    past: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)

    @property
    def candidacies(self) -> set[str]:
        """Whom any of it is about."""
        return {*self.gone, *self.withdrawn, *self.badges, *self.paused, *self.past}

    def __bool__(self) -> bool:
        return bool(self.candidacies)


def due(process: Process, snapshot: Snapshot) -> Due:
    """What *snapshot* holds, and the database no longer lets be shown; a few questions, whatever its size."""
    zone = ZoneInfo(process.timezone)
    now = _Now(process, zone)
    found = Due()
    with (snapshot.folder / "profiles.jsonl").open("rb") as lines:
        for line in lines:
            _look(_SHOWN.decode(line), now, found)
    return found


class _Now:
    """What the database says, by candidacy."""

    def __init__(self, process: Process, zone: ZoneInfo) -> None:
        here = {"candidacy__process": process}
        gone = Candidacy.objects.filter(process=process).exclude(status=Candidacy.Status.REGISTERED)
        self.gone = {str(pk): (status, on) for pk, status, on in gone.values_list("pk", "status", "status_on")}
        self.withdrawn = {
            str(each.candidacy_id): said(each, zone) for each in Withdrawal.objects.filter(**here, lifted_at=None)
        }
        self.badges: dict[str, set[str]] = {}
        for candidacy, group in Disclosure.objects.filter(**here).values_list("candidacy_id", "group"):
            self.badges.setdefault(str(candidacy), set()).add(group)
        self.paused: dict[str, list[tuple[str, Paused]]] = {}
        for pause in Pause.objects.filter(**here, lifted_at=None).order_by("at", "pk"):
            self.paused.setdefault(str(pause.candidacy_id), []).append((pause.slug, paused_as(pause, zone)))
        #: Of what was off and is again, what was said before is not told (decision 0021).
        self.back = {str(pk): each for pk, each in back(**here).items()}
        self._asked: dict[str, list[Definition]] = {}
        for questionnaire in Questionnaire.objects.filter(process=process) if self.back else ():
            self._asked.setdefault(questionnaire.slug, []).append(questionnaire.definition)

    def past(self, who: str, sheet: "_Sheet") -> frozenset[str]:
        """The questions of *sheet* of which nothing earlier may be told any more, though it tells something."""
        if who not in self.back or not sheet.history:
            return frozenset()
        whole = self.back[who].whole
        since = self.back[who].by_question(sheet.questionnaire, self._asked[sheet.questionnaire])
        return frozenset(
            key
            for past in sheet.history
            for key in past.changed
            if max(whole, since.get(key, whole)) >= datetime.fromisoformat(past.until)
        )


class _Key(msgspec.Struct):
    key: str


class _Place(msgspec.Struct):
    section: str
    question: str


class _Past(msgspec.Struct):
    until: str
    changed: frozenset[str]


class _Sheet(msgspec.Struct):
    questionnaire: str
    version: int
    paused: list[_Place] = []
    history: list[_Past] = []


class _Shown(msgspec.Struct):
    """Of a profile, what may have to go."""

    id: str
    status: str
    sheets: list[_Sheet]
    badges: list[_Key] = []
    withdrawn: dict[str, str] | None = None


_SHOWN = msgspec.json.Decoder(_Shown)


def _look(profile: _Shown, now: _Now, found: Due) -> None:
    if profile.status != Candidacy.Status.REGISTERED:
        return
    who = profile.id
    if who in now.gone:
        found.gone[who] = now.gone[who]
        return
    if profile.withdrawn is not None:
        return
    if who in now.withdrawn:
        found.withdrawn[who] = now.withdrawn[who]
        return
    lost = {badge.key for badge in profile.badges} - now.badges.get(who, set())
    if lost:
        found.badges[who] = frozenset(lost)
    pauses = [(slug, pause) for slug, pause in now.paused.get(who, ()) if _shows(profile.sheets, slug, pause)]
    if pauses:
        found.paused[who] = pauses
    past = {sheet.questionnaire: keys for sheet in profile.sheets if (keys := now.past(who, sheet))}
    if past:
        found.past[who] = past


def _shows(sheets: list[_Sheet], slug: str, pause: Paused) -> bool:
    return any(
        sheet.questionnaire == slug
        and sheet.version
        and not any((each.section, each.question) == (pause.section, pause.question) for each in sheet.paused)
        for sheet in sheets
    )
