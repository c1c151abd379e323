# SPDX-License-Identifier: EUPL-1.2
"""Checkpoints as signed text (C2SP ``tlog-checkpoint`` in a ``signed-note``), which any program of that family reads.

::

    conoceles.example.mx/bitacora             whose record this is: the origin
    1200                                      how many entries
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2…   their root (RFC 6962), base64

    — conoceles.example.mx/bitacora kL9v3f…   the origin again; four bytes that name the key, and the signature
"""

import base64
import hashlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_ED25519 = b"\x01"  # as signed-note numbers kinds of signature


def signed(origin: str, size: int, root: bytes, key: Ed25519PrivateKey) -> str:
    """The checkpoint of a record of *size* entries. Raises ValueError for an origin that could break the lines."""
    if not origin or "+" in origin or any(character.isspace() or not character.isprintable() for character in origin):
        msg = f"«{origin}»: an origin has no blanks and no plus sign, such as conoceles.example.mx/bitacora"
        raise ValueError(msg)
    text = f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    name = hashlib.sha256(origin.encode() + b"\n" + _ED25519 + public).digest()[:4]
    return f"{text}\n— {origin} {base64.b64encode(name + key.sign(text.encode())).decode()}\n"
