# SPDX-License-Identifier: EUPL-1.2
"""Saying that a printed notice was handed over, and keeping the receipt that was signed."""

import hashlib
from dataclasses import dataclass

from django.core.files.base import ContentFile

from conoceles.accounts.models import Capacity
from conoceles.capture.models import NoticeDelivery
from conoceles.credentials.models import Delivery
from conoceles.credentials.rules import acuse_kind
from conoceles.files.storage import private, unaltered
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.outbox import actions as outbox
from conoceles.outbox.models import Message
from conoceles.record.action import action

from . import rules
from .permissions import may_keep_proof, may_notify
from .rules import Reason


@dataclass(frozen=True)
class Proved:
    """A proof with its receipt; the record keeps the receipt's digest."""

    delivery: NoticeDelivery
    digest: str


@action("notice-delivered", allowed=may_notify)
def deliver(message: Message, *, delivery: NoticeDelivery, acuse: bytes = b"", by: Capacity) -> Proved:
    """Register that a printed notice was handed over, or that it could not be; with its signed receipt, if it is there.

    What had no address waits no longer once it was handed over. What went by mail may be proved by hand too.
    Raises Refused: NOT_YET, BEFORE_IT_WAS, NOBODY_RECEIVED; of the receipt, as :func:`keep_acuse` does.
    """
    kept, now = Message.objects.select_for_update().get(pk=message.pk), clock.now()
    delivered = delivery.outcome == Delivery.Outcome.DELIVERED
    rules.check(delivered=delivered, at=delivery.at, received_by=delivery.received_by, queued=kept.queued_at, now=now)
    delivery.message, delivery.by, delivery.registered_at = kept, by, now
    delivery.save(force_insert=True)
    if delivered and not kept.to and kept.state == Message.State.WAITING:
        outbox.hand_over(kept, how=f"Cédula {rules.folio(kept.pk)}: {delivery.get_way_display()}", by=by)
    return keep_acuse(delivery, content=acuse, by=by) if acuse else Proved(delivery, "")


@action("notice-acuse-kept", allowed=may_keep_proof)
def keep_acuse(delivery: NoticeDelivery, *, content: bytes, by: Capacity) -> Proved:  # noqa: ARG001
    """Keep the scanned receipt, byte by byte as it came. One receipt, never replaced.

    Raises Refused: NOTHING_DELIVERED, ACUSE_THERE; of the scan (``credentials.rules.acuse_kind``).
    """
    kind = acuse_kind(content)
    kept = NoticeDelivery.objects.select_for_update().get(pk=delivery.pk)
    if kept.outcome != Delivery.Outcome.DELIVERED:
        raise Refused(Reason.NOTHING_DELIVERED)
    if kept.acuse:
        raise Refused(Reason.ACUSE_THERE)
    digest = hashlib.sha256(content).hexdigest()
    kept.acuse = private().save(f"notices/{kept.pk}-{digest[:16]}.{kind}", ContentFile(content))
    kept.acuse_digest = digest
    kept.save(update_fields=["acuse", "acuse_digest"])
    return Proved(kept, digest)


@action("notice-acuse-read", allowed=may_keep_proof)
def read_acuse(delivery: NoticeDelivery, *, by: Capacity) -> bytes:  # noqa: ARG001
    """The receipt as it came: it bears a signature, so whoever reads it is on record. Raises Refused: ACUSE_GONE."""
    content = unaltered(delivery.acuse, delivery.acuse_digest)
    if content is None:
        raise Refused(Reason.ACUSE_GONE)
    return content
