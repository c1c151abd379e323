# SPDX-License-Identifier: EUPL-1.2
"""What a session has proved about who is there, and what its owner needs it to prove."""

from datetime import UTC, datetime

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.http import urlencode

from conoceles.kernel import clock

from . import queries
from .models import User
from .rules.sessions import STEP_UP, Assurance, assurance


def second_factor_missing(request: HttpRequest) -> bool:
    """Whether the person here must prove a second factor, or a passkey, and this session has not."""
    proved = assurance(get_authentication_records(request, request.user))
    return proved < Assurance.PASSKEY and proved < queries.needed(request.user)


def recent(request: HttpRequest) -> bool:
    """Whether identity was proved a moment ago, with as much as the account can prove.

    Of who publishes that is the passkey, once she has one: whoever took a code from her adds none of his own.
    """
    given = get_authentication_records(request, request.user)
    now = clock.now()
    fresh = [proof for proof in given if now - datetime.fromtimestamp(proof["at"], UTC) < STEP_UP]
    if not fresh:
        return False
    if not queries.has_second_factor(request.user):
        return True
    if must_show_passkey(request.user):
        return any(proof.get("type") == "webauthn" for proof in fresh)
    return any(proof["method"] == "mfa" for proof in fresh)


def must_show_passkey(user: User) -> bool:
    """Whether nothing but a passkey proves who *user* is: it is asked of her, and she has one."""
    return queries.needed(user) is Assurance.PASSKEY and queries.has_passkey(user)


def mark_of(user: User) -> str:
    """What says nothing of an account, and changes with its password: whoever is in it from then on may be another."""
    return salted_hmac("conoceles.accounts.mark", user.get_session_auth_hash(), algorithm="sha256").hexdigest()


def ask_again(request: HttpRequest) -> HttpResponse:
    """To the page that asks for identity again, and from there back to the page that was wanted.

    What was being sent is not kept: nothing a person wrote waits unsealed in a session. The form asks
    for proof before it is filled in, so it is only lost to whoever took longer than that to send it.
    """
    back = request.get_full_path() if request.method == "GET" else request.headers.get("Referer") or "/"
    name = "mfa_reauthenticate" if queries.has_second_factor(request.user) else "account_reauthenticate"
    name = "mfa_reauthenticate_webauthn" if must_show_passkey(request.user) else name
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': back})}")
