# SPDX-License-Identifier: EUPL-1.2
"""The door: signing in, proving identity again, and leaving. allauth's views, delayed, recorded and declared."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.webauthn import views as webauthn
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from conoceles.accounts import forms, guessing, passkey_forms
from conoceles.accounts.policy import anyone, policy, signed_in
from conoceles.accounts.recording import recorded
from conoceles.kernel import clock


class _Guessed:
    """A view that evaluates a secret: each try is counted before, and not evaluated when there were too many."""

    request: HttpRequest
    guess: guessing.Guess

    def guessed_account(self) -> str:
        """Whose secret is being tried."""
        return self.request.user.username

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Evaluate, unless it must wait."""
        self.guess = guessing.begin(request, self.guessed_account())
        if self.guess.opens_at is not None:
            return self.wait(self.guess.opens_at)
        return self.evaluate(lambda: super(_Guessed, self).post(request, *args, **kwargs))

    def evaluate(self, post: Callable[[], HttpResponse]) -> HttpResponse:
        """A password is hashed outside the transaction, which holds the database as briefly as it can."""
        return post()

    def wait(self, opens_at: datetime) -> HttpResponse:
        """The same page with an empty form, and when it may be tried again."""
        response = self.render_to_response(self.get_context_data(form=self.blank(), wait_until=opens_at), status=429)
        response["Retry-After"] = str(max(1, int((opens_at - clock.now()).total_seconds())))
        return response

    def blank(self) -> Any:
        """The form with nothing typed: a form that was typed would be evaluated to be shown."""
        kept = {name: value for name, value in self.get_form_kwargs().items() if name not in {"data", "files"}}
        return self.form_class(**kept)

    def form_valid(self, form: Any) -> HttpResponse:
        """Do what a right secret lets do, on record."""
        self.guess.was_right()
        return recorded(self.request, lambda: super(_Guessed, self).form_valid(form))


class _GuessedCode(_Guessed):
    """The secret is a code, which is spent by being right: that and what it opens are one transaction."""

    def guessed_account(self) -> str:
        """Codes are counted apart from passwords: who guesses at one does not delay the other."""
        return f"{super().guessed_account()} código"

    def evaluate(self, post: Callable[[], HttpResponse]) -> HttpResponse:
        """All of it on record."""
        return recorded(self.request, post)

    def form_valid(self, form: Any) -> HttpResponse:
        """Already inside."""
        self.guess.was_right()
        return super(_Guessed, self).form_valid(form)


class SignIn(_Guessed, account.LoginView):
    """User name and password."""

    form_class = forms.SignInForm
    template_name = "accounts/sign_in.html"

    def guessed_account(self) -> str:
        """As typed, whether or not there is such an account."""
        return self.request.POST.get("login", "")[:150]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what to tell whoever was here until a moment ago."""
        return super().get_context_data(**kwargs) | {"session_over": "sesion" in self.request.GET}


class SecondFactor(_GuessedCode, mfa.AuthenticateView):
    """The second step of signing in."""

    form_class = forms.SecondFactorForm
    webauthn_form_class = passkey_forms.SecondFactorByKeyForm
    template_name = "accounts/second_factor.html"

    def guessed_account(self) -> str:
        """Whoever is half way through signing in."""
        return f"{self.stage.login.user.username} código"

    def blank(self) -> Any:
        """Both forms of the page."""
        self.auth_form = self.form_class(user=self.stage.login.user)
        self.webauthn_form = self.webauthn_form_class(user=self.stage.login.user)
        return self.auth_form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The wait must be shown; what it inherits drops what it is given."""
        return super().get_context_data(**kwargs) | {"wait_until": kwargs.get("wait_until")}


class SignInByKey(webauthn.LoginWebAuthnView):
    """A passkey alone: two factors in one, with nothing to guess."""

    form_class = passkey_forms.SignInByKeyForm

    def form_valid(self, form: Any) -> HttpResponse:
        """On record."""
        return recorded(self.request, lambda: super(SignInByKey, self).form_valid(form))

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ARG002
        """Back to the door."""
        messages.error(self.request, passkey_forms.WRONG_KEY)
        return redirect("account_login")


class ProveByPassword(_Guessed, account.ReauthenticateView):
    """Identity again, by password."""

    form_class = forms.ProveByPasswordForm
    template_name = "accounts/prove_by_password.html"


class ProveByCode(_GuessedCode, mfa.ReauthenticateView):
    """Identity again, by code."""

    form_class = forms.ProveByCodeForm
    template_name = "accounts/prove_by_code.html"


class ProveByKey(webauthn.ReauthenticateWebAuthnView):
    """Identity again, by passkey."""

    form_class = passkey_forms.ProveByKeyForm
    template_name = "accounts/prove_by_key.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """On record."""
        return recorded(self.request, lambda: super(ProveByKey, self).form_valid(form))

    def form_invalid(self, form: Any) -> HttpResponse:
        """The same page, saying so."""
        return self.render_to_response(self.get_context_data(form=form))


class ChangePassword(_Guessed, account.PasswordChangeView):
    """From one password to another; the other sessions end."""

    form_class = forms.NewPasswordForm
    template_name = "accounts/change_password.html"

    def get_default_success_url(self) -> str:
        """Back to one's account."""
        return reverse("accounts:home")


class SignOut(account.LogoutView):
    """Leaving."""

    template_name = "accounts/sign_out.html"

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """On record."""
        return recorded(self.request, lambda: super(SignOut, self).post(*args, **kwargs))


_page = require_http_methods(["GET", "HEAD", "POST"])
_leads_to_second_factor = policy(signed_in, before_second_factor=True)

sign_in = policy(anyone)(_page(SignIn.as_view()))
second_factor = policy(anyone)(_page(SecondFactor.as_view()))
sign_in_by_key = policy(anyone)(_page(SignInByKey.as_view()))
sign_out = policy(anyone)(_page(SignOut.as_view()))
prove_by_password = _leads_to_second_factor(_page(ProveByPassword.as_view()))
prove_by_code = _leads_to_second_factor(_page(ProveByCode.as_view()))
prove_by_key = _leads_to_second_factor(_page(ProveByKey.as_view()))
change_password = policy(signed_in)(_page(ChangePassword.as_view()))
