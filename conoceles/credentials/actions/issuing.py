# SPDX-License-Identifier: EUPL-1.2
"""Accounts are generated, their letters issued and delivered."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile, File

from conoceles.accounts import activating
from conoceles.accounts.models import Activation, Capacity, User
from conoceles.accounts.rules import Role
from conoceles.elections.models import Process
from conoceles.files.storage import private
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.outbox.actions import queue
from conoceles.outbox.models import Message
from conoceles.record.action import action

from . import packages, rules
from .dates import moment
from .letters import Prepared, content, place
from .models import Account, Batch, Bundle, Delivery, Letter
from .permissions import (
    may_deliver,
    may_deliver_letter,
    may_handle_bundle,
    may_issue,
    may_issue_again,
    may_keep_acuse,
    may_read_letter,
)
from .queries import in_force
from .rules import Reason


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

    All of them or none. Accounts that were taken or got another letter since theirs was prepared are left alone.
    """
    now = clock.now()
    fresh = [each.account for each in prepared if each.account.made_at is None]
    User.objects.bulk_create([account.user for account in fresh])
    for account in fresh:
        account.made_at = now
        account.user = account.user  # its id, now that it has one
    Account.objects.bulk_create(fresh)
    Capacity.objects.bulk_create([_capacity_of(account) for account in fresh])
    made = {account.pk for account in fresh}
    return _given([each for each in prepared if each.account.pk in made or _still_wants(each)], batch)


@action("letters-finished", allowed=_may_issue_batch)
def finish(batch: Batch, *, by: Capacity) -> Batch:  # noqa: ARG001
    """Every account of the batch has its letter."""
    batch.finished_at = clock.now()
    batch.save(update_fields=["finished_at"])
    return batch


@action("letter-issued-again", allowed=may_issue_again)
def issue_again(account: Account, *, prepared: Prepared, by: Capacity) -> Issued:  # noqa: ARG001
    """A new letter for an account: the former code dies, and with it whoever was in the account.

    Raises Refused: ISSUED_MEANWHILE.
    """
    if not _still_wants(prepared, taken_too=True):
        raise Refused(Reason.ISSUED_MEANWHILE)
    activating.empty([account.user])
    return _given([prepared], None)


@action("letter-read", allowed=may_read_letter)
def read(letter: Letter, *, by: Capacity) -> bytes:  # noqa: ARG001
    """The PDF of a letter, code and all: whoever reads one is on record.

    Raises Refused: LETTER_DEAD, LETTER_FILE_GONE.
    """
    if not in_force(letter, clock.now()):
        raise Refused(Reason.LETTER_DEAD)
    return content(letter)


@action("letters-packaged", allowed=may_issue)
def package(process: Process, *, write: Callable[[], int], by: Capacity) -> int:  # noqa: ARG001
    """Put letters together, codes and all, by *write*: whoever does so is on record, before they leave."""
    return write()


@action("package-read", allowed=may_handle_bundle)
def read_package(bundle: Bundle, *, by: Capacity) -> File:  # noqa: ARG001
    """The file of a package, open: whoever downloads codes is on record. Raises Refused: PACKAGE_GONE."""
    if not bundle.file or bundle.expires_at <= clock.now() or not private().exists(bundle.file):
        raise Refused(Reason.PACKAGE_GONE)
    return private().open(bundle.file)


@action("package-discarded", allowed=may_handle_bundle)
def discard_package(bundle: Bundle, *, by: Capacity) -> None:  # noqa: ARG001
    """It was printed, or is not wanted: its codes need not wait here."""
    packages.discard(bundle)


@action("letter-delivered", allowed=may_deliver_letter)
def deliver(letter: Letter, *, delivery: Delivery, by: Capacity) -> Delivery:
    """Register that a letter was handed over, or that it could not be. It may be delivered more than once.

    Raises Refused: NOT_YET, BEFORE_ITS_LETTER, LETTER_DEAD, NOBODY_RECEIVED.
    """
    now = clock.now()
    activation = Activation.objects.select_for_update().get(pk=letter.activation_id)
    rules.check_handover(
        rules.Handover(
            delivered=delivery.outcome == Delivery.Outcome.DELIVERED,
            at=delivery.at,
            received_by=delivery.received_by,
            identified_by=delivery.identified_by,
        ),
        issued=letter.issued_at,
        expires=activation.superseded_at or activation.expires_at,
        now=now,
    )
    delivery.letter, delivery.by, delivery.registered_at = letter, by, now
    delivery.save(force_insert=True)
    return delivery


@action("account-announced", allowed=may_deliver)
def announce(account: Account, *, to: str = "", by: Capacity) -> Message:
    """Have whoever answers for an account told that letters wait, by mail to *to*, or else by hand.

    A generic account is told of all that its representation answers for.
    """
    accounts = Account.objects.filter(postulant=account.postulant) if account.candidacy_id is None else [account]
    letters = Letter.objects.filter(
        account__in=accounts,
        activation__used_at=None,
        activation__superseded_at=None,
        activation__expires_at__gt=clock.now(),
    )
    first = letters.order_by("activation__expires_at").select_related("activation").first()
    if first is None:
        raise Refused(Reason.LETTER_DEAD)
    zone = ZoneInfo(account.process.timezone)
    values = {
        "who": account.candidacy.person.name if account.candidacy else account.postulant.name,
        "where": place(account),
        "until": moment(first.activation.expires_at, zone),
        "authority": account.process.authority,
        "letters": letters.count(),
    }
    about = f"{Account._meta.label}:{account.pk}"
    return queue(Message(template="credentials/mail/ready", values=values, to=to, about=about), by=by)


@dataclass(frozen=True)
class Kept:
    """A delivery with its receipt; the record keeps the receipt's digest."""

    delivery: Delivery
    digest: str


@action("acuse-kept", allowed=may_keep_acuse)
def keep_acuse(delivery: Delivery, *, content: bytes, by: Capacity) -> Kept:  # noqa: ARG001
    """Keep the scanned receipt of a delivery, byte by byte as it came. One receipt, never replaced.

    Raises Refused: ACUSE_TOO_LARGE, ACUSE_UNKNOWN, ACUSE_ACTIVE, ACUSE_THERE, NOTHING_DELIVERED.
    """
    kind = rules.acuse_kind(content)
    kept = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if kept.outcome != Delivery.Outcome.DELIVERED:
        raise Refused(Reason.NOTHING_DELIVERED)
    if kept.acuse:
        raise Refused(Reason.ACUSE_THERE)
    digest = hashlib.sha256(content).hexdigest()
    kept.acuse = private().save(f"acuses/{kept.pk}-{digest[:16]}.{kind}", ContentFile(content))
    kept.acuse_digest = digest
    kept.save(update_fields=["acuse", "acuse_digest"])
    return Kept(kept, digest)


@action("acuse-read", allowed=may_keep_acuse)
def read_acuse(delivery: Delivery, *, by: Capacity) -> bytes:  # noqa: ARG001
    """The receipt as it came: it bears a signature, so whoever reads it is on record."""
    with private().open(delivery.acuse) as file:
        return bytes(file.read())


def _capacity_of(account: Account) -> Capacity:
    if account.candidacy_id:
        return Capacity(user=account.user, role=Role.CANDIDACY, scope=str(account.candidacy_id), since=account.made_at)
    scope = f"{account.process.slug}/{account.postulant.key}"
    return Capacity(user=account.user, role=Role.PARTY_ROOT, scope=scope, since=account.made_at)


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
