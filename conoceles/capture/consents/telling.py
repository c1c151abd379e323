# SPDX-License-Identifier: EUPL-1.2
"""A candidacy learns that a form signed in her name was registered, which she may not have signed."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import ROLES, Role
from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Consent
from conoceles.look.dates import day
from conoceles.outbox.actions import queue
from conoceles.outbox.models import Message
from conoceles.record.naming import named


def tell(candidacy: Candidacy, consents: Sequence[Consent], *, absent: bool, by: Capacity) -> None:
    """By mail to her own address; without one, by hand where she was *absent*: at a desk she takes her receipt.

    To be called within the action that registers. What she said is not in it, only where she finds it.
    """
    account = getattr(candidacy, "account", None)
    address = account.user.email if account else ""
    if bool(address) is absent:
        return
    values = {
        "name": candidacy.person.name,
        "signed_on": day(consents[0].signed_on),
        "who": ROLES[Role(by.role)].name,
        "address": settings.PRIVATE_URL + reverse("consents:state"),
    }
    queue(Message(template="consents/mail/registered", values=values, to=address, about=named(candidacy)), by=by)
