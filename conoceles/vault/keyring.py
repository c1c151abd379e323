# SPDX-License-Identifier: EUPL-1.2
"""The private halves of the wrapping keys: a file for each version, outside the database and readable by one user.

They lie in ``$CONOCELES_HOME/private/vault``, or where ``CONOCELES_VAULT_KEYS`` says (a secret that the system mounts).
"""

import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.conf import settings

from conoceles.kernel.refusals import Refused
from conoceles.kernel.secrets_kept import kept

from .boxes import public_half
from .models import WrappingKey
from .rules import Reason


def place(version: int) -> Path:
    """Where the private half of that version is, or would be."""
    return _folder() / f"envoltura-{version}.key"


def marking_secret() -> bytes:
    """What marks are keyed with, made on first use. It opens nothing. Raises Refused: LOCKED."""
    try:
        return kept(_folder() / "marcas.key", lambda: secrets.token_bytes(32))
    except OSError:
        raise Refused(Reason.LOCKED, version="de las marcas") from None


def make(version: int) -> bytes:
    """The public half of that version, whose private half is made and kept if it is not there yet.

    Raises Refused: LOCKED, where it can be neither written nor read.
    """
    try:
        return public_half(_key(kept(place(version), X25519PrivateKey.generate().private_bytes_raw)))
    except (OSError, ValueError):
        raise Refused(Reason.LOCKED, version=version) from None


def private_half(wrapping: WrappingKey) -> X25519PrivateKey:
    """What opens the data keys of that version. Raises Refused: LOCKED, without its file; OTHER_KEY, with another's."""
    try:
        key = _key(place(wrapping.version).read_bytes())
    except (OSError, ValueError):
        raise Refused(Reason.LOCKED, version=wrapping.version) from None
    if public_half(key) != bytes(wrapping.public):
        raise Refused(Reason.OTHER_KEY, version=wrapping.version)
    return key


def destroy(version: int) -> None:
    """Take the private half of that version away for good: what it wraps, also in a backup, opens no more."""
    place(version).unlink(missing_ok=True)


def forget_marks() -> None:
    """Take the secret of marks away: those of an older database can be tried against no answer. Another is made."""
    (_folder() / "marcas.key").unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.VAULT_KEYS or settings.PRIVATE / "vault")


def _key(content: bytes) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(content)
