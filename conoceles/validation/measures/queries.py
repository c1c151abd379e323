# SPDX-License-Identifier: EUPL-1.2
"""What happened to each revision, as plain rows: some queries, however many there are."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.utils.module_loading import import_string

from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Revision
from conoceles.capture.permissions import accepts
from conoceles.elections.models import Postulant, Process
from conoceles.validation.models import Assignment, FirstApproval, Observation, Review
from conoceles.validation.queue.queries import queue, readers
from conoceles.validation.rules import Outcome

from .rules import Past, Stretch, stretches

#: When a release was frozen, and when the public saw it.
Shown = tuple[datetime, datetime]


@dataclass(frozen=True)
class Period:
    """Which revisions, and what of them: from *since* to *cutoff*; of an office and a postulant, by key, if any."""

    process: Process
    cutoff: datetime
    since: datetime | None = None
    office: str = ""
    postulant: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One revision with what happened to it. Of whom it is, only by the key that the register gives her."""

    revision: int
    candidacy: str
    office: str
    postulant: str
    questionnaire: str
    number: int
    past: Past
    stretches: list[Stretch]


class Figures:
    """Everything that the measures of one period are counted from."""

    def __init__(self, period: Period) -> None:
        self.period = period

    @cached_property
    def rows(self) -> list[Row]:
        """The revisions sent here and read by somebody, the first first."""
        process, cutoff = self.period.process, self.period.cutoff
        taken, shown = _taken(process), import_string(settings.RELEASES_SHOWN)(process)
        asks, zone = accepts(process), ZoneInfo(process.timezone)
        by_sheet: dict[tuple[UUID, str], list[Revision]] = defaultdict(list)
        for revision in self._revisions():
            by_sheet[revision.candidacy_id, revision.slug].append(revision)  # type: ignore[attr-defined]
        found = []
        for (candidacy, _), sent in by_sheet.items():
            pasts = _pasts(sent, taken.get(candidacy, []), shown.get(sent[0].office, []), asks=asks, zone=zone)
            found += [
                Row(
                    each.pk, each.key, each.office, each.postulant, each.slug, each.number, past,
                    stretches(past, cutoff=cutoff),
                )
                for each, past in zip(sent, pasts, strict=True) if each.sent_at <= cutoff
            ]  # fmt: skip
        return found

    def _revisions(self) -> Iterable[Revision]:
        formula = "candidacy__formula__"
        found = (
            Revision.objects.filter(candidacy__process=self.period.process, sealed=None, source=None)
            .annotate(
                slug=F("questionnaire__slug"),
                key=F("candidacy__key"),
                office=F(f"{formula}position__office__key"),
                postulant=Coalesce(f"{formula}answered_by__key", f"{formula}postulant__key"),
                kind=Coalesce(f"{formula}answered_by__kind", f"{formula}postulant__kind"),
                status=F("candidacy__status"),
                status_on=F("candidacy__status_on"),
                accepted_at=F("endorsement__at"),
                approved_first_at=F("first_approval__approved_at"),
                decided_at=F("reviews__decided_at"),
                outcome=Coalesce("reviews__outcome", Value("")),
            )
            .only("candidacy_id", "number", "sent_at")
            .order_by("candidacy", "slug", "number")
        )
        if self.period.office:
            found = found.filter(office=self.period.office)
        return found.filter(postulant=self.period.postulant) if self.period.postulant else found

    def grounds(self) -> list[tuple[str, int, int]]:
        """Each ground on which something was returned in the period: observations, and revisions that had some."""
        those = {each.revision for each in self.returned()}
        found: dict[str, list[int]] = defaultdict(list)
        told = Observation.objects.filter(review__revision__candidacy__process=self.period.process)
        for ground, words, revision in told.values_list("ground", "ground_words", "review__revision"):
            if revision in those:
                found[words.partition(". ")[0].rstrip(".") if ground else ""].append(revision)
        counted = [(name or "Sin motivo de la lista", len(each), len(set(each))) for name, each in found.items()]
        return sorted(counted, key=lambda each: (-each[1], each[0]))

    def decided(self) -> list[Row]:
        """The revisions decided on in the period."""
        return [each for each in self.rows if self._within(each.past.decided_at)]

    def returned(self) -> list[Row]:
        """Those of them that were returned."""
        return [each for each in self.decided() if not each.past.approved]

    def load(self, now: datetime) -> list[tuple[str, int, int, datetime | None]]:
        """Of each reviewer, by name: what she has to read *now*, since when the oldest, and what she decided."""
        process = self.period.process
        those = {each.revision for each in self.decided()}
        here = {"revision__candidacy__process": process}
        settled = Review.objects.filter(**here, decided_by__isnull=False).values_list("decided_by__user", "revision")
        # Whoever gave the first of two approvals decided on it too.
        first = FirstApproval.objects.filter(**here).values_list("approved_by__user", "revision")
        decided = Counter(user for user, revision in {*settled, *first} if revision in those)
        waiting = [each.waits for each in queue(process, now=now)]
        found = []
        for each in readers(process):
            hers = [waits.since for waits in waiting if waits.is_of(each.pseudonym)]
            name = each.user.name or each.user.username
            found.append((name, len(hers), decided[each.user_id], min(hers, default=None)))
        return found

    def _within(self, at: datetime | None) -> bool:
        return at is not None and at <= self.period.cutoff and (self.period.since is None or at >= self.period.since)


def _taken(process: Process) -> dict[UUID, list[tuple[datetime, datetime | None]]]:
    """The stretches in which somebody had each candidacy to read it first, in their order."""
    found: dict[UUID, list[tuple[datetime, datetime | None]]] = defaultdict(list)
    rows = Assignment.objects.filter(candidacy__process=process, reading=Assignment.Reading.FIRST)
    for candidacy, since, until in rows.order_by("since").values_list("candidacy_id", "since", "until"):
        found[candidacy].append((since, until))
    return found


def _pasts(
    sent: list[Revision],
    taken: list[tuple[datetime, datetime | None]],
    shown: list[Shown],
    *,
    asks: bool,
    zone: ZoneInfo,
) -> list[Past]:
    """What happened to each of the revisions of one questionnaire of one candidacy, which come in their order."""
    found: list[Past] = []
    later_approval: datetime | None = None
    frozen = [each for each, _ in shown]
    for each, after in reversed([*pairwise([*sent, None])]):
        approved = each.outcome == Outcome.APPROVED  # type: ignore[attr-defined]
        decided = each.decided_at  # type: ignore[attr-defined]
        at = bisect_left(frozen, decided) if decided and approved else len(shown)
        party = asks and each.kind != Postulant.Kind.INDEPENDENT  # type: ignore[attr-defined]
        past = Past(
            sent_at=each.sent_at,
            asks_party=party,
            accepted_at=each.accepted_at,  # type: ignore[attr-defined]
            taken_at=next((since for since, until in taken if until is None or until > each.sent_at), None),
            approved_first_at=each.approved_first_at,  # type: ignore[attr-defined]
            decided_at=decided,
            approved=approved,
            replaced_at=after.sent_at if after else None,
            public_at=shown[at][1] if at < len(shown) else None,
            outlived_at=later_approval,
            left_at=_left(each, zone),
        )
        found.append(past)
        later_approval = decided if approved else later_approval
    return found[::-1]


def _left(revision: Revision, zone: ZoneInfo) -> datetime | None:
    """When she left, if she stands no more; of whoever the register does not say when, as if she never sent."""
    if revision.status == Candidacy.Status.REGISTERED:  # type: ignore[attr-defined]
        return None
    on = revision.status_on  # type: ignore[attr-defined]
    return datetime.combine(on + timedelta(days=1), time(), zone) if on else revision.sent_at
