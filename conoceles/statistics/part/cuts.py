# SPDX-License-Identifier: EUPL-1.2
"""The gate of a release: the cuts it carries are those that were audited and signed, and no others."""

from django.conf import settings

from conoceles.kernel import signatures
from conoceles.publication.snapshot import Snapshot
from conoceles.statistics.cuts.phrases import PHRASES
from conoceles.statistics.published.cuts import NAME, read
from conoceles.statistics.published.cuts import check as check_signed

__all__ = ["PHRASES", "check"]


def check(snapshot: Snapshot) -> None:
    """Raises Refused (``statistics.cuts.rules.Reason``): NOT_READABLE, and as ``published.cuts.check``."""
    carried = read(snapshot.beside(NAME))
    if carried:
        key = signatures.public_pem(signatures.key_at(settings.PRIVATE / "keys" / "releases.pem"))
        check_signed(snapshot.header.process.slug, carried, key)
