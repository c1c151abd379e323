# SPDX-License-Identifier: EUPL-1.2
"""Where private files lie, through Django's storage interface, so that object storage can take its place."""

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage


def private() -> Storage:
    """The storage of what only a permission-checked view may serve: ``$CONOCELES_HOME/private``."""
    return FileSystemStorage(location=settings.PRIVATE, file_permissions_mode=0o600, directory_permissions_mode=0o700)


def keep(storage: Storage, path: str, content: bytes) -> None:
    """Have exactly *content* at *path*: what an interrupted run left half written there is replaced."""
    if storage.exists(path):
        if storage.size(path) == len(content):
            return
        storage.delete(path)
    storage.save(path, ContentFile(content))
