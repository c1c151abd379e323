# SPDX-License-Identifier: EUPL-1.2
"""Letters are put together, announced and handed over, with their receipts."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.core.files.base import ContentFile, File

from conoceles.accounts.models import Activation, Capacity
from conoceles.credentials import announcing, packages, rules
from conoceles.credentials.models import Account, Bundle, Delivery, Letter
from conoceles.credentials.permissions import (
    may_deliver,
    may_deliver_letter,
    may_handle_bundle,
    may_issue,
    may_keep_acuse,
)
from conoceles.credentials.rules import Reason
from conoceles.elections.models import Process
from conoceles.files.storage import private, unaltered
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.outbox.actions import queue
from conoceles.outbox.models import Message
from conoceles.record.action import action
from conoceles.record.naming import named


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

    A generic account is told of all that its representation answers for. Raises Refused: LETTER_DEAD, when no letter
    serves; ValueError for an address that no mail can bear.
    """
    told = announcing.values(account, clock.now())
    if told is None:
        raise Refused(Reason.LETTER_DEAD)
    return queue(Message(template=announcing.TEMPLATE, values=told, to=to, about=named(account)), by=by)


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
    """The receipt as it came: it bears a signature, so whoever reads it is on record.

    Raises Refused: ACUSE_GONE, also for a file that is not the one that was kept.
    """
    content = unaltered(delivery.acuse, delivery.acuse_digest)
    if content is None:
        raise Refused(Reason.ACUSE_GONE)
    return content
