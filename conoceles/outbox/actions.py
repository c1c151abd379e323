# SPDX-License-Identifier: EUPL-1.2
"""Messages are queued with the act that they tell of, and noted when they leave."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.record.action import Actor, action

from .models import Attempt, Message
from .reasons import Reason
from .rendering import mail, render
from .rules import Outcome


@dataclass(frozen=True)
class Carrier:
    """What carries the mail, as the record names it: no person does."""

    pseudonym: str = "sistema"
    role: str = "buzon-de-salida"
    scope: str = ""


def _whoever_acts(by: Actor, message: Message) -> bool:  # noqa: ARG001
    """Whether she may act was asked by the act that this is part of."""
    return True


@action("message-queued", allowed=_whoever_acts)
def queue(message: Message, *, by: Actor) -> Message:  # noqa: ARG001
    """Have somebody told. It is rendered once now, so that a broken template fails the act and not the mail.

    Raises ``ValueError`` for an address that no mail can bear.
    """
    message.queued_at = message.next_at = clock.now()
    mail(message) if message.to else render(message)
    message.save(force_insert=True)
    return message


@action("message-rewritten", allowed=_whoever_acts)
def rewrite(message: Message, *, values: Mapping[str, Any], by: Actor) -> Message:  # noqa: ARG001
    """Have what nobody was told yet say what is so now. Raises Refused: NOT_FOR_HANDS, SETTLED."""
    kept = _for_hands(message)
    kept.values = dict(values)
    render(kept)
    kept.save(update_fields=["values"])
    return kept


@action("message-handed-over", allowed=_whoever_acts)
def hand_over(message: Message, *, how: str, by: Actor) -> Message:  # noqa: ARG001
    """A message without address was printed, read aloud or copied to whom it concerns; *how*, in words.

    Raises Refused: NOT_FOR_HANDS, SETTLED.
    """
    return _settled(_for_hands(message), Message.State.SENT, Outcome.DELIVERED, how)


@action("message-delivered", allowed=lambda by, _: isinstance(by, Carrier))
def delivered(message: Message, *, reply: str, by: Carrier) -> "Evidence":  # noqa: ARG001
    """The mail server took it; *reply* is its answer. The record keeps the digest of what it was told."""
    kept = _settled(message, Message.State.SENT, Outcome.DELIVERED, reply)
    return Evidence(kept, digests.digest([kept.template, kept.values, kept.to, reply]))


@action("message-given-up", allowed=lambda by, _: isinstance(by, Carrier))
def give_up(message: Message, *, reply: str, by: Carrier) -> Message:  # noqa: ARG001
    """It was refused for good, or for too long."""
    return _settled(message, Message.State.GIVEN_UP, Outcome.REFUSED, reply)


@dataclass(frozen=True)
class Evidence:
    """A message that left, and the digest of it with the server's answer."""

    message: Message
    digest: str


def _for_hands(message: Message) -> Message:
    kept = Message.objects.select_for_update().get(pk=message.pk)
    if kept.to:
        raise Refused(Reason.NOT_FOR_HANDS)
    if kept.state != Message.State.WAITING:
        raise Refused(Reason.SETTLED)
    return kept


def _settled(message: Message, state: Message.State, outcome: Outcome, reply: str) -> Message:
    now = clock.now()
    if not message.to:
        message.attempts += 1
    message.state, message.settled_at = state, now
    message.save(update_fields=["state", "settled_at", "attempts"])
    Attempt.objects.create(message=message, number=message.attempts, at=now, outcome=outcome, reply=reply[:500])
    return message
