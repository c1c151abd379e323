# SPDX-License-Identifier: EUPL-1.2
"""Carrying what waits to the mail server: at least once, never lost, as many carriers as there are processes.

A message is claimed in a short transaction, sent in none, and noted in another: no writer waits for a mail
server. Who dies in between leaves a message whose claim runs out and which is sent again under the same
Message-ID. Attempts are no acts of anybody, so they are written here; what came of a message is an action.
"""

from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction
from django.db.models import F

from conoceles.kernel import clock

from . import rules
from .actions import Carrier, delivered, give_up
from .models import Attempt, Message
from .queries import due
from .rendering import mail
from .rules import Outcome
from .server import Reply, Server, ServerDown, connected


@dataclass
class Tally:
    """What one round did; ``down`` is why it ended before its time, if it did."""

    delivered: int = 0
    later: int = 0
    refused: int = 0
    down: str = ""


def deliver(*, told: Callable[[Tally], None] | None = None) -> Tally:
    """Send all that is due. With the server down nothing is lost and nothing counts against a message.

    Raises Refused: NO_SERVER, when mail waits and none is configured.
    """
    tally = Tally()
    if not due(clock.now()).exists():
        return tally
    try:
        with connected() as server:
            while (message := _claim()) is not None:
                _carry(message, server, tally)
                if told:
                    told(tally)
    except ServerDown as down:
        tally.down = str(down)
    return tally


def _claim() -> Message | None:
    """One message, ours until the lease runs out; its attempt is counted before it is made."""
    now = clock.now()
    with transaction.atomic():
        message = due(now).select_for_update(skip_locked=True).first()
        if message is None:
            return None
        _note_the_dead(message)
        message.attempts += 1
        message.next_at = now + rules.LEASE
        message.save(update_fields=["attempts", "next_at"])
        return message


def _carry(message: Message, server: Server, tally: Tally) -> None:
    try:
        reply = server.send(mail(message), sender=parseaddr(settings.DEFAULT_FROM_EMAIL)[1], to=message.to)
    except ServerDown:
        # Not its fault: it is as if nobody had tried, and it is the first of the next round.
        Message.objects.filter(pk=message.pk).update(attempts=F("attempts") - 1, next_at=clock.now())
        raise
    match rules.outcome(reply.code):
        case Outcome.DELIVERED:
            delivered(message, reply=str(reply), by=Carrier())
            tally.delivered += 1
        case Outcome.REFUSED:
            give_up(message, reply=str(reply), by=Carrier())
            tally.refused += 1
        case _:
            _later(message, reply, tally)


def _later(message: Message, reply: Reply, tally: Tally) -> None:
    now = clock.now()
    again = rules.next_try(message.attempts, queued=message.queued_at, now=now)
    if again is None:
        give_up(message, reply=str(reply), by=Carrier())
        tally.refused += 1
        return
    with transaction.atomic():
        _tried(message, Outcome.LATER, str(reply))
        Message.objects.filter(pk=message.pk).update(next_at=again)
    tally.later += 1


def _note_the_dead(message: Message) -> None:
    """An attempt that was counted and never noted: whoever made it died, and it may or may not have arrived."""
    if message.attempts and not Attempt.objects.filter(message=message, number=message.attempts).exists():
        _tried(message, Outcome.UNKNOWN, "quien enviaba se interrumpió; se envía otra vez con el mismo Message-ID")


def _tried(message: Message, outcome: Outcome, reply: str) -> None:
    Attempt.objects.create(message=message, number=message.attempts, at=clock.now(), outcome=outcome, reply=reply[:500])
