# SPDX-License-Identifier: EUPL-1.2
"""What anybody may have learned from profiles of whoever is counted: positives, and negatives too (SDC-1, 4).

A profile that shows one badge says that its answers were approved and may be shown: of every other group whose badge
could be there, it says no. A profile without badges says nothing. What a release once showed stays known, whatever
was withdrawn since; it is told from the consents, approvals and releases of each moment, never from a list of who
was what. Until something is opened only who may have said something is known: that is ``statements``.
"""

import uuid
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from conoceles.candidacies.models import AffirmativeAction, Candidacy
from conoceles.capture.consents.rules import BADGES_FOLLOW
from conoceles.capture.models import Approved, Consent, Disclosure
from conoceles.elections.models import Process
from conoceles.kernel import clock, digests
from conoceles.publication.gates.queries import gates
from conoceles.validation.models import Review, Withdrawal
from conoceles.validation.rules import Outcome

#: From which sealed revisions of each candidacy badges were told, and since when: that release was read then.
#: Of what the next release will tell, since now.
Statements = dict[uuid.UUID, dict[int, datetime]]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A release as far as it matters here: when it was read, and which offices it told of."""

    at: datetime
    offices: frozenset[str]


def statements(process: Process, who: Collection[uuid.UUID]) -> Statements:
    """From which revisions of each of *who* releases told badges, the one that would be made now among them."""
    now, wanted = clock.now(), set(who)
    opened = frozenset(gate.office for gate in gates(process) if not gate.closed(now))
    releases = [
        _Shown(at, frozenset(offices))
        for at, offices in process.releases.filter(shown_at__isnull=False)
        .order_by("frozen_at", "number")
        .values_list("frozen_at", "offices")
    ]
    consents = _consents(process, wanted)
    approvals, away = _approvals(process, set(consents)), _away(process, set(consents))
    offices = dict(
        Candidacy.objects.filter(process=process).order_by().values_list("pk", "formula__position__office__key")
    )
    found: Statements = {}
    for one, history in consents.items():
        told: dict[int, datetime] = {}
        for release in (*releases, _Shown(now, opened)):
            if offices.get(one) in release.offices and history.shows(release.at) and not _off(away[one], release.at):
                revision = approvals[one].at(release.at)
                if revision is not None:
                    told.setdefault(revision, release.at)
        if told:
            found[one] = told
    return found


def mark(process: Process, who: Collection[uuid.UUID]) -> str:
    """A digest of all that profiles may have said of *who*, by now: another once any of it may be different.

    Nothing answered is in it: who consented, what was approved, and registration under affirmative action where that
    is public.
    """
    return mark_of(statements(process, who), measures(process, who), who)


def mark_of(told: Statements, public: Mapping[uuid.UUID, set[str]], who: Collection[uuid.UUID]) -> str:
    """The same, of what was read."""
    said = sorted([str(one), *map(str, sorted(told[one]))] for one in who if one in told)
    registered = sorted([str(one), *sorted(public[one])] for one in who if one in public)
    return digests.digest([said, registered])


def shown_of(process: Process, who: Collection[uuid.UUID]) -> Mapping[uuid.UUID, set[str]]:
    """The badges that are shown today of *who*: of those whom nobody may have opened any more to be counted."""
    wanted = set(who)
    shown: dict[uuid.UUID, set[str]] = defaultdict(set)
    for one, group in Disclosure.objects.filter(candidacy__process=process).values_list("candidacy_id", "group"):
        if one in wanted:
            shown[one].add(group)
    return shown


def measures(process: Process, who: Collection[uuid.UUID]) -> Mapping[uuid.UUID, set[str]]:
    """Under which groups' measures each of *who* is registered, where the process makes that public."""
    found: dict[uuid.UUID, set[str]] = defaultdict(set)
    if process.allows("affirmative_action_public"):
        wanted = set(who)
        rows = AffirmativeAction.objects.filter(candidacy__process=process).values_list("candidacy_id", "group")
        for one, group in rows:
            if one in wanted:
                found[one].add(group)
    return found


class _History:
    """What somebody decided on being shown, as it went."""

    def __init__(self) -> None:
        self._rows: list[tuple[datetime, str, bool]] = []

    def note(self, at: datetime, decision: str, given: bool) -> None:
        self._rows.append((at, decision, given))

    @property
    def ever(self) -> bool:
        """Whether she said yes to all of it at some time or other."""
        return {decision for _, decision, given in self._rows if given} >= BADGES_FOLLOW

    def shows(self, at: datetime) -> bool:
        """Whether badges could be shown at that instant."""
        given = {decision: yes for when, decision, yes in self._rows if when <= at}
        return all(given.get(decision, False) for decision in BADGES_FOLLOW)


class _Versions:
    """The revisions of somebody that were approved, as they came."""

    def __init__(self) -> None:
        self._at: list[datetime] = []
        self._revisions: list[int] = []

    def note(self, at: datetime, revision: int) -> None:
        self._at.append(at)
        self._revisions.append(revision)

    def at(self, instant: datetime) -> int | None:
        """The one that was the last approved at that *instant*."""
        place = bisect_right(self._at, instant)
        return self._revisions[place - 1] if place else None


def _consents(process: Process, who: set[uuid.UUID]) -> dict[uuid.UUID, _History]:
    found: dict[uuid.UUID, _History] = defaultdict(_History)
    rows = Consent.objects.filter(candidacy__process=process, decision__in=BADGES_FOLLOW).order_by("at", "number")
    for one, at, decision, given in rows.values_list("candidacy_id", "at", "decision", "given"):
        if one in who:
            found[one].note(at, decision, given)
    return {one: history for one, history in found.items() if history.ever}


def _approvals(process: Process, who: set[uuid.UUID]) -> Mapping[uuid.UUID, _Versions]:
    found: dict[uuid.UUID, _Versions] = defaultdict(_Versions)
    rows = Review.objects.filter(
        revision__candidacy__process=process,
        revision__sealed__isnull=False,
        outcome=Outcome.APPROVED,
        revision__candidacy__in=Approved.objects.values("candidacy"),  # what was shredded says nothing more
    ).order_by("decided_at")
    for one, at, revision in rows.values_list("revision__candidacy_id", "decided_at", "revision_id"):
        if one in who:
            found[one].note(at, revision)
    return found


_Away = list[tuple[datetime, datetime | None]]


def _away(process: Process, who: set[uuid.UUID]) -> Mapping[uuid.UUID, _Away]:
    found: dict[uuid.UUID, _Away] = defaultdict(list)
    rows = Withdrawal.objects.filter(candidacy__process=process).values_list("candidacy_id", "at", "lifted_at")
    for one, since, until in rows:
        if one in who:
            found[one].append((since, until))
    return found


def _off(away: Iterable[tuple[datetime, datetime | None]], at: datetime) -> bool:
    """Whether her profile was off the site at that instant."""
    return any(since <= at and (until is None or at < until) for since, until in away)
