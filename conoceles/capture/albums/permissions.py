# SPDX-License-Identifier: EUPL-1.2
"""Who sends an album."""

from conoceles.accounts.models import Capacity
from conoceles.capture.bulk.permissions import may_type_many
from conoceles.capture.models import Album

__all__ = ["may_handle", "may_type_many"]


def may_handle(by: Capacity, album: Album) -> bool:
    """Whoever sent it, and nobody else: a colleague of hers may see fewer candidacies."""
    return album.by_id == by.pk and may_type_many(by, album.process)
