# SPDX-License-Identifier: EUPL-1.2
"""What each profile said before, as far as releases showed it and it may still be read (decision 0021).

A revision was public if a release that the public saw was read while it was the last approved one. Of a section that
was off the site only what a release showed again afterwards is told.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from django.db.models import TextField
from django.db.models.functions import Cast

from conoceles.elections.questionnaire import OTHER, Kind
from conoceles.publication.parts.site.asked import MEANS
from conoceles.publication.snapshot import Past, Sheet
from conoceles.validation import queries as validated
from conoceles.validation.rules import Outcome

from .header import Shared
from .returning import FOR_EVER, NEVER, Back, back
from .sheets import Answered, instant

#: How many earlier revisions of one questionnaire are told, the last ones: a profile is of a bounded size.
MOST = 10
#: Of these only that they changed is told: what she took away was about her, or how to reach her or somebody else.
_UNTOLD = MEANS | {Kind.PHOTO}


class _Version(NamedTuple):
    number: int
    approved_at: datetime
    answers: dict[str, Any]


class _Shown(NamedTuple):
    """A version that was public: since which release, and until when it was the last approved one."""

    version: _Version
    first: datetime
    until: datetime


def with_history(shared: Shared, found: dict[Any, Answered], offices: Mapping[Any, str]) -> dict[Any, Answered]:
    """*found*, each sheet with what was public before it. *offices* are the keys of whose each candidacy is."""
    earlier = _earlier(shared, found)
    whose = {candidacy for candidacy, _ in earlier}
    again = back(candidacy__in=whose) if whose else {}
    told = dict(found)
    for one in whose:
        teller = _Teller(shared, shared.releases.get(offices[one], []), again.get(one, Back()))
        sheets, approved = found[one].sheets, found[one].approved
        told[one] = found[one]._replace(
            sheets=tuple(
                teller.told(sheet, some, approved[sheet.questionnaire])
                if (some := earlier.get((one, sheet.questionnaire)))
                else sheet
                for sheet in sheets
            )
        )
    return told


def _earlier(shared: Shared, found: Mapping[Any, Answered]) -> dict[tuple[Any, str], list[_Version]]:
    """The approved revisions of each candidacy and questionnaire before the last one, the oldest first."""
    rows = (
        validated.superseded()
        .filter(candidacy__in=list(found), questionnaire__in=shared.asked, reviews__outcome=Outcome.APPROVED)
        .annotate(text=Cast("answers", TextField()))
        .order_by("candidacy", "number")
        .values_list("candidacy_id", "questionnaire_id", "number", "reviews__decided_at", "text")
    )
    kept: dict[tuple[Any, str], list[_Version]] = defaultdict(list)
    for candidacy, questionnaire, number, at, text in rows.iterator():
        asked = shared.asked[questionnaire]
        public = asked.public(msgspec.json.decode(text))  # as that version had it: what was not then, is not now
        kept[candidacy, asked.slug].append(_Version(number, at, public))
    return kept


@dataclass(frozen=True)
class _Teller:
    """Of one candidacy: when the releases that showed her office were read, and since when what was off is on."""

    shared: Shared
    releases: list[datetime]
    back: Back

    def told(self, sheet: Sheet, earlier: list[_Version], last: datetime) -> Sheet:
        """*sheet*, approved at *last*, with what was public of the revisions *earlier* than it."""
        approvals = [*(version.approved_at for version in earlier), last]
        shown = []
        for place, version in enumerate(earlier):
            until = min(approvals[place + 1 :])
            first = self._first(version.approved_at, until, after=self.back.whole)
            if first:
                shown.append(_Shown(version, first, until))
        history = tuple(self._passed(sheet, shown[-MOST:]))[::-1]
        if not history:
            return sheet
        since = self._first(last, FOR_EVER, after=self.back.whole)
        return replace(sheet, history=history, published_at=instant(since, self.shared.zone))

    def _first(self, since: datetime, until: datetime, *, after: datetime) -> datetime | None:
        """The first release that was read from *since* on, after *after*, and before *until*."""
        place = max(bisect_left(self.releases, since), bisect_right(self.releases, after))
        return self.releases[place] if place < len(self.releases) and self.releases[place] < until else None

    def _passed(self, sheet: Sheet, shown: list[_Shown]) -> Iterator[Past]:
        """What each of *shown* said otherwise than the one after it, the last first."""
        versions = [one for one in self.shared.asked.values() if one.slug == sheet.questionnaire]
        asked = next(one.definition for one in versions if one.version == sheet.version)
        again = self.back.by_question(sheet.questionnaire, [one.definition for one in versions])
        after = dict(sheet.answers)
        for version, first, until in reversed(shown):
            changed, said = [], {}
            for question in filter(lambda each: each.public, asked.questions):
                keys = (question.key, question.key + OTHER)
                if not self._first(version.approved_at, until, after=again.get(question.key, NEVER)):
                    continue
                before = {key: version.answers[key] for key in keys if key in version.answers}
                if before != {key: after[key] for key in keys if key in after}:
                    changed.append(question.key)
                    said.update({} if question.kind in _UNTOLD else before)
                after = {key: value for key, value in after.items() if key not in keys} | before
            if changed:
                yield Past(
                    version.number,
                    instant(first, self.shared.zone),
                    until.astimezone(self.shared.zone).isoformat(),
                    tuple(changed),
                    said,
                )
