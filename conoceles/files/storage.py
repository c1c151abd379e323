# SPDX-License-Identifier: EUPL-1.2
"""Where private files lie, through Django's storage interface, so that object storage can take its place."""

import hashlib

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage


def private() -> Storage:
    """The storage of what only a permission-checked view may serve: ``$CONOCELES_HOME/private``."""
    return FileSystemStorage(location=settings.PRIVATE, file_permissions_mode=0o600, directory_permissions_mode=0o700)


def unaltered(name: str, digest: str) -> bytes | None:
    """What lies at *name* in private storage; None when it is gone, or is not what has that SHA-256."""
    storage = private()
    if not name or not storage.exists(name):
        return None
    with storage.open(name) as file:
        content = bytes(file.read())
    return content if hashlib.sha256(content).hexdigest() == digest else None


def keep(storage: Storage, path: str, content: bytes) -> None:
    """Have exactly *content* at *path*: what an interrupted run left half written there is replaced."""
    if storage.exists(path):
        if storage.size(path) == len(content):
            return
        storage.delete(path)
    storage.save(path, ContentFile(content))
