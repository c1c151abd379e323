# SPDX-License-Identifier: EUPL-1.2
"""Who hands a printed notice over, and says so."""

from conoceles.accounts.models import Capacity, User
from conoceles.accounts.rules import Act, Place, permits, reach
from conoceles.candidacies.models import Candidacy
from conoceles.capture.consents.permissions import at_desk
from conoceles.capture.models import NoticeDelivery
from conoceles.credentials.models import Account
from conoceles.credentials.permissions import may_deliver
from conoceles.elections.models import Process
from conoceles.outbox.models import Message


def may_notify_any(by: Capacity, subject: None = None) -> bool:  # noqa: ARG001
    """Whoever delivers something."""
    return reach(by, Act.DELIVER) is not None


def may_notify(by: Capacity, message: Message) -> bool:
    """The desk that delivers to the candidacy or the account that *message* is about."""
    if not may_notify_any(by):
        return False
    kind, _, key = message.about.partition(":")
    if kind == Candidacy._meta.label:
        found = Candidacy.objects.select_related("process", "formula__postulant", "formula__answered_by")
        candidacy = found.filter(pk=key).first()
        return candidacy is not None and permits(by, Act.DELIVER, at_desk(candidacy))
    field = {Account._meta.label: "pk", User._meta.label: "user"}.get(kind)
    if field is None:
        return False
    account = Account.objects.filter(**{field: key}).select_related("process", "council").first()
    return account is not None and may_deliver(by, account)


def may_certify(by: Capacity, process: Process) -> bool:
    """Whoever certifies to whom notices were sent."""
    return permits(by, Act.CERTIFY_NOTICES, Place(process=process.slug))


def may_certify_of(by: Capacity, candidacy: Candidacy) -> bool:
    """The same, of one candidacy."""
    return may_certify(by, candidacy.process)


def may_keep_proof(by: Capacity, delivery: NoticeDelivery) -> bool:
    """The same, of one of its proofs."""
    return may_notify(by, delivery.message)
