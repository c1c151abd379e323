# SPDX-License-Identifier: EUPL-1.2
"""The files of requests in private storage: papers that came, documents and acuses."""

import hashlib

from django.core.files.base import ContentFile

from conoceles.credentials.rules import acuse_kind
from conoceles.files.storage import private, sweep_folder
from conoceles.kernel import codes

#: Where they lie.
FOLDER, COPIES = "rights", "copies"


def kept_file(content: bytes) -> tuple[str, str]:
    """Keep a scanned or written document; its path and its digest. Raises Refused as ``acuse_kind`` does."""
    kind = acuse_kind(content)
    path = private().save(f"{FOLDER}/{codes.short(16)}.{kind}", ContentFile(content))
    return path, hashlib.sha256(content).hexdigest()


def sweep(known: set[str], copies: set[str]) -> int:
    """Delete what lies there and no row names; how many."""
    return sweep_folder(FOLDER, known) + sweep_folder(COPIES, copies)
