# SPDX-License-Identifier: EUPL-1.2
"""allauth, told how this house does things: the one place where its hooks are used."""

import io
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import user_username
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from conoceles.kernel.secrets_kept import kept

from . import proofs, queries
from .rules.sessions import Assurance

WRONG = "El usuario o la contraseña no son correctos."
WRONG_CODE = "Ese código no es correcto, o ya se usó. Espere a que su aplicación muestre otro y escríbalo."


class AccountAdapter(DefaultAccountAdapter):
    """Signing in by user name; delays and proofs are ours."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "incorrect_password": "Esa no es la contraseña de su cuenta.",
        "enter_current_password": "Esa no es su contraseña actual.",
        "incorrect_code": WRONG_CODE,
    }

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Only who may sign in: an account that was closed answers like one that never was."""
        return authenticate(request, **credentials)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:  # noqa: ARG002
        """Back to the door, without saying that there is such an account."""
        messages.error(request, WRONG)
        return HttpResponseRedirect(reverse("account_login"))

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody registers herself: accounts come from appointments and invitations."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:  # noqa: ARG002
        """Whether identity must be proved again; the first proof of a session counts as one while it is recent."""
        return not proofs.recent(self.request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Whoever has a second factor proves with it: a password that was seen over a shoulder is not enough."""
        methods = super().get_reauthentication_methods(user)
        if user.is_authenticated and queries.has_second_factor(user):
            methods = [method for method in methods if method["id"] != "reauthenticate"]
        if user.is_authenticated and proofs.must_show_passkey(user):
            methods = [method for method in methods if method["id"] == "mfa_reauthenticate:webauthn"]
        words = {
            "reauthenticate": "Con su contraseña",
            "mfa_reauthenticate": "Con un código de la aplicación o de recuperación",
            "mfa_reauthenticate:webauthn": "Con una llave de acceso",
        }
        return [method | {"description": words[method["id"]]} for method in methods]

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say themselves what was done."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Notices go through the outbox, never straight to a mail server."""


class MFAAdapter(DefaultMFAAdapter):
    """Secrets of second factors are sealed at rest; names in Spanish."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": "Su carácter exige segundo factor: agregue otro antes de quitar este.",
        "cannot_generate_recovery_codes": "Agregue primero un segundo factor.",
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret with a key that is not in the database."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open it."""
        return _seal().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """The QR code that an application scans, as an image of its own: nothing is written inline in a page."""
        drawn = io.BytesIO()
        segno.make(url, micro=False).save(drawn, kind="svg", scale=5, border=4, light="#fff", xmldecl=True)
        return drawn.getvalue().decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last factor of someone who needs one stays until there is another; the last passkey, too."""
        user, needed = authenticator.user, queries.needed(authenticator.user)
        if needed is Assurance.PASSKEY and authenticator.type == Authenticator.Type.WEBAUTHN:
            return queries.has_passkey(user, but=authenticator.pk)
        return needed < Assurance.TWO_FACTORS or queries.has_second_factor(user, but=authenticator.pk)

    def generate_authenticator_name(self, user: Any, type: str) -> str:  # noqa: A002
        """A name to begin with, which the person may change."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        return f"Llave {count + 1}"

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """What the browser shows when it offers the passkey."""
        entity = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": user.name or user_username(user)}

    def _get_site_name(self) -> str:
        return "Conóceles"


def _seal() -> Fernet:
    return Fernet(kept(settings.PRIVATE / "second-factors", Fernet.generate_key))
