# SPDX-License-Identifier: EUPL-1.2
"""A candidacy learns that a form signed in her name was registered, which she may not have signed."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import ROLES, Role
from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Consent
from conoceles.credentials.addressing import message_to
from conoceles.look.dates import day
from conoceles.outbox.actions import queue


def tell(candidacy: Candidacy, consents: Sequence[Consent], *, absent: bool, by: Capacity) -> None:
    """By mail to her own address; without one, by hand where she was *absent*: at a desk she takes her receipt.

    To be called within the action that registers. What she said is not in it, only where she finds it.
    """
    values = {
        "name": candidacy.person.name,
        "signed_on": day(consents[0].signed_on),
        "who": ROLES[Role(by.role)].name,
        "address": settings.PRIVATE_URL + reverse("consents:state"),
    }
    message = message_to(candidacy, "consents/mail/registered", values)
    if bool(message.to) is not absent:
        queue(message, by=by)
