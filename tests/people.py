# SPDX-License-Identifier: EUPL-1.2
"""People for tests of the private side: with capacities, factors, and sessions already open.

::

    ana = person("ana", Role.PARTY, "prueba/ceiba")
    browser = entered(ana)                  # a Django test client, signed in with all she needs
    browser = entered(ana, proved=("password",))   # with a password alone
    browser = entered(ana, proved=("password", "totp"))   # with a code that a false page could have asked for
"""

import os
import re
import time

from allauth.account.internal.flows import login as proofs
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

from conoceles.accounts.models import Capacity, User
from conoceles.accounts.sessions import BEGAN, DEVICE, SEEN
from conoceles.kernel import clock

PASSWORD = "tres tlacuaches comen pitahaya"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def person(username="ana", role=None, scope="", **capacity):
    """Someone with a password and, where a role is given, a capacity."""
    user = User(username=username, name=f"Persona {username.title()}")
    user.set_password(PASSWORD)
    user.save()
    if role is not None:
        Capacity.objects.create(user=user, role=role, scope=scope, **capacity)
    return user


def application(user):
    """A second factor of *user*, with its recovery codes; returns its secret: what her telephone holds."""
    secret = generate_totp_secret()
    RecoveryCodes.activate(user)
    Authenticator.objects.create(user=user, type="totp", data={"secret": get_adapter().encrypt(secret)})
    return secret


def passkey(user, *, name="llave"):
    """A passkey enrolled by *user*, made by a device that exists only here."""
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    credential_id = os.urandom(16)
    data = AuthenticatorData.create(
        sha256(b"testserver"),
        AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT,
        0,
        AttestedCredentialData.create(b"\x00" * 16, credential_id, key),
    )
    credential = {
        "id": websafe_encode(credential_id),
        "rawId": websafe_encode(credential_id),
        "type": "public-key",
        "clientExtensionResults": {},
        "response": {
            "clientDataJSON": websafe_encode(
                b'{"type":"webauthn.create","challenge":"","origin":"https://testserver"}'
            ),
            "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
        },
    }
    return Authenticator.objects.create(user=user, type="webauthn", data={"name": name, "credential": credential})


def code(secret, *, later=0):
    """What the telephone shows now, or *later* half minutes from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


#: How a session notes what was proved; a passkey is what every role may enter with.
PROOFS = {
    "password": {"method": "password"},
    "mfa": {"method": "mfa", "type": "webauthn"},
    "totp": {"method": "mfa", "type": "totp"},
    "recovery_codes": {"method": "mfa", "type": "recovery_codes"},
}


def entered(user, *, proved=("password", "mfa"), ago=0.0, client=None):
    """A browser in which *user* is signed in, having proved that much that many seconds ago."""
    browser = client or Client()
    browser.force_login(user, backend=BACKEND)
    session = browser.session
    session[BEGAN] = session[SEEN] = clock.now().isoformat()
    session[DEVICE] = "Firefox en Linux"
    session[proofs.AUTHENTICATION_METHODS_SESSION_KEY] = [
        PROOFS[each] | {"at": time.time() - ago, "reauthenticated": True} for each in proved
    ]
    session[proofs._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session.save()
    return browser


def unmasked(response):
    """A page without the token against forgery, which is another each time it is written."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", response.content)
