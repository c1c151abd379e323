# SPDX-License-Identifier: EUPL-1.2
"""One canonical form of a value, so that a digest can be recomputed by anyone (RFC 8785, RFC 6962, SHA-256)."""

import hashlib
from io import BufferedReader
from typing import Any

import rfc8785


def canonical(value: Any) -> bytes:
    """*value* as RFC 8785 JSON, in UTF-8. Raises ``rfc8785.CanonicalizationError`` for what JSON cannot say."""
    return rfc8785.dumps(value)


def digest(value: Any) -> str:
    """SHA-256 of the canonical form of *value*, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def of_file(file: BufferedReader) -> str:
    """SHA-256 of what is left to read in *file*, 64 hexadecimal digits."""
    return hashlib.file_digest(file, "sha256").hexdigest()


def leaf(content: bytes) -> str:
    """The RFC 6962 leaf hash of an entry of the record, in hexadecimal."""
    return hashlib.sha256(b"\x00" + content).hexdigest()
