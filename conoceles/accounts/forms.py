# SPDX-License-Identifier: EUPL-1.2
"""What people type to sign in and to open accounts, as values."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import transaction

from . import queries
from .adapter import WRONG_CODE
from .labels import say
from .models import User
from .passwords import PasswordValidator
from .rules.passwords import LONGEST

_CODE_HELP = "Seis cifras de su aplicación, o un código de recuperación. Puede pegarlo."


class SignInForm(LoginForm):
    """User name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["login"], "Usuario", autocomplete="username", autocapitalize="none", spellcheck="false")
        say(self.fields["password"], "Contraseña", autocomplete="current-password")
        self.fields["password"].help_text = ""
        self.fields["password"].max_length = LONGEST


class _Once(BaseAuthenticateForm):
    """A code that counts once: whoever saw it typed cannot use it again while it is still on the screen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["code"], "Código", autocomplete="one-time-code", inputmode="numeric")
        self.fields["code"].help_text = _CODE_HELP

    def clean_code(self) -> str:
        """The code, spent. Raises ValidationError for a wrong one and for one already used."""
        with transaction.atomic():
            # Whoever sends the same one at the same instant waits here, and then reads that it was used.
            list(Authenticator.objects.select_for_update().filter(user=self.user).order_by("pk"))
            try:
                code = super().clean_code()
                if self.authenticator.type == Authenticator.Type.TOTP:
                    _spend(self.authenticator, code)
            except ValidationError as error:
                wrong = error
            else:
                return str(code)
        raise wrong  # outside: what was written of the failure stays


class SecondFactorForm(_Once, AuthenticateForm):
    """The second step of signing in."""


class ProveByCodeForm(_Once, ReauthenticateByCodeForm):
    """Identity proved again with a code."""


class ProveByPasswordForm(ReauthenticateForm):
    """Identity proved again with the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["password"], "Contraseña", autocomplete="current-password")
        self.fields["password"].help_text = ""


class EnrolAppForm(ActivateTOTPForm):
    """The first code of an application, which proves that it holds the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["code"], "Código que muestra la aplicación", autocomplete="one-time-code", inputmode="numeric")


class NewPasswordForm(ChangePasswordForm):
    """From one password to another."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["oldpassword"], "Contraseña actual", autocomplete="current-password")
        say(self.fields["password1"], "Contraseña nueva", autocomplete="new-password")
        say(self.fields["password2"], "Contraseña nueva, otra vez", autocomplete="new-password")
        self.fields["oldpassword"].help_text = ""
        self.fields["password1"].help_text = PasswordValidator().get_help_text()


class TakeAccountForm(forms.Form):
    """The account and one-time code of a letter or an invitation, and the password with which it will be entered."""

    account = forms.CharField(
        label="Usuario",
        max_length=150,
        help_text="Está en su carta, junto al código.",
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    code = forms.CharField(
        label="Código de activación",
        max_length=100,
        help_text="Está en su carta o se lo dio quien la invitó. No importan los guiones ni las mayúsculas.",
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    password1 = forms.CharField(
        label="Elija una contraseña",
        strip=False,
        max_length=LONGEST,
        help_text=PasswordValidator().get_help_text(),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label="Escríbala otra vez",
        strip=False,
        max_length=LONGEST,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """The password must be good by itself, before anyone learns whether the code is: one answer for every code."""
        given = super().clean() or {}
        password = given.get("password1")
        if password and password != given.get("password2"):
            self.add_error("password2", "No es igual a la de arriba. Escríbala otra vez.")
        if password:
            try:
                validate_password(password)
            except ValidationError as fault:
                self.add_error("password1", fault)
        return given


class InviteForm(forms.Form):
    """A named person to be invited."""

    name = forms.CharField(label="Nombre y apellidos", max_length=200, widget=forms.TextInput({"autocomplete": "off"}))
    username = forms.CharField(
        label="Nombre de usuario",
        max_length=60,
        help_text="Con él entrará. Letras sin acento, cifras, puntos y guiones.",
        validators=[
            RegexValidator(r"^[a-z0-9][a-z0-9.\-]*\Z", "Use sólo letras sin acento, cifras, puntos y guiones.")
        ],
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


class PlacesForm(forms.Form):
    """Whether somebody of a representation captures for all of its candidacies, or for those of some places."""

    offices = forms.MultipleChoiceField(
        label="Sólo estos cargos", required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Elija cargos de la lista."},
    )  # fmt: skip
    places = forms.MultipleChoiceField(
        label="Sólo estos lugares", required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Elija lugares de la lista."},
    )  # fmt: skip

    def __init__(self, *args: Any, scope: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["offices"].choices, self.fields["places"].choices = queries.spots(scope)

    def within(self) -> list[str]:
        """The codes that were chosen; none: everything."""
        return [*self.cleaned_data["offices"], *self.cleaned_data["places"]]


class NewcomerForm(PlacesForm, InviteForm):
    """A named person invited to a representation, and for whom she captures."""


class EmailForm(forms.Form):
    """Where the notices of one's account go."""

    email = forms.EmailField(
        label="Correo para avisos",
        required=False,
        max_length=254,
        help_text="Por ejemplo, nombre@correo.mx. Puede dejarlo vacío.",
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false", "autocapitalize": "none"}),
        error_messages={"invalid": "Ese correo no está completo. Escríbalo como nombre@correo.mx."},
    )


class ToldForm(forms.Form):
    """How a notice was told by hand."""

    how = forms.CharField(
        label="¿Cómo se comunicó?", max_length=200, help_text="Impreso, leído por teléfono, en un mensaje…",
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip


class EndSessionForm(forms.Form):
    """Which of one's own sessions to end: the place it has in the list, never its key."""

    session = forms.CharField(max_length=64, widget=forms.HiddenInput)


class CapacityForm(forms.Form):
    """In what capacity to act from now on."""

    capacity = forms.ChoiceField(label="¿En carácter de qué actúa?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["capacity"].choices = [
            (str(held.pk), held.words) for held in queries.worded(queries.capacities(user))
        ]


def _spend(authenticator: Authenticator, code: str) -> None:
    """Refuse a code of a moment that was already used, kept in the database so that every process knows."""
    secret = decrypt(authenticator.data["secret"])
    typed = "".join(filter(str.isdigit, code))
    moment = next(
        (at for at in yield_hotp_counters_from_time() if format_hotp_value(hotp_value(secret, at)) == typed), 0
    )
    with transaction.atomic():
        kept = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
        if moment <= kept.data.get("last_moment", -1):
            raise ValidationError(WRONG_CODE, code="incorrect_code")
        kept.data["last_moment"] = authenticator.data["last_moment"] = moment
        kept.save(update_fields=["data"])
