# SPDX-License-Identifier: EUPL-1.2
"""Second factors: an application, passkeys, and the codes for the day the telephone is lost."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.totp.internal.auth import get_totp_secret
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts import forms, passkey_forms, proofs, queries
from conoceles.accounts.policy import policy, signed_in
from conoceles.accounts.recording import recorded
from conoceles.accounts.rules.sessions import Assurance


class _Recorded:
    """What the form does, on record."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        """One transaction with its lines."""
        return recorded(self.request, lambda: super(_Recorded, self).form_valid(form))


class Factors(mfa.IndexView):
    """What second factors there are, and what is missing."""

    template_name = "accounts/factors.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether something must be enrolled before anything else."""
        return super().get_context_data(**kwargs) | {
            "must_be_passkey": queries.needed(self.request.user) is Assurance.PASSKEY,
            "has_passkey": queries.has_passkey(self.request.user),
            "missing": proofs.second_factor_missing(self.request),
            "has_factor": queries.has_second_factor(self.request.user),
        }


class EnrolApp(_Recorded, totp.ActivateTOTPView):
    """Enrol an application that shows codes, in place of the former one: telephones are lost and changed."""

    form_class = forms.EnrolAppForm
    template_name = "accounts/enrol_app.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Not by way of its own dispatch, which would ask to take out first a factor that must not be missing."""
        return super(totp.ActivateTOTPView, self).dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """The former leaves as the new one comes."""
        return recorded(self.request, lambda: self._replace(form))

    def _replace(self, form: Any) -> HttpResponse:
        Authenticator.objects.filter(user=self.request.user, type=Authenticator.Type.TOTP).delete()
        return totp.ActivateTOTPView.form_valid(self, form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether it takes the place of another."""
        held = Authenticator.objects.filter(user=self.request.user, type=Authenticator.Type.TOTP)
        return super().get_context_data(**kwargs) | {"replaces": held.exists()}


class RemoveApp(_Recorded, totp.DeactivateTOTPView):
    """Take the application out: the telephone was lost, or another will be enrolled."""

    template_name = "accounts/remove_app.html"


class RecoveryCodes(codes.ViewRecoveryCodesView):
    """The recovery codes, shown once."""

    template_name = "accounts/recovery_codes.html"


class RenewRecoveryCodes(_Recorded, codes.GenerateRecoveryCodesView):
    """New recovery codes; the former ones are dead."""

    template_name = "accounts/renew_recovery_codes.html"


class EnrolKey(_Recorded, webauthn.AddWebAuthnView):
    """Enrol a passkey. The only page that needs JavaScript: browsers give no other door to them."""

    form_class = passkey_forms.EnrolKeyForm
    template_name = "accounts/enrol_key.html"


class RenameKey(_Recorded, webauthn.EditWebAuthnView):
    """Another name for a passkey."""

    form_class = passkey_forms.RenameKeyForm
    template_name = "accounts/rename_key.html"
    success_url = reverse_lazy("mfa_index")


class RemoveKey(_Recorded, webauthn.RemoveWebAuthnView):
    """Take a passkey out, unless it is the last factor of someone who needs one."""

    template_name = "accounts/remove_key.html"
    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        """Refuse to leave without factor whoever must have one."""
        if not get_adapter().can_delete_authenticator(self.get_object()):
            form.add_error(None, get_adapter().error_messages["cannot_delete_authenticator"])
            return self.form_invalid(form)
        return super().form_valid(form)


def _qr(request: HttpRequest) -> HttpResponse:
    """The QR code of the enrolment under way."""
    adapter = get_adapter()
    drawn = adapter.build_totp_svg(adapter.build_totp_url(request.user, get_totp_secret()))
    return HttpResponse(drawn, content_type="image/svg+xml")


def _keys(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The address where allauth lists passkeys: ours is on the page of factors."""
    return HttpResponse(status=302, headers={"Location": reverse("mfa_index")})


_page = require_http_methods(["GET", "HEAD", "POST"])
_enrolment = policy(signed_in, step_up=True, before_second_factor=True)
_keeping = policy(signed_in, step_up=True)

factors = policy(signed_in, before_second_factor=True)(require_safe(Factors.as_view()))
keys = policy(signed_in, before_second_factor=True)(require_safe(_keys))
enrol_app = _enrolment(_page(EnrolApp.as_view()))
qr = _enrolment(require_safe(_qr))
enrol_key = _enrolment(_page(EnrolKey.as_view()))
remove_app = _keeping(_page(RemoveApp.as_view()))
recovery_codes = _enrolment(require_safe(RecoveryCodes.as_view()))
renew_recovery_codes = _keeping(_page(RenewRecoveryCodes.as_view()))
rename_key = _keeping(_page(RenameKey.as_view()))
remove_key = _keeping(_page(RemoveKey.as_view()))
