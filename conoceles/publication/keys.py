# SPDX-License-Identifier: EUPL-1.2
"""The key that signs releases: where it lies, and itself, made on first use."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from conoceles.kernel import signatures


def key_place() -> Path:
    """Where it is, or will be."""
    return Path(settings.PRIVATE) / "keys" / "releases.pem"


def signing_key() -> Ed25519PrivateKey:
    """The key itself."""
    return signatures.key_at(key_place())
