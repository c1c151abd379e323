# SPDX-License-Identifier: EUPL-1.2
"""Answering, telling her, and closing each effect once it is true: never before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from conoceles.accounts.models import Capacity
from conoceles.capture.corrections import actions as corrections
from conoceles.elections.models import Questionnaire
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.record.clerk import Clerk

from . import proofs, queries, rules
from .keeping import kept_file
from .models import Owed, Request, Step
from .permissions import may_attend, may_see_own, may_settle
from .rules import LONGEST, SHORT, Deed, Effect, Outcome, Reason, Right, Way
from .telling import has_mailbox, tell


@dataclass(frozen=True)
class Answer:
    """What is answered: with its ground and motive, what follows, and the document where there is one."""

    outcome: Outcome
    ground: str
    motive: str
    effects: Sequence[Effect] = ()
    #: Of a correction: of which questionnaire, and the keys of its sections.
    questionnaire: Questionnaire | None = None
    sections: Sequence[str] = ()
    document: bytes | None = None


@action("right-request-answered", allowed=may_attend)
def answer(request: Request, *, answer: Answer, by: Capacity) -> Step:
    """Answer, and owe each effect. A correction is opened at once, by the route that corrections have.

    Raises Refused: NOT_IDENTIFIED, ALREADY_ANSWERED, SAME_PERSON; as ``rules.check_effects`` and
    ``capture.corrections.actions.open_by_right``; of the document, as ``credentials.rules.acuse_kind``.
    """
    kept, now = queries.held(request), clock.now()
    done = {each.deed for each in kept.steps.all()}
    if Deed.IDENTIFIED not in done:
        raise Refused(Reason.NOT_IDENTIFIED)
    if done & {Deed.ANSWERED, Deed.LAPSED}:
        raise Refused(Reason.ALREADY_ANSWERED)
    _by_another(kept, by)
    rules.check_effects(Right(kept.right), answer.outcome, answer.effects)
    if not set(answer.effects) <= set(queries.may_follow(kept)):
        raise Refused(Reason.NOT_AN_EFFECT)
    for effect in answer.effects:
        Owed.objects.create(request=kept, effect=effect, since=now, **_opened(kept, effect, answer, by))
    path, digest = kept_file(answer.document) if answer.document else ("", "")
    step: Step = Step.objects.create(
        request=kept, deed=Deed.ANSWERED, at=now, written_at=now, by=by, outcome=answer.outcome,
        ground=answer.ground.strip()[:LONGEST], text=answer.motive.strip()[:LONGEST], file=path, file_digest=digest,
    )  # fmt: skip
    return step


@action("right-request-notified", allowed=may_attend)
def notify(request: Request, *, way: str, at: datetime | None = None, acuse: bytes | None = None, by: Capacity) -> Step:
    """Tell her: on her own screen and by mail, where she has an account; else on paper, with its signed acuse.

    Written down long after, it counts as told only then (``rules.clocks``).

    Raises Refused: NOT_ANSWERED, ALREADY_NOTIFIED, WITHOUT_ACUSE, DAY_TO_COME; of the acuse, as ``acuse_kind``.
    """
    kept, now = queries.held(request), clock.now()
    done = {each.deed: each for each in kept.steps.all()}
    if Deed.ANSWERED not in done:
        raise Refused(Reason.NOT_ANSWERED)
    if Deed.NOTIFIED in done:
        raise Refused(Reason.ALREADY_NOTIFIED)
    if acuse is None and not has_mailbox(kept):
        raise Refused(Reason.WITHOUT_ACUSE)
    at = now if at is None or acuse is None else at
    at = rules.between(done[Deed.ANSWERED].at, at, now)
    path, digest = kept_file(acuse) if acuse else ("", "")
    step = Step(
        request=kept, deed=Deed.NOTIFIED, at=at, written_at=now, by=by, way=way.strip()[:SHORT], file=path,
        file_digest=digest,
    )  # fmt: skip
    step.limits = queries.set_by(kept, step)
    step.save(force_insert=True)
    tell(queries.whole().get(pk=kept.pk), Deed.NOTIFIED, by=by)
    return step


@action("right-answer-read", allowed=may_see_own)
def read_answer(request: Request, *, by: Capacity) -> Request:  # noqa: ARG001
    """She opened the answer on her own screen: it is her acuse, and counts once."""
    request.steps.filter(deed=Deed.NOTIFIED, read_at=None).update(read_at=clock.now())
    return request


@action("right-effect-settled", allowed=may_settle)
def settle(owed: Owed, *, by: Capacity | Clerk) -> Owed:
    """Close an effect that is true, with since when and by which release. Raises Refused: ALREADY_DONE, NOT_YET."""
    kept = _owed(owed)
    found = proofs.proof(kept)
    if found is None:
        raise Refused(Reason.NOT_YET)
    kept.done_at, kept.release = found.at, found.release
    return _settled(kept, by)


@action("right-effect-noted", allowed=may_settle)
def note_done(owed: Owed, *, note: str, by: Capacity) -> Owed:
    """Say what was done of what leaves no trace here. Raises Refused: ALREADY_DONE, NOT_NOTIFIED, NOT_YET."""
    kept = _owed(owed)
    if kept.effect != Effect.OTHER or not note.strip():
        raise Refused(Reason.NOT_YET)
    if not kept.request.steps.filter(deed=Deed.NOTIFIED).exists():
        raise Refused(Reason.NOT_NOTIFIED)
    kept.done_at, kept.note = clock.now(), note.strip()[:SHORT]
    return _settled(kept, by)


def _by_another(request: Request, by: Capacity) -> None:
    """What came on paper is not answered by who alone saw who presents it, where the process wants two persons."""
    seen = request.steps.filter(deed=Deed.IDENTIFIED).select_related("by").first()
    alone = seen is not None and seen.by is not None and seen.by.user_id == by.user_id
    if alone and request.way == Way.PAPER and request.process.allows("two_persons"):
        raise Refused(Reason.SAME_PERSON)


def _opened(request: Request, effect: Effect, answer: Answer, by: Capacity) -> dict[str, object]:
    """What is kept of a correction, having opened it; where her own window is open she needs no opening."""
    if effect is not Effect.PROFILE:
        return {}
    if answer.questionnaire is None or not answer.sections:
        raise Refused(Reason.NO_EFFECT)
    corrections.open_by_right(
        request.candidacy,
        answer.questionnaire,
        sections=answer.sections,
        motive=f"Solicitud {request.folio}",
        by=by,
    )
    return {"slug": answer.questionnaire.slug, "sections": list(answer.sections)}


def _owed(owed: Owed) -> Owed:
    found = Owed.objects.select_for_update(of=("self",))
    kept: Owed = found.select_related("request__candidacy__formula__position__office").get(pk=owed.pk)
    if kept.done_at is not None:
        raise Refused(Reason.ALREADY_DONE)
    return kept


def _settled(owed: Owed, by: Capacity | Clerk) -> Owed:
    owed.settled_by = by if isinstance(by, Capacity) else None
    owed.save(update_fields=["done_at", "release", "note", "settled_by"])
    return owed
