# SPDX-License-Identifier: EUPL-1.2
"""The Unidad learns by mail what its desk shows too. To be called within the action whose line covers it."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.custody.models import Alert, ReadingReport
from conoceles.look import dates
from conoceles.outbox.actions import queue
from conoceles.outbox.models import Message
from conoceles.record.action import Actor
from conoceles.record.naming import named

from . import words


def of_alert(alert: Alert, *, by: Actor) -> int:
    """To everybody of the Unidad who has an address; how many."""
    said = {"what": words.TITLES[alert.kind], "figures": words.figures(alert), "do": words.TO_DO[alert.kind]}
    return _tell("watching/mail/alert", said | {"when": dates.moment(alert.opened_at)}, about=named(alert), by=by)


def of_report(report: ReadingReport, *, by: Actor) -> int:
    """The same, of a day's readings."""
    said = {"day": dates.day(report.day), "lines": words.readings(report.counts)}
    return _tell("watching/mail/readings", said, about=named(report), by=by)


def _tell(template: str, values: dict[str, Any], *, about: str, by: Actor) -> int:
    address = settings.PRIVATE_URL + reverse("watching:standing")
    people = _unit()
    for to, name in people.items():
        told = {**values, "name": name, "address": address}
        queue(Message(template=template, values=told, to=to, about=about), by=by)
    return len(people)


def _unit() -> dict[str, str]:
    held = Capacity.objects.filter(role=Role.UNIT, user__is_active=True).exclude(user__email="").select_related("user")
    return {each.user.email: each.user.name or each.user.username for each in held.order_by("pk") if each.in_force}
