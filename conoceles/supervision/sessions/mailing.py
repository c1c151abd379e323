# SPDX-License-Identifier: EUPL-1.2
"""Whoever has an account is sent the convocation by mail; by itself it notifies only where the process says so."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.kernel import clock
from conoceles.look.dates import moment
from conoceles.outbox.actions import queue
from conoceles.outbox.models import Message
from conoceles.record.naming import named as of_record
from conoceles.supervision.models import Member, Session

from . import queries, telling
from .attending import told
from .rules.words import Means

_TEMPLATE = "sessions/mail/convened"


def send(session: Session, by: Capacity) -> None:
    """Write to each who was convened and has an address, until its hour comes. Only within actions."""
    now = clock.now()
    if queries.hour(session) <= now:
        return
    notifies = session.process.allows("session_mail_notifies")
    for who in queries.unnotified(session, queries.stood(session).call):
        address = _address(who) if isinstance(who, Member) else ""
        if not address:
            continue
        queue(Message(template=_TEMPLATE, values=_said(session, who), to=address, about=of_record(session)), by=by)
        if notifies:
            told(session, who, Means.MAIL, now, "Correo que mandó este sistema al convocar", by)


def sent(session: Session) -> dict[str, Message]:
    """By address, the last that was sent of it, or waits to be."""
    found = Message.objects.filter(template=_TEMPLATE, about=of_record(session)).order_by("queued_at")
    return {each.to: each for each in found}


def to(who: object, messages: dict[str, Message]) -> Message | None:
    """Of those, hers."""
    return messages.get(_address(who)) if isinstance(who, Member) else None


def _address(who: Member) -> str:
    return who.capacity.user.email if who.capacity and who.capacity.in_force else ""


def _said(session: Session, who: object) -> dict[str, object]:
    return {
        "name": str(who),
        "session": queries.mentioned(session),
        "at": moment(queries.hour(session), ZoneInfo(session.process.timezone)),
        "place": session.place,
        "broadcast": session.broadcast,
        "again": session.second_at is not None,
        "agenda": telling.agenda(session),
        "process": session.process.name,
        "address": settings.PRIVATE_URL + reverse("sessions:session", args=[session.pk]),
    }
