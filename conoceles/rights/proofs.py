# SPDX-License-Identifier: EUPL-1.2
"""Whether what was granted is true, looked up in what other steps did: never what somebody says of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from conoceles.candidacies.models import Correction
from conoceles.capture.consents.queries import in_force
from conoceles.capture.models import Revision
from conoceles.elections.consent import Decision
from conoceles.publication.models import Exit, Release
from conoceles.validation.models import Pause, Review, Withdrawal
from conoceles.validation.rules import Outcome
from conoceles.vault.models import DataKey

from .models import Copy, Owed
from .rules import Effect


@dataclass(frozen=True, slots=True)
class Proof:
    """Since when it is true, and the release that shows it, where a release does."""

    at: datetime
    release: Release | None = None


def proof(owed: Owed) -> Proof | None:
    """What shows that *owed* is true; None while it is not, and for what leaves no trace here."""
    look = _LOOKS.get(Effect(owed.effect))
    return look(owed) if look else None


def step_taken(owed: Owed) -> bool:
    """Whether what must be done for *owed* was done, and only a release is awaited."""
    match Effect(owed.effect):
        case Effect.PROFILE:
            return next(_corrected(owed), None) is not None
        case Effect.REGISTER:
            return _registered(owed) is not None
        case Effect.OFF:
            return next(iter(_taken_off(owed)), None) is not None
        case Effect.BADGES:
            return _refused_badges(owed) is not None
    return False


def _profile(owed: Owed) -> Proof | None:
    """A correction of those sections was approved, and a release that read it is shown."""
    office = owed.request.candidacy.formula.position.office.key
    for approved_at in _corrected(owed):
        shown = (each for each in _shown(owed).filter(frozen_at__gt=approved_at) if office in each.offices)
        return _of(next(shown, None))
    return None


def _corrected(owed: Owed) -> Iterator[datetime]:
    """When each revision was approved that was sent since and says something else in one of the sections."""
    rows = Revision.objects.filter(candidacy=owed.request.candidacy_id, questionnaire__slug=owed.slug)
    before = rows.filter(sent_at__lte=owed.since).order_by("-number").first()
    was = (before.answers if before else None) or {}
    for revision in rows.filter(sent_at__gt=owed.since).select_related("questionnaire").order_by("number"):
        sections = [each for each in revision.questionnaire.definition.sections if each.key in owed.sections]
        keys = {question.key for section in sections for question in section.questions}
        now = revision.answers or {}
        if any(now.get(key) != was.get(key) for key in keys):
            found = Review.objects.filter(revision=revision, outcome=Outcome.APPROVED).order_by("decided_at").first()
            if found is not None:
                yield found.decided_at


def _register(owed: Owed) -> Proof | None:
    corrected = _registered(owed)
    return _of(_shown(owed).filter(frozen_at__gt=corrected.at).first()) if corrected else None


def _registered(owed: Owed) -> Correction | None:
    return Correction.objects.filter(candidacy=owed.request.candidacy_id, at__gte=owed.since).order_by("at").first()


def _off(owed: Owed) -> Proof | None:
    """What was taken off left the site, and is off still."""
    for taken in _taken_off(owed):
        found = _left(owed, taken.at)
        if found is not None:
            return found
    return None


def _taken_off(owed: Owed) -> list[Any]:
    now_off = {"candidacy": owed.request.candidacy_id, "at__gte": owed.since, "lifted_at": None}
    rows = [*Withdrawal.objects.filter(**now_off), *Pause.objects.filter(**now_off)]
    return sorted(rows, key=lambda each: each.at)


def _badges(owed: Owed) -> Proof | None:
    at = _refused_badges(owed)
    return _left(owed, at) if at else None


def _refused_badges(owed: Owed) -> datetime | None:
    last = in_force(owed.request.candidacy).get(Decision.PUBLICATION)
    return last.at if last is not None and not last.given and last.at >= owed.since else None


def _left(owed: Owed, at: datetime) -> Proof | None:
    """The first release shown after *at* that was read after it, or that took out what was to go."""
    taken_out = Exit.objects.filter(candidacy=owed.request.candidacy_id).values("release")
    read_since = Q(frozen_at__gt=at) | Q(withdrawing=True, pk__in=taken_out)
    return _of(_shown(owed).filter(read_since, shown_at__gte=at).first())


def _shredded(owed: Owed) -> Proof | None:
    key = DataKey.objects.filter(pk=owed.request.candidacy_id, shredded_at__isnull=False).first()
    return Proof(key.shredded_at) if key and key.shredded_at else None


def _copied(owed: Owed) -> Proof | None:
    made = Copy.objects.filter(candidacy=owed.request.candidacy_id, handed_at__gte=owed.since)
    first = made.order_by("handed_at").first()
    return Proof(first.handed_at) if first and first.handed_at else None


def _shown(owed: Owed) -> Any:
    """The releases that somebody could see, the first shown first."""
    found = Release.objects.filter(process=owed.request.process_id, shown_at__isnull=False)
    return found.order_by("shown_at", "number")


def _of(release: Release | None) -> Proof | None:
    return Proof(release.shown_at, release) if release and release.shown_at else None


_LOOKS: dict[Effect, Callable[[Owed], Proof | None]] = {
    Effect.PROFILE: _profile,
    Effect.REGISTER: _register,
    Effect.OFF: _off,
    Effect.BADGES: _badges,
    Effect.SHREDDED: _shredded,
    Effect.COPY: _copied,
}
