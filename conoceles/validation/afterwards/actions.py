# SPDX-License-Identifier: EUPL-1.2
"""Taking off and giving back. Each returns what the record keeps the digest of: why, never what was said."""

from dataclasses import asdict
from typing import TypeVar
from zoneinfo import ZoneInfo

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.capture.corrections.actions import grant, refuse
from conoceles.capture.corrections.permissions import may_settle
from conoceles.capture.models import CorrectionRequest
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.validation import queries as validated
from conoceles.validation.models import Pause, Withdrawal

from . import queries, rules
from .permissions import may_lift, may_take_off
from .rules import Because, Reason
from .telling import tell_answered

Taken = TypeVar("Taken", Pause, Withdrawal)


@action("section-paused", allowed=may_take_off)
def pause(candidacy: Candidacy, *, part: str, because: Because, by: Capacity) -> Pause:
    """Stop showing one *part* of what is published of *candidacy* (``queries.Part.key``).

    Raises Refused: as ``rules.check`` does; NO_SECTION, when nothing approved has it; ALREADY_OFF.
    """
    # Whoever approves or takes off for the same candidacy waits.
    Candidacy.objects.select_for_update().get(pk=candidacy.pk)
    _check(candidacy, because)
    found = next((each for each in queries.parts(candidacy) if each.key == part), None)
    if found is None:
        raise Refused(Reason.NO_SECTION)
    at = {"candidacy": candidacy, "slug": found.slug, "section": found.section, "question": found.question}
    if Pause.objects.filter(**at, lifted_at=None).exists():
        raise Refused(Reason.ALREADY_OFF)
    return Pause.objects.create(**at, **asdict(because), by=by, at=clock.now())


@action("profile-withdrawn", allowed=may_take_off)
def withdraw(candidacy: Candidacy, *, because: Because, by: Capacity) -> Withdrawal:
    """Stop showing the whole profile of *candidacy*: who she is and why it is not shown is all that stays.

    Raises Refused: as ``rules.check`` does; ALREADY_OFF.
    """
    Candidacy.objects.select_for_update().get(pk=candidacy.pk)
    _check(candidacy, because)
    if Withdrawal.objects.filter(candidacy=candidacy, lifted_at=None).exists():
        raise Refused(Reason.ALREADY_OFF)
    return Withdrawal.objects.create(candidacy=candidacy, **asdict(because), by=by, at=clock.now())


@action("section-shown-again", allowed=may_lift)
def resume(pause: Pause, *, note: str, by: Capacity) -> Pause:
    """Let what was paused be shown again, in the next publication. Raises Refused as ``rules.check_lifting`` does."""
    return _lift(pause, note, by)


@action("profile-restored", allowed=may_lift)
def restore(withdrawal: Withdrawal, *, note: str, by: Capacity) -> Withdrawal:
    """Let a whole profile be shown again, with its own approved revisions, in the next publication.

    Raises Refused as ``rules.check_lifting`` does.
    """
    return _lift(withdrawal, note, by)


@action("correction-answered", allowed=may_settle)
def answer_correction(
    request: CorrectionRequest, *, granted: bool, answer: str = "", by: Capacity
) -> CorrectionRequest:
    """Grant the correction that a candidacy asked for, or say why not; she is told.

    Raises Refused: NOT_PUBLISHED, when nothing of it was approved yet; as ``capture.corrections.actions`` does.
    """
    published = validated.approved().filter(candidacy=request.candidacy_id, questionnaire__slug=request.slug)
    if granted and not published.exists():
        raise Refused(Reason.NOT_PUBLISHED)
    settled = grant(request, by=by) if granted else refuse(request, answer=answer, by=by)
    tell_answered(settled, by=by)
    return settled


def _check(candidacy: Candidacy, because: Because) -> None:
    today = clock.now().astimezone(ZoneInfo(candidacy.process.timezone)).date()
    rules.check(because, used=queries.used_motives(candidacy.process), today=today)


def _lift(taken: Taken, note: str, by: Capacity) -> Taken:
    Candidacy.objects.select_for_update().get(pk=taken.candidacy_id)
    kept = type(taken).objects.select_related("by").get(pk=taken.pk)
    rules.check_lifting(
        lifted=not kept.in_force,
        note=note,
        two_persons=taken.candidacy.process.allows("two_persons"),
        same=kept.by.user_id == by.user_id,
    )
    kept.lifted_by, kept.lifted_at, kept.lifted_note = by, clock.now(), note.strip()
    kept.save(update_fields=["lifted_by", "lifted_at", "lifted_note"])
    return kept
