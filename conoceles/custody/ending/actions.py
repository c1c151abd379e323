# SPDX-License-Identifier: EUPL-1.2
"""Ending treatment: asked for, confirmed where two persons are needed, and each step on record with its agreement."""

from collections.abc import Iterable

from django.db.models import Q

from conoceles.accounts import activating
from conoceles.accounts.models import Capacity, User
from conoceles.candidacies.models import Candidacy
from conoceles.custody.models import Ending, HeldAway
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication import queries as published
from conoceles.record.action import Actor, action
from conoceles.validation.models import Withdrawal
from conoceles.vault import ending_actions as vault
from conoceles.vault import queries as keys
from conoceles.vault.models import DataKey

from . import by_hand, emptying, putting_away, queries
from .emptying import Owner
from .permissions import may_end, may_finish
from .rules import Reason


@action("ending-asked", allowed=may_end)
def ask(ending: Ending, *, by: Capacity) -> Ending:
    """Ask for *ending*, not saved yet, where the process wants a second person to confirm it.

    Raises Refused: as :func:`block` and :func:`cancel` do.
    """
    _check(ending)
    ending.asked_by, ending.asked_at = by, clock.now()
    ending.save(force_insert=True)
    return ending


@action("ending-declined", allowed=may_end)
def decline(ending: Ending, *, by: Capacity) -> Ending:  # noqa: ARG001
    """Give up what waits for a second person. Raises Refused: NOTHING_WAITS."""
    kept = _waiting(ending)
    kept.declined_at = clock.now()
    kept.save(update_fields=["declined_at"])
    return kept


@action("data-blocked", allowed=may_end)
def block(ending: Ending, *, by: Capacity) -> Ending:
    """From now on nothing here opens what the candidacies of *ending* answered; two custodians with an agreement do.

    What is not public besides is put away after this (``working.finish``).
    Raises Refused: ALREADY, TOO_EARLY, UNSHOWN, AGREEMENT_IN_FUTURE, NOTHING_WAITS, SAME_PERSON; of the vault
    NO_RECOVERY and NOT_RECOVERABLE: without custodians nobody could ever open it.
    """
    kept = _entered(ending, by)
    vault.block(keys.recovery(), subjects=queries.subjects(kept), by=by)
    return kept


@action("data-blocked-again", allowed=may_end)
def block_again(ending: Ending, *, by: Capacity) -> Ending:
    """The same in a system that came back from before: what nobody had told of, it blocks as it can.

    Raises Refused: as the vault does, of keys that were never entrusted to anybody.
    """
    vault.block(keys.recovery(), subjects=queries.subjects(ending), by=by)
    return ending


@action("data-cancelled", allowed=may_end)
def cancel(ending: Ending, *, by: Capacity) -> Ending:
    """Nobody opens here what the candidacies of *ending* answered, not even the custodians; what was put away goes.

    What was written of them after the bloqueo goes after this (``working.finish``).
    Raises Refused: ALREADY, NOT_BLOCKED, NOT_DONE, UNDECIDED, TOO_EARLY, AGREEMENT_IN_FUTURE, NOTHING_WAITS,
    SAME_PERSON.
    """
    return _cancelled(_entered(ending, by), by)


@action("data-cancelled-again", allowed=may_end)
def cancel_again(ending: Ending, *, by: Capacity) -> Ending:
    """The same in a system that came back from before: also of what was not even blocked in it."""
    for owner in (*queries.concerned(ending), *([] if ending.candidacy_id else [ending.process])):
        putting_away.forget(owner)
    kept = _cancelled(ending, by)
    kept.done_at = clock.now()
    kept.save(update_fields=["done_at"])
    return kept


def _cancelled(kept: Ending, by: Capacity) -> Ending:
    subjects = queries.subjects(kept)
    vault.shred_all(DataKey(), subjects=subjects, by=by)
    only = [kept.candidacy_id] if kept.candidacy_id else None
    emptying.erase(kept.process, only)
    putting_away.destroy(HeldAway.objects.filter(subject__in=subjects))
    _close_accounts(kept)
    return kept


@action("data-put-away", allowed=may_finish)
def put_away(ending: Ending, *, owners: Iterable[Owner], by: Actor) -> Ending:  # noqa: ARG001
    """Close what is not public of each of *owners*, and leave nothing of it in the clear."""
    for owner in owners:
        if isinstance(owner, Candidacy) and not by_hand.process_keeps(ending.process):
            _withdraw(owner, ending)
        putting_away.put_away(ending, owner)
    return ending


@action("data-forgotten", allowed=may_finish)
def forget(ending: Ending, *, owners: Iterable[Owner], by: Actor) -> Ending:  # noqa: ARG001
    """Leave nothing of what was written of *owners*, cancelled, after they were blocked; no copy of it either."""
    for owner in owners:
        putting_away.forget(owner)
    return ending


@action("ending-done", allowed=may_finish)
def done(ending: Ending, *, by: Actor) -> Ending:  # noqa: ARG001
    """Say that nothing is left in its rows to put away."""
    ending.done_at = clock.now()
    ending.save(update_fields=["done_at"])
    return ending


@action("ending-scrubbed", allowed=may_finish)
def scrubbed(ending: Ending, *, by: Actor) -> Ending:  # noqa: ARG001
    """Say that the database was written anew without what was put away."""
    ending.scrubbed_at = clock.now()
    ending.save(update_fields=["scrubbed_at"])
    return ending


def _check(ending: Ending) -> None:
    process, now = ending.process, queries.today(ending.process)
    Process.objects.select_for_update().get(pk=process.pk)
    if ending.agreed_on > now:
        raise Refused(Reason.AGREEMENT_IN_FUTURE)
    there = queries.endings(process).filter(stage=ending.stage, declined_at=None).exclude(pk=ending.pk)
    whole = Q(candidacy=None, at__isnull=False)
    if there.filter(whole | Q(candidacy=ending.candidacy)).exists():
        raise Refused(Reason.ALREADY)
    blocked = queries.in_force(process, Ending.Stage.BLOCKED, ending.candidacy)
    if ending.stage == Ending.Stage.CANCELLED:
        _check_blocked(ending, blocked)
    elif published.unshown(process):
        raise Refused(Reason.UNSHOWN)
    elif ending.candidacy_id is None and now <= process.election_day:
        raise Refused(Reason.TOO_EARLY, day=process.election_day)


def _check_blocked(ending: Ending, blocked: Ending | None) -> None:
    if blocked is None:
        raise Refused(Reason.NOT_BLOCKED)
    if blocked.done_at is None:
        raise Refused(Reason.NOT_DONE)
    day = queries.terms(ending.process).cancel_from(queries.day_of(process=ending.process, at=blocked.at))
    if ending.candidacy_id is not None:
        return  # of one alone, it is due when her agreement says so
    if day is None:
        raise Refused(Reason.UNDECIDED)
    if queries.today(ending.process) < day:
        raise Refused(Reason.TOO_EARLY, day=day)


def _entered(ending: Ending, by: Capacity) -> Ending:
    """*ending* in force: asked for by somebody else before, where the process wants two persons; or right now."""
    _check(ending)
    two = ending.process.allows("two_persons")
    if ending.pk is None and not two:
        ending.asked_by, ending.asked_at, ending.at = by, clock.now(), clock.now()
        ending.save(force_insert=True)
        return ending
    kept = _waiting(ending)
    if two and kept.asked_by.user_id == by.user_id:
        raise Refused(Reason.SAME_PERSON)
    kept.confirmed_by, kept.at = by, clock.now()
    kept.save(update_fields=["confirmed_by", "at"])
    return kept


def _waiting(ending: Ending) -> Ending:
    kept = Ending.objects.select_for_update(of=("self",)).select_related("process", "asked_by").filter(pk=ending.pk)
    found = kept.filter(at=None, declined_at=None).first()
    if found is None:
        raise Refused(Reason.NOTHING_WAITS)
    return found


def _close_accounts(ending: Ending) -> None:
    """Nobody is in the accounts of those candidacies any more."""
    users = list(User.objects.filter(handed_over_as__candidacy__in=queries.concerned(ending)))
    activating.empty(users)
    held = Capacity.objects.filter(user__in=users, role="candidatura", until=None)
    held.update(until=clock.now(), ended_because="Se cancelaron sus datos.")


def _withdraw(candidacy: Candidacy, ending: Ending) -> None:
    """Where the process decided that nothing stays as an archive, her profile leaves the site."""
    if not Withdrawal.objects.filter(candidacy=candidacy, lifted_at=None).exists():
        Withdrawal.objects.create(
            candidacy=candidacy,
            motive="acuerdo",
            document=ending.agreement,
            dated=ending.agreed_on,
            by=ending.confirmed_by or ending.asked_by,
            at=clock.now(),
        )
