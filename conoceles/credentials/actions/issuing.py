# SPDX-License-Identifier: EUPL-1.2
"""Accounts are generated, and their letters issued and read."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from conoceles.accounts import activating
from conoceles.accounts.models import Capacity, User
from conoceles.accounts.notices import tell
from conoceles.accounts.rules import Role
from conoceles.accounts.rules.notices import Notice
from conoceles.candidacies.models import Candidacy
from conoceles.credentials import announcing
from conoceles.credentials.letters import Prepared, content, holder
from conoceles.credentials.models import Account, Batch, Letter
from conoceles.credentials.permissions import may_issue, may_issue_again, may_read_letter
from conoceles.credentials.queries import belonging, in_force
from conoceles.credentials.rules import Reason
from conoceles.elections.models import Process
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.outbox.actions import rewrite
from conoceles.outbox.queries import for_hands
from conoceles.record.action import action
from conoceles.record.naming import named

#: Of an account: it is generic, or its candidacy is still registered.
_STANDS = Q(candidacy=None) | Q(candidacy__status=Candidacy.Status.REGISTERED)


@dataclass(frozen=True)
class Issued:
    """What one step of a batch issued; its digest ties the record to the very sheets."""

    letters: list[Letter]
    digest: str


def _may_issue_batch(by: Capacity, batch: Batch) -> bool:
    return may_issue(by, batch.process)


@action("letters-begun", allowed=_may_issue_batch)
def begin(batch: Batch, *, by: Capacity) -> Batch:
    """Open a batch of letters, which goes on until it is finished, however often it is interrupted."""
    Process.objects.select_for_update().get(pk=batch.process_id)
    batch.by, batch.opened_at = by, clock.now()
    batch.save(force_insert=True)
    return batch


@action("letters-issued", allowed=_may_issue_batch)
def issue(batch: Batch, *, prepared: Sequence[Prepared], by: Capacity) -> Issued:  # noqa: ARG001
    """Make the accounts that are new, and give each the code that its letter already bears.

    All of them or none. Accounts that were taken or got another letter since theirs was prepared are left alone, and
    so are candidacies of which the register says another postulant or place since then: their turn comes again.
    """
    Process.objects.select_for_update().get(pk=batch.process_id)  # as whoever writes the register does
    now = clock.now()
    fresh = _as_registered([each.account for each in prepared if each.account.made_at is None])
    User.objects.bulk_create([account.user for account in fresh])
    for account in fresh:
        account.made_at = now
        account.user = account.user  # its id, now that it has one
    Account.objects.bulk_create(fresh)
    Capacity.objects.bulk_create([_capacity_of(account) for account in fresh])
    made = {account.pk for account in fresh}
    former = _as_said([each for each in prepared if each.account.pk not in made and each.account.made_at])
    wanting = {each.account.pk for each in former if _still_wants(each)}
    return _given([each for each in prepared if each.account.pk in made | wanting], batch)


@action("letters-finished", allowed=_may_issue_batch)
def finish(batch: Batch, *, by: Capacity) -> Batch:  # noqa: ARG001
    """Every account of the batch has its letter."""
    batch.finished_at = clock.now()
    batch.save(update_fields=["finished_at"])
    return batch


@action("letter-issued-again", allowed=may_issue_again)
def issue_again(account: Account, *, prepared: Prepared, by: Capacity) -> Issued:
    """A new letter for an account: the former code dies, and with it whoever was in the account.

    A notice of the former that nobody has told yet says from now on until when the new one serves.

    Raises Refused: ISSUED_MEANWHILE, STANDS_NO_MORE.
    """
    Process.objects.select_for_update().get(pk=account.process_id)
    if not Account.objects.filter(_STANDS, pk=account.pk).exists():
        raise Refused(Reason.STANDS_NO_MORE)
    if prepared not in _as_said([prepared]) or not _still_wants(prepared, taken_too=True):
        raise Refused(Reason.ISSUED_MEANWHILE)
    if account.user.email:  # of whoever is in it: after this it is nobody's
        tell(account.user, [Notice.ACCESS_GIVEN_BACK], by=by)
    activating.empty([account.user])
    given = _given([prepared], None)
    for waiting in for_hands(named(account)).filter(template=announcing.TEMPLATE):
        rewrite(waiting, values=announcing.values(account, clock.now()), by=by)
    return given


@action("letter-read", allowed=may_read_letter)
def read(letter: Letter, *, by: Capacity) -> bytes:  # noqa: ARG001
    """The PDF of a letter, code and all: whoever reads one is on record.

    Raises Refused: LETTER_DEAD, LETTER_FILE_GONE.
    """
    if not in_force(letter, clock.now()):
        raise Refused(Reason.LETTER_DEAD)
    return content(letter)


def _as_registered(accounts: Sequence[Account]) -> list[Account]:
    """Those of *accounts*, not saved yet, whose candidacy is still where it was when their letter was set."""
    now = belonging([each.candidacy_id for each in accounts if each.candidacy_id])
    return [
        each
        for each in accounts
        if each.candidacy_id is None or now.get(each.candidacy_id) == (each.postulant_id, each.council_id or 0)
    ]


def _capacity_of(account: Account) -> Capacity:
    if account.candidacy_id:
        return Capacity(user=account.user, role=Role.CANDIDACY, scope=str(account.candidacy_id), since=account.made_at)
    scope = f"{account.process.slug}/{account.postulant.key}"
    return Capacity(user=account.user, role=Role.PARTY_ROOT, scope=scope, since=account.made_at)


def _as_said(prepared: Sequence[Prepared]) -> list[Prepared]:
    """Those letters that say whose an account is, and who delivers it, as the register says of who stands now."""
    accounts = Account.objects.filter(_STANDS, pk__in=[each.account.pk for each in prepared])
    now = {
        account.pk: holder(account)
        for account in accounts.select_related(
            "council",
            "postulant",
            "candidacy__person",
            "candidacy__formula__position",
            "candidacy__formula__territory",
            "candidacy__formula__postulant",
        )
    }
    return [each for each in prepared if now.get(each.account.pk) == holder(each.account)]


def _still_wants(prepared: Prepared, *, taken_too: bool = False) -> bool:
    """Whether the account still waits for that very letter."""
    account = prepared.account
    last = Letter.objects.filter(account=account).order_by("-number").select_related("activation").first()
    if (last.number if last else 0) + 1 != prepared.number:
        return False
    return taken_too or last is None or not (last.activation.used_at or in_force(last, clock.now()))


def _given(prepared: Sequence[Prepared], batch: Batch | None) -> Issued:
    now = clock.now()
    if not prepared:
        return Issued([], "")
    activations = activating.give(
        [(each.account.user, each.code) for each in prepared], at=now, until=prepared[0].expires
    )
    letters = Letter.objects.bulk_create(
        Letter(
            account=each.account,
            number=each.number,
            activation=activation,
            batch=batch,
            file=each.file,
            digest=each.digest,
            issued_at=now,
        )
        for each, activation in zip(prepared, activations, strict=True)
    )
    return Issued(letters, digests.digest([[str(each.account.pk), each.number, each.digest] for each in prepared]))
