# SPDX-License-Identifier: EUPL-1.2
"""How a data key's private half is wrapped and unwrapped: only ever over its subject."""

import uuid

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.views.decorators.debug import sensitive_variables

from conoceles.kernel.refusals import Refused

from . import boxes, keyring
from .models import DataKey, RecoveryKey, WrappingKey
from .rules import Reason


@sensitive_variables()
def wrap(private: bytes, subject: uuid.UUID, key: WrappingKey | RecoveryKey) -> bytes:
    """*private*, the half of a data key that opens, closed for *key*."""
    return boxes.close(private, bytes(key.public), over=_over(subject, key))


@sensitive_variables()
def unwrap(key: DataKey) -> X25519PrivateKey:
    """What opens what *key* sealed. Raises Refused: SHREDDED, BLOCKED, LOCKED, OTHER_KEY, SPOILED."""
    refuse_ended(key)
    return opened(bytes(key.wrapped), key, key.wrapped_with, keyring.private_half(key.wrapped_with))


def refuse_ended(key: DataKey) -> None:
    """Raises Refused: SHREDDED; BLOCKED, where nothing here opens what it sealed, and nothing is sealed anew."""
    if key.shredded_at is not None:
        raise Refused(Reason.SHREDDED)
    if key.blocked_at is not None:
        raise Refused(Reason.BLOCKED)


@sensitive_variables()
def recovered(key: DataKey, secret: X25519PrivateKey) -> X25519PrivateKey:
    """The same, with the private half of the recovery key. Raises Refused: SHREDDED, NOT_RECOVERABLE, SPOILED."""
    if key.shredded_at is not None:
        raise Refused(Reason.SHREDDED)
    if key.recoverable_with is None:
        raise Refused(Reason.NOT_RECOVERABLE, left=1)
    return opened(bytes(key.recoverable), key, key.recoverable_with, secret)


@sensitive_variables()
def opened(box: bytes, key: DataKey, by: WrappingKey | RecoveryKey, private: X25519PrivateKey) -> X25519PrivateKey:
    """The private half of *key* out of *box*, and surely its own: a public half that was changed is noticed here."""
    try:
        found = X25519PrivateKey.from_private_bytes(boxes.open_(box, private, over=_over(key.subject, by)))
    except boxes.Spoiled:
        raise Refused(Reason.SPOILED) from None
    if boxes.public_half(found) != bytes(key.public):
        raise Refused(Reason.SPOILED)
    return found


def _over(subject: uuid.UUID, key: WrappingKey | RecoveryKey) -> bytes:
    return f"conoceles/{key._meta.model_name}/{key.pk}/{subject}".encode()


def over_put_away(subject: uuid.UUID, what: str) -> bytes:
    """Over what a box of something that was put away is closed."""
    return f"conoceles/bloqueo/{subject}/{what}".encode()
