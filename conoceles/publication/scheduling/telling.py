# SPDX-License-Identifier: EUPL-1.2
"""Whoever answers for a publication learns by mail that it could not be made."""

from django.conf import settings
from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.look.dates import moment
from conoceles.outbox.actions import queue
from conoceles.outbox.models import Message
from conoceles.publication.models import Scheduled
from conoceles.record.action import Actor
from conoceles.record.naming import named


def failed(scheduled: Scheduled, *, by: Actor) -> None:
    """To everybody of the Instancia Interna who has an address. To be called within the action that notes it."""
    held = Capacity.objects.filter(role=Role.INSTANCE, scope=scheduled.process.slug, user__is_active=True)
    people = {each.user.email: each.user for each in held.select_related("user") if each.in_force and each.user.email}
    when = moment(scheduled.due_at) if scheduled.due_at else ""
    address = settings.PRIVATE_URL + reverse("releasing:home")
    for to, user in people.items():
        values = {"name": user.name or user.username, "when": when, "problem": scheduled.problem, "address": address}
        queue(Message(template="scheduling/mail/failed", values=values, to=to, about=named(scheduled)), by=by)
