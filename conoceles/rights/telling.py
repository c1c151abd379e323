# SPDX-License-Identifier: EUPL-1.2
"""Whoever asked is told by mail that something happened: its folio and where to read it, never what was said."""

from django.conf import settings
from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.credentials.addressing import message_to
from conoceles.look.dates import day
from conoceles.outbox.actions import queue

from .models import Request
from .queries import clocks_of
from .rules import Deed
from .terms import terms

_WORDS = {
    None: "El instituto recibió su solicitud",
    Deed.PREVENTED: "El instituto le pide completar su solicitud",
    Deed.EXTENDED: "El instituto amplió el plazo para contestar su solicitud",
    Deed.LAPSED: "Su solicitud se tuvo por no presentada",
    Deed.NOTIFIED: "El instituto contestó su solicitud",
}


def has_mailbox(request: Request) -> bool:
    """Whether she has an account of her own with an address: who has none is told on paper."""
    return has_account(request) and bool(request.candidacy.account.user.email)


def has_account(request: Request) -> bool:
    """Whether an account is hers: what is in her copy is opened there, and nobody prints it."""
    return getattr(request.candidacy, "account", None) is not None


def tell(request: Request, deed: Deed | None, *, by: Capacity) -> None:
    """That *deed* was done, or that it was received, to her own address; without one, nothing: she is told on paper.

    To be called within the action that does it.
    """
    if not has_mailbox(request):
        return
    limits = clocks_of(request, list(request.steps.all()), terms(request.process))
    until = limits.complete if deed is Deed.PREVENTED else limits.answer
    values = {
        "name": request.candidacy.person.name,
        "folio": request.folio,
        "what": _WORDS[deed],
        "until": day(until.last_day) if until and deed in {None, Deed.PREVENTED, Deed.EXTENDED} else "",
        "hers": deed is Deed.PREVENTED,
        "address": settings.PRIVATE_URL + reverse("rights:own", args=[request.pk]),
    }
    queue(message_to(request.candidacy, "rights/mail/told", values), by=by)
