# SPDX-License-Identifier: EUPL-1.2
"""A message that waits, with words that could break a page or a header."""

from conoceles.accounts.queries import console
from conoceles.kernel import clock
from conoceles.outbox import actions
from conoceles.outbox.models import Message

TEMPLATE = "credentials/mail/ready"
VALUES = {
    "who": "Partido de la Ceiba & <b>Aliados</b>",
    "where": "Oficinas centrales",
    "until": "4 de marzo de 2024 a las 12:00",
    "authority": "Instituto de prueba",
    "letters": 12,
}


def queued(to="ceiba@partido.example", **more):
    return actions.queue(Message(template=TEMPLATE, values=VALUES, to=to, **more), by=console())


def soon(message):
    """It may be tried now."""
    Message.objects.filter(pk=message.pk).update(next_at=clock.now())
