# SPDX-License-Identifier: EUPL-1.2
"""A photograph that answers can name, for tests that care about what becomes of it and not about its pixels."""

from conoceles.capture.actions import keep_photo
from conoceles.files.images.cutting import Picture


def kept(here, candidacy, content=b"retrato"):
    """The digest of a photograph of one size in two formats, whose bytes are *content* and whatever follows."""
    pictures = (Picture("webp", 240, 320, content), Picture("jpeg", 240, 320, content + b" en JPEG"))
    return keep_photo(candidacy, pictures=pictures, by=here.as_candidacy(candidacy)).digest
