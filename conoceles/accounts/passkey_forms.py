# SPDX-License-Identifier: EUPL-1.2
"""Passkeys as browsers send them: JSON of whatever shape somebody likes, which is told as wrong and breaks nothing."""

import json
import struct
from collections.abc import Callable
from typing import Any

from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django import forms
from django.core.exceptions import ValidationError

from .labels import say

WRONG_KEY = "No reconocimos esa llave de acceso. Inténtelo otra vez o entre de otra manera."
#: What a browser sends is some 3 kB with the longest of keys.
LARGEST = 32_000
#: How what is inside a credential breaks whoever reads it: CBOR, DER and JSON within one another, all from a stranger.
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    InvalidSignature,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    UnsupportedAlgorithm,
    ValueError,
    struct.error,
)


class CredentialField(forms.CharField):
    """A JSON object, not too large."""

    def __init__(self) -> None:
        super().__init__(
            widget=forms.HiddenInput,
            max_length=LARGEST,
            error_messages=dict.fromkeys(("required", "max_length"), WRONG_KEY),
        )

    def clean(self, value: Any) -> dict[str, Any]:
        """The object. Raises ValidationError."""
        text = super().clean(value)
        try:
            found = json.loads(text)
        except (RecursionError, ValueError):
            found = None
        if not isinstance(found, dict) or not isinstance(found.get("response"), dict):
            raise ValidationError(WRONG_KEY)
        return found


def _reading(read: Callable[[], Any]) -> Any:
    """What the library reads in a credential. Raises ValidationError, whatever it stumbles over."""
    try:
        return read()
    except ValidationError as wrong:
        raise ValidationError(WRONG_KEY) from wrong
    except _BROKEN as broken:
        raise ValidationError(WRONG_KEY) from broken


class _Shown(AuthenticateWebAuthnForm):
    """A passkey that is shown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = CredentialField()

    def clean_credential(self) -> Any:
        """Whose it is. Raises ValidationError."""
        return _reading(super().clean_credential)


class SignInByKeyForm(_Shown, LoginWebAuthnForm):
    """A passkey alone."""


class SecondFactorByKeyForm(_Shown):
    """A passkey as the second step."""


class ProveByKeyForm(_Shown, ReauthenticateWebAuthnForm):
    """Identity proved again with a passkey."""


class EnrolKeyForm(AddWebAuthnForm):
    """A passkey, as the browser made it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = CredentialField()
        say(self.fields["name"], "Nombre de la llave", autocomplete="off")
        self.fields["name"].help_text = "Para reconocerla después: «mi teléfono», «llave de la oficina»."
        if "passwordless" in self.fields:
            self.fields["passwordless"].label = "Poder entrar sólo con esta llave, sin contraseña"
            self.fields["passwordless"].help_text = ""
            self.fields["passwordless"].initial = True

    def clean(self) -> dict[str, Any]:
        """With a credential that is one. Raises ValidationError."""
        return dict(_reading(super().clean))


class RenameKeyForm(EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["name"], "Nombre de la llave", autocomplete="off")
