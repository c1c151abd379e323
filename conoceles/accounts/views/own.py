# SPDX-License-Identifier: EUPL-1.2
"""One's own account: taking it, its sessions, and in what capacity one acts."""

from datetime import datetime

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conoceles.accounts import actions, activating, forms, queries
from conoceles.accounts.models import Session
from conoceles.accounts.phrases import PHRASES
from conoceles.accounts.policy import anyone, policy, signed_in
from conoceles.accounts.reasons import Reason
from conoceles.accounts.recording import recorded
from conoceles.accounts.sessions import ACTING, SEEN
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused


@policy(signed_in)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Who I am here, and what I may open."""
    context = {"has_factor": queries.has_second_factor(request.user), "capacities": request.capacities}
    return render(request, "accounts/home.html", context)


@policy(anyone)
@sensitive_post_parameters("account", "code", "password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest) -> HttpResponse:
    """Take an account with the code of a letter or an invitation, and go on to its second factor."""
    form = forms.TakeAccountForm(request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            found = activating.activate(request, account=typed["account"], code=typed["code"])
            if request.user.is_authenticated:
                logout(request)  # someone else's session in this browser is not hers
            return recorded(request, lambda: _taken(request, found.user, form))
        except Refused as refusal:  # also when another hand used it in the meantime
            if refusal.reason is Reason.MUST_WAIT:
                return _wait(request, refusal.details["opens_at"])
            form.add_error("code", PHRASES[refusal.reason])
    return render(request, "accounts/take.html", {"form": form}, status=422 if form.is_bound else 200)


def _wait(request: HttpRequest, opens_at: datetime) -> HttpResponse:
    context = {"form": forms.TakeAccountForm(), "wait_until": opens_at}
    response = render(request, "accounts/take.html", context, status=429)
    response["Retry-After"] = str(max(1, int((opens_at - clock.now()).total_seconds())))
    return response


def _taken(request: HttpRequest, user: object, form: forms.TakeAccountForm) -> HttpResponse:
    code, password = form.cleaned_data["code"], form.cleaned_data["password1"]
    actions.take(user, code=code, password=password, by=actions.Oneself(user))
    return perform_password_login(request, {"username": user.username}, Login(user=user))


@policy(signed_in)
@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """The sessions I have open."""
    listed = [
        {"session": each, "mark": _mark(each), "here": each.session_key == request.session.session_key}
        for each in queries.open_sessions(request.user)
    ]
    return render(request, "accounts/sessions.html", {"sessions": listed})


@policy(signed_in, step_up=True)
@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """End one of them; one that already ended needs nothing more."""
    form = forms.EndSessionForm(request.POST)
    wanted = form.cleaned_data["session"] if form.is_valid() else ""
    for each in queries.open_sessions(request.user):
        if constant_time_compare(_mark(each), wanted):
            actions.end_session(request.user, session=each, by=actions.Oneself(request.user))
            if each.session_key == request.session.session_key:
                request.session.flush()
                return redirect("account_login")
    return redirect("accounts:sessions")


@policy(signed_in, before_second_factor=True)
@require_POST
def extend(request: HttpRequest) -> HttpResponse:
    """Half an hour more. It opens in another tab, so that what was being written stays where it is."""
    request.session[SEEN] = clock.now().isoformat()
    return render(request, "accounts/extended.html")


@policy(signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
def capacities(request: HttpRequest) -> HttpResponse:
    """In what capacity to act from now on."""
    form = forms.CapacityForm(request.POST or None, user=request.user)
    back = (request.POST if request.method == "POST" else request.GET).get("next", "")
    if form.is_valid():
        request.session[ACTING] = int(form.cleaned_data["capacity"])
        safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
        return redirect(back if safe else reverse("start"))
    return render(
        request, "accounts/capacities.html", {"form": form, "next": back}, status=422 if form.is_bound else 200
    )


def _mark(session: Session) -> str:
    """What names a session in a page: never its key, which is all that is needed to be in it."""
    return salted_hmac("conoceles.sessions", session.session_key, algorithm="sha256").hexdigest()
