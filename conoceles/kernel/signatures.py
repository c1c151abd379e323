# SPDX-License-Identifier: EUPL-1.2
"""Ed25519 signatures that ``openssl`` verifies without this program (RFC 8032)."""

import hashlib
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from .secrets_kept import kept


def key_at(path: Path) -> Ed25519PrivateKey:
    """The signing key kept at *path*, made on first use. Raises TypeError for a key of another kind."""
    key = load_pem_private_key(kept(path, _fresh), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        msg = f"{path}: not an Ed25519 key"
        raise TypeError(msg)
    return key


def _fresh() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def public_pem(key: Ed25519PrivateKey) -> bytes:
    """The public half of *key* as PEM, the file a citizen gives to ``openssl``."""
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def fingerprint(pem: bytes) -> str:
    """The SHA-256 of the public key in *pem*, as DER: what ``openssl pkey -pubin -outform DER | sha256sum`` says."""
    return hashlib.sha256(
        load_pem_public_key(pem).public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    ).hexdigest()


def verifies(pem: bytes, signature: bytes, content: bytes) -> bool:
    """Whether *signature* over *content* was made by the key whose public half is *pem*."""
    key = load_pem_public_key(pem)
    if not isinstance(key, Ed25519PublicKey):
        return False
    try:
        key.verify(signature, content)
    except InvalidSignature:
        return False
    return True
