# SPDX-License-Identifier: EUPL-1.2
"""Boxes that anyone can close and one key opens: HPKE (RFC 9180) with X25519, HKDF-SHA256 and AES-256-GCM.

A box is closed over its purpose too: opened for another one, or after a bit of it changed, it is no box.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
#: The first byte of every box: which suite closed it, so that another one can follow.
_FORMAT = b"\x01"


class Spoiled(Exception):  # noqa: N818  (what the box is)
    """Not a box, altered, of another purpose or for another key. It says no more."""


def close(content: bytes, public: bytes, *, over: bytes) -> bytes:
    """*content* in a box for whoever has the private half of *public* (32 bytes)."""
    return _FORMAT + _SUITE.encrypt(content, X25519PublicKey.from_public_bytes(public), over)


def open_(box: bytes, private: X25519PrivateKey, *, over: bytes) -> bytes:
    """What is in *box*. Raises Spoiled."""
    if box[:1] != _FORMAT:
        raise Spoiled
    try:
        return _SUITE.decrypt(box[1:], private, over)
    except (InvalidTag, ValueError):
        raise Spoiled from None


def public_half(private: X25519PrivateKey) -> bytes:
    """The public half of *private*, 32 bytes."""
    return private.public_key().public_bytes_raw()
