# SPDX-License-Identifier: EUPL-1.2
"""Asking for a correction, opening it, refusing it, and closing it once what was corrected is approved."""

from collections.abc import Collection, Sequence
from datetime import date

from conoceles.accounts.models import Capacity
from conoceles.candidacies.holding import hold
from conoceles.candidacies.models import Candidacy
from conoceles.capture.actions.openings import open_for_correction
from conoceles.capture.models import CorrectionRequest, Opening, Revision
from conoceles.capture.permissions import may_let_go
from conoceles.capture.queries.owing import check_owed
from conoceles.capture.queries.terms import last_day, term_of
from conoceles.capture.rules import Reason as OfCapture
from conoceles.elections.models import Questionnaire
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action

from . import queries, rules
from .permissions import may_ask, may_open_by_right, may_settle
from .rules import Reason

Outcome = CorrectionRequest.Outcome


@action("correction-asked", allowed=may_ask)
def ask(
    candidacy: Candidacy, questionnaire: Questionnaire, *, sections: Sequence[str], motive: str, by: Capacity
) -> CorrectionRequest:
    """Ask to change *sections*; opened at once where the process does not have it granted.

    Raises Refused: NOT_REGISTERED, NOT_OWED, NOT_IN_FORCE (``capture.rules``); as ``rules.check`` and
    ``rules.check_left`` do.
    """
    hold(candidacy)
    check_owed(candidacy, questionnaire)
    now = clock.now()
    rules.check(
        sections=sections,
        known=[section.key for section in questionnaire.definition.sections],
        motive=motive,
        sent=questionnaire.slug in {each.slug for each in queries.correctable(candidacy)},
        open_=term_of(candidacy, now=now, corrections=False).state(now).receives,
    )
    earlier = CorrectionRequest.objects.filter(candidacy=candidacy)
    rules.check_left(
        pending=earlier.filter(slug=questionnaire.slug, outcome=Outcome.PENDING).exists(),
        used=queries.used(candidacy),
        allowed=queries.allowed(candidacy.process),
    )
    request = CorrectionRequest(
        candidacy=candidacy,
        slug=questionnaire.slug,
        sections=list(sections),
        motive=motive.strip()[: rules.LONGEST],
        asked_by=by,
        asked_at=now,
    )
    if queries.needs_approval(candidacy.process):
        request.save(force_insert=True)
        return request
    return _opened(request, by)


@action("correction-granted", allowed=may_settle)
def grant(request: CorrectionRequest, *, by: Capacity) -> CorrectionRequest:
    """Open what was asked for. Raises Refused: ALREADY_DECIDED; NOT_REGISTERED (``capture.rules``)."""
    return _opened(_pending(request), by)


@action("correction-opened-by-right", allowed=may_open_by_right)
def open_by_right(
    candidacy: Candidacy, questionnaire: Questionnaire, *, sections: Sequence[str], motive: str, by: Capacity
) -> CorrectionRequest | None:
    """Open *sections* because she has a right to have them put right: however many corrections she used before.

    None where her own window is open, in which she changes what she wants. Raises Refused: ALREADY_ASKED, NOT_OWED,
    NOT_IN_FORCE, NOT_REGISTERED; as ``rules.check`` does.
    """
    hold(candidacy)
    check_owed(candidacy, questionnaire)
    now = clock.now()
    if term_of(candidacy, now=now, corrections=False).state(now).receives:
        return None
    rules.check(
        sections=sections,
        known=[section.key for section in questionnaire.definition.sections],
        motive=motive,
        sent=questionnaire.slug in {each.slug for each in queries.correctable(candidacy)},
        open_=False,
    )
    earlier = CorrectionRequest.objects.filter(candidacy=candidacy, slug=questionnaire.slug)
    rules.check_left(pending=earlier.filter(outcome=Outcome.PENDING).exists(), used=0, allowed=None)
    asked = {"sections": list(sections), "motive": motive[: rules.LONGEST], "asked_by": by, "asked_at": now}
    return _opened(CorrectionRequest(candidacy=candidacy, slug=questionnaire.slug, **asked), by)


@action("correction-refused", allowed=may_settle)
def refuse(request: CorrectionRequest, *, answer: str, by: Capacity) -> CorrectionRequest:
    """Say no, and why. Raises Refused: ALREADY_DECIDED, WITHOUT_ANSWER."""
    kept = _pending(request)
    if not answer.strip():
        raise Refused(Reason.WITHOUT_ANSWER)
    kept.outcome, kept.answer = Outcome.REFUSED, answer.strip()[: rules.LONGEST]
    kept.decided_by, kept.decided_at = by, clock.now()
    kept.save(update_fields=["outcome", "answer", "decided_by", "decided_at"])
    return kept


@action("correction-closed", allowed=may_let_go)
def close(revision: Revision, *, by: Capacity) -> Revision:  # noqa: ARG001
    """What was corrected is approved with *revision*: the opening that was granted for it is over."""
    queries.sent_for(revision).update(closed_at=clock.now())
    return revision


@action("correction-returned", allowed=may_let_go)
def go_on(
    revision: Revision, *, observed: Collection[str], last_day: date | None, by: Capacity
) -> CorrectionRequest | None:
    """What was corrected is returned: its sections may change again, and those *observed* too, and no other.

    None where *revision* was sent for no correction that she asked for. Raises Refused: NOT_REGISTERED, LAST_DAY_PAST.
    """
    request = queries.sent_for(revision).order_by("decided_at").last()
    if request is None:
        return None
    open_for_correction(revision.candidacy, last_day=last_day, continues=request.opening, by=by)
    request.sections = [*request.sections, *sorted(set(observed) - set(request.sections))]
    request.save(update_fields=["sections"])
    return request


def _pending(request: CorrectionRequest) -> CorrectionRequest:
    """*request* as it is now, while whoever sends or decides for the same candidacy waits."""
    hold(request.candidacy)
    kept = CorrectionRequest.objects.select_related("candidacy__process").get(pk=request.pk)
    if kept.outcome != Outcome.PENDING:
        raise Refused(Reason.ALREADY_DECIDED)
    return kept


def _opened(request: CorrectionRequest, by: Capacity) -> CorrectionRequest:
    candidacy, now = request.candidacy, clock.now()
    if candidacy.status != Candidacy.Status.REGISTERED:
        raise Refused(OfCapture.NOT_REGISTERED)
    days = candidacy.process.parameters.get("correction_days", {}).get("value")
    request.opening = Opening.objects.create(
        candidacy=candidacy,
        since=now,
        last_day=last_day(candidacy.process, days, since=now) if days else None,
        correction=True,
        reason="Para la corrección que pidió",
        by=by,
    )
    request.outcome, request.decided_by, request.decided_at = Outcome.GRANTED, by, now
    request.save()
    return request
