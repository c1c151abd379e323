# SPDX-License-Identifier: EUPL-1.2
"""Capacities, looked up."""

from django.conf import settings

from conoceles.kernel.refusals import Refused

from .models import Capacity, User
from .reasons import Reason
from .rules import Role


def console(username: str | None = None) -> Capacity:
    """The capacity in which a command of the terminal acts.

    With *username*, that person's console capacity. Without, the account «consola», which
    a production installation refuses (``CONOCELES_PRODUCTION``): there a person must answer
    for what a terminal did. Raises Refused.
    """
    if username is None:
        if settings.PRODUCTION:
            raise Refused(Reason.NO_PERSON)
        user, _ = User.objects.get_or_create(username="consola", defaults={"is_active": False})
    else:
        found = User.objects.filter(username=username, is_active=True).first()
        if found is None:
            raise Refused(Reason.UNKNOWN_PERSON, username=username)
        user = found
    return Capacity.objects.get_or_create(user=user, role=Role.CONSOLE, scope="")[0]
