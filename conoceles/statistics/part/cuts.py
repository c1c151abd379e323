# SPDX-License-Identifier: EUPL-1.2
"""The gate of a release: the cuts it carries are those that were audited and signed, and no others."""

from conoceles.kernel import signatures
from conoceles.publication.keys import signing_key
from conoceles.publication.snapshot import Snapshot
from conoceles.statistics.cuts.phrases import PHRASES
from conoceles.statistics.published.cuts import NAME, read
from conoceles.statistics.published.cuts import check as check_signed

__all__ = ["PHRASES", "check"]


def check(snapshot: Snapshot) -> None:
    """Raises Refused (``statistics.cuts.rules.Reason``): NOT_READABLE, and as ``published.cuts.check``."""
    carried = read(snapshot.beside(NAME))
    if carried:
        key = signatures.public_pem(signing_key())
        check_signed(snapshot.header.process.slug, carried, key)
