# SPDX-License-Identifier: EUPL-1.2
"""Sending answers, and taking in those that were sent elsewhere."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from conoceles.accounts.models import Capacity
from conoceles.candidacies.holding import hold
from conoceles.candidacies.models import Candidacy
from conoceles.capture import identity
from conoceles.capture.consents.queries import lacks_treatment
from conoceles.capture.consents.rules import Reason as OfConsents
from conoceles.capture.corrections.queries import may_change
from conoceles.capture.corrections.rules import Reason as OfCorrections
from conoceles.capture.corrections.rules import changed, merged
from conoceles.capture.models import Assistance, ChosenPhoto, Draft, Revision, Source
from conoceles.capture.permissions import assisted, may_capture, may_load_history, may_send
from conoceles.capture.queries.owing import check_owed
from conoceles.capture.queries.returned import LONGEST_REPLY, Observed, as_reply, returned
from conoceles.capture.queries.sheets import Sheet, sheet
from conoceles.capture.queries.terms import term_of
from conoceles.capture.queries.withheld import before_taken
from conoceles.capture.rules import Reason, as_kept, problems
from conoceles.capture.rules.progress import as_asked
from conoceles.capture.rules.windows import State
from conoceles.elections.models import Process, Questionnaire
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action


@action("answers-sent", allowed=may_send)
def send(
    candidacy: Candidacy,
    questionnaire: Questionnaire,
    *,
    answers: dict[str, Any],
    replies: Mapping[str, str] | None = None,
    at: datetime | None = None,
    by: Capacity,
) -> Revision:
    """Send *answers* as the next revision, to be read by the institute.

    *replies* are what she answers to what was observed in the last one, by the id of the observation. *at* is when
    they reached the server, which decides whether her window was open; without it, now.
    Raises Refused: NOT_REGISTERED, NOT_OWED, NOT_IN_FORCE, NOT_YET_OPEN, CLOSED (with the ``term``),
    NOT_RECEIVED, where nobody received a printed form of it to type from; INCOMPLETE (with every ``problem``),
    NOTHING_CHANGED when they are the same as those last sent, and NOTHING_MENDED when those were returned and no
    observation is replied to; REPLY_TOO_LONG; OTHER_SECTIONS (``corrections.rules``) where only a correction that was
    granted keeps the window open, and something else changed; but not to whoever types from
    paper what is kept sealed: she could guess by it. Of what is kept sealed: NO_TREATMENT (``consents.rules``), and
    whatever the vault says no to (``vault.rules``).
    """
    at = at or clock.now()
    # Two who send at once wait for one another, and the second one's revision gets the next number; or finds that the
    # form from which she types was sent already.
    hold(candidacy)
    assistance = None if may_capture(by, candidacy) else assisted(by, candidacy).get(questionnaire.slug)
    if assistance is None and not may_capture(by, candidacy):
        raise Refused(Reason.NOT_RECEIVED)
    check_owed(candidacy, questionnaire)
    if questionnaire.definition.sealed and lacks_treatment(candidacy):
        raise Refused(OfConsents.NO_TREATMENT)
    term = term_of(candidacy, now=at)
    state = term.state(at)
    if not state.receives:
        raise Refused(Reason.CLOSED if state is State.CLOSED else Reason.NOT_YET_OPEN, term=term)
    kept = as_kept(answers)
    found = problems(questionnaire.definition, kept)
    if found:
        raise Refused(Reason.INCOMPLETE, problems=found)
    last = candidacy.revisions.filter(questionnaire__slug=questionnaire.slug).order_by("-number").first()
    _check_sections(candidacy, questionnaire, last, kept, at)
    observed = returned([last]).get(last.pk) if last else None
    told = _replied(observed or (), replies or {})
    revision = Revision(
        candidacy=candidacy,
        questionnaire=questionnaire,
        number=(last.number if last else 0) + 1,
        sent_by=by,
        typists=_typists(candidacy, questionnaire, last, by),
        replies=told,
        sent_at=at,
        assistance=assistance,
        late=state is State.LATE,
    )
    if last is not None and not told and not _blind(last, by, assistance) and _says(last, kept):
        raise Refused(Reason.NOTHING_CHANGED if observed is None else Reason.NOTHING_MENDED)
    if questionnaire.definition.sealed:
        identity.seal_revision(revision, kept)
    else:
        revision.answers, revision.digest = kept, digests.digest(kept)
    revision.save(force_insert=True)
    Assistance.objects.filter(pk=assistance and assistance.pk).update(closed_at=at)
    return revision


def _check_sections(
    candidacy: Candidacy, questionnaire: Questionnaire, last: Revision | None, kept: dict[str, Any], at: datetime
) -> None:
    """Refuse what changes more than the sections of the corrections that were granted, where they alone are open."""
    only = may_change(candidacy, questionnaire.slug, now=at)
    if only is None:
        return
    if not only or last is None or last.answers is None:
        raise Refused(Reason.CLOSED, term=term_of(candidacy, now=at, corrections=False))
    others = {
        key: name for key, name in changed(questionnaire.definition, last.answers, kept).items() if key not in only
    }
    if others:
        raise Refused(OfCorrections.OTHER_SECTIONS, sections=list(others.values()))


def _replied(observed: Iterable[Observed], replies: Mapping[str, str]) -> dict[str, str]:
    """Of *replies*, those to something that was *observed*; what is too long is refused, never cut."""
    ours = {each.id: as_reply(replies.get(each.id, "")) for each in observed}
    if any(len(text) > LONGEST_REPLY for text in ours.values()):
        raise Refused(Reason.REPLY_TOO_LONG, longest=LONGEST_REPLY)
    return {key: text for key, text in ours.items() if text}


def _typists(candidacy: Candidacy, questionnaire: Questionnaire, last: Revision | None, by: Capacity) -> list[str]:
    """All who had a hand in what is sent: what nobody typed anew is as whoever typed it before left it."""
    hands = {str(by.user_id), *(last.typists if last else ())}
    for typed in (Draft, ChosenPhoto):
        of_her = typed.objects.filter(candidacy=candidacy, slug=questionnaire.slug)
        hands.update(*of_her.values_list("typists", flat=True))
    return sorted(hands)


def _blind(last: Revision, by: Capacity, assistance: Assistance | None) -> bool:
    """Whether who sends may not learn that it says the same as the sealed *last*: nor by guessing."""
    return last.sealed is not None and (assistance is not None or before_taken(last.sent_at, by))


def _says(revision: Revision, answers: dict[str, Any]) -> bool:
    if revision.sealed is not None:
        return identity.holds(revision, answers)
    return revision.digest == digests.digest(answers)


@action("answers-sent", allowed=may_send)
def send_typed(
    candidacy: Candidacy,
    questionnaire: Questionnaire,
    *,
    seen: str,
    replies: Mapping[str, str] | None = None,
    at: datetime | None = None,
    by: Capacity,
) -> Revision:
    """Send what is typed so far, if it is what was on the screen: ``seen``, as ``Sheet.seen`` gave it.

    Raises Refused as ``send`` does; TEXT_CHANGED when somebody typed in the meantime; WITHHELD when something of it
    was sealed before the account was last taken, and is not on the screen.
    """
    hold(candidacy)
    typed = sheet(candidacy, questionnaire, by=by)
    if typed.withheld and typed.unsent:
        raise Refused(Reason.WITHHELD)
    if typed.seen != seen:
        raise Refused(Reason.NOTHING_CHANGED if _just_sent(typed, seen) else Reason.TEXT_CHANGED)
    answers, only = typed.asked, may_change(candidacy, questionnaire.slug, now=at or clock.now())
    if only and typed.sent is not None and typed.sent.answers is not None:
        # What she typed in other sections, perhaps before the window closed, stays unsent: she did not ask for it.
        definition = questionnaire.definition
        answers = as_asked(definition, merged(definition, typed.sent.answers, typed.answers, only))
    return send(candidacy, questionnaire, answers=answers, replies=replies, at=at, by=by)


def _just_sent(typed: Sheet, seen: str) -> bool:
    """Whether *seen* is what was on the screen right before the last sending: a button pressed twice."""
    before = Sheet(typed.candidacy, typed.questionnaire, typed.drafts, None, chosen=typed.chosen)
    former = typed.candidacy.revisions.filter(questionnaire__slug=typed.questionnaire.slug).order_by("-number")[1:2]
    before.sent = former[0] if former else None
    return before.seen == seen


@action("history-loaded", allowed=may_load_history)
def load_history(
    process: Process,
    *,
    authority: str,
    document: str,
    dated: date,
    digest: str,
    answers: Iterable[tuple[Candidacy, Questionnaire, dict[str, Any]]],
    at: datetime,
    by: Capacity,  # noqa: ARG001
) -> Source:
    """Take in *answers* captured and approved elsewhere, as revisions that name their source.

    Lengths and requiredness are the source's own affair: nothing is refused or mended, the
    import's report has already said what does not fit. Loading the same document again, or a later
    one with the same answers, adds nothing.
    """
    source, _ = Source.objects.get_or_create(
        process=process, digest=digest, defaults={"authority": authority, "document": document, "dated": dated}
    )
    last = {
        (candidacy, slug): (number, known)
        for candidacy, slug, number, known in Revision.objects.filter(candidacy__process=process)
        .order_by("number")
        .values_list("candidacy_id", "questionnaire__slug", "number", "digest")
    }
    fresh = []
    for candidacy, questionnaire, given in answers:
        if questionnaire.definition.sealed:
            msg = f"{questionnaire}: what is kept sealed is not loaded from a sheet"
            raise ValueError(msg)
        kept = as_kept(given)
        sum_ = digests.digest(kept)
        number, known = last.get((candidacy.pk, questionnaire.slug), (0, ""))
        if known != sum_:
            fresh.append(
                Revision(
                    candidacy=candidacy,
                    questionnaire=questionnaire,
                    number=number + 1,
                    answers=kept,
                    digest=sum_,
                    source=source,
                    sent_at=at,
                )
            )
    Revision.objects.bulk_create(fresh, batch_size=500)
    return source
