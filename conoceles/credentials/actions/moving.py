# SPDX-License-Identifier: EUPL-1.2
"""Accounts follow their candidacies, when the register says that these are of another postulant or place."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import DateTimeField, Exists, OuterRef, Value
from django.db.models.functions import Coalesce, Greatest

from conoceles.accounts.models import Activation, Capacity, Session
from conoceles.accounts.rules import Role
from conoceles.candidacies.permissions import may_register
from conoceles.credentials import packages
from conoceles.credentials.leaving import acting_still, of_who_left, shut_out
from conoceles.credentials.models import Account, Delivery, Move
from conoceles.credentials.queries import misplaced
from conoceles.credentials.rules import LEFT
from conoceles.elections.models import Process
from conoceles.kernel import clock, digests
from conoceles.record.action import action

_AT_ONCE = 500


@dataclass(frozen=True)
class Moved:
    """What followed: how many accounts, and how many of their letters died; its digest tells which, and whence."""

    accounts: int
    letters: int
    digest: str


@dataclass(frozen=True)
class Closed:
    """How many codes and open accounts ended because their candidacy stands no more; its digest tells whose."""

    letters: int
    accounts: int
    digest: str


@dataclass(frozen=True)
class Reopened:
    """How many accounts serve again because their candidacy stands again; its digest tells which."""

    accounts: int
    digest: str


@action("accounts-moved", allowed=may_register, on_its_own=True)
def move(process: Process, *, by: Capacity) -> Moved:
    """Have each account of *process* delivered and answered for by whom the register says now.

    A letter on its way dies: its paper says the former words, and lies with whoever should not have it. One that its
    person has in her own hands goes on opening her account; so does one that her representation took to pass on to
    her, while it is hers. What was delivered stays on record as it was. Packages of both sides are to be made again.
    """
    now = clock.now()
    found = list(misplaced(process).order_by("pk"))
    moves = [made for at in range(0, len(found), _AT_ONCE) for made in _moved(found[at : at + _AT_ONCE], by=by, at=now)]
    packages.forget(
        process,
        councils={each.council_id for each in (*moves, *found)},
        postulants={each.postulant_id for each in (*moves, *found)},
    )
    told = [[str(each.account_id), each.postulant_id, each.council_id, each.letter_died] for each in moves]
    return Moved(len(moves), sum(each.letter_died for each in moves), digests.digest(told))


@action("accounts-closed", allowed=may_register, on_its_own=True)
def close(process: Process, *, by: Capacity) -> Closed:  # noqa: ARG001
    """End what those have who resigned, died, were substituted or cancelled: codes, in whatever hands, and capacities.

    Their sessions end at once. What they captured and consented to stays theirs, and stays closed; from now on they
    withdraw a consent at the desk, on paper.
    """
    now = clock.now()
    found = list(of_who_left(process).order_by("pk").values_list("pk", "user__handed_over_as"))
    Activation.objects.filter(pk__in=[code for code, _ in found]).update(superseded_at=now)
    acting = list(acting_still(process).order_by("pk").values_list("pk", "user"))
    # One that had not begun never does: it ends when it would have begun.
    Capacity.objects.filter(pk__in=[pk for pk, _ in acting]).update(
        until=Greatest(Value(now, DateTimeField()), Coalesce("since", Value(now, DateTimeField()))), ended_because=LEFT
    )
    Session.objects.filter(user__in=[user for _, user in acting]).delete()
    accounts = Account.objects.filter(pk__in=[account for _, account in found])
    packages.forget(
        process,
        councils=set(accounts.values_list("council_id", flat=True)),
        postulants=set(accounts.values_list("postulant_id", flat=True)),
    )
    told = sorted([*(str(account) for _, account in found), *(str(user) for _, user in acting)])
    return Closed(len(found), len(acting), digests.digest(told))


@action("accounts-reopened", allowed=may_register, on_its_own=True)
def reopen(process: Process, *, by: Capacity) -> Reopened:
    """Let whoever stands again act for her candidacy, with the account that was hers and its password, if it had one.

    Whoever had not taken it needs another letter: hers died.
    """
    now = clock.now()
    found = list(shut_out(process).order_by("pk"))
    Capacity.objects.bulk_create(
        Capacity(user_id=each.user_id, role=Role.CANDIDACY, scope=str(each.candidacy_id), since=now, asked_by=by)
        for each in found
    )
    return Reopened(len(found), digests.digest([str(each.pk) for each in found]))


def _moved(accounts: Sequence[Account], *, by: Capacity, at: datetime) -> list[Move]:
    """Move *accounts*, of ``queries.misplaced``; for each, whose it was until now."""
    of_another = {each.pk for each in accounts if each.postulant_id != each.answers}  # type: ignore[attr-defined]
    dead = _killed(of_another, at, passed_on=False) | _killed(
        {each.pk for each in accounts} - of_another, at, passed_on=True
    )
    moves = [
        Move(
            account=each,
            postulant_id=each.postulant_id,
            council_id=each.council_id,
            letter_died=each.pk in dead,
            at=at,
            by=by,
        )
        for each in accounts
    ]
    for each in accounts:
        each.postulant_id, each.council_id = each.answers, each.delivers or None  # type: ignore[attr-defined]
    Account.objects.bulk_update(accounts, ["postulant", "council"])
    return Move.objects.bulk_create(moves)


def _killed(accounts: Collection[UUID], at: datetime, *, passed_on: bool) -> set[UUID]:
    """Those of *accounts* whose letter served and is in nobody's hands; it serves no more.

    *passed_on*: whether a letter that a representation took is as good as delivered.
    """
    handed = Delivery.objects.filter(letter__activation=OuterRef("pk"), outcome=Delivery.Outcome.DELIVERED)
    if not passed_on:
        handed = handed.exclude(receiver=Delivery.Receiver.REPRESENTATION)
    serving = Activation.objects.in_force(at).filter(~Exists(handed), letter__account__in=accounts)
    dead = dict(serving.values_list("pk", "letter__account"))
    Activation.objects.filter(pk__in=dead).update(superseded_at=at)
    return set(dead.values())
