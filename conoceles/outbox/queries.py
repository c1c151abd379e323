# SPDX-License-Identifier: EUPL-1.2
"""Messages, looked up."""

from datetime import datetime

from django.db.models import QuerySet

from .models import Message


def due(now: datetime) -> QuerySet[Message]:
    """The mail to be tried now, the longest waiting first."""
    return Message.objects.filter(state=Message.State.WAITING, next_at__lte=now).exclude(to="").order_by("next_at")


def about(whom: str) -> QuerySet[Message]:
    """All that somebody was told, or is to be told, of what the record calls *whom*; the newest first."""
    return Message.objects.filter(about=whom).order_by("-queued_at")


def for_hands(about: str = "") -> QuerySet[Message]:
    """What waits to be printed, read aloud or copied, because nobody has a mailbox for it."""
    waiting = Message.objects.filter(state=Message.State.WAITING, to="")
    return waiting.filter(about=about) if about else waiting
