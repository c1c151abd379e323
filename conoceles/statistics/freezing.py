# SPDX-License-Identifier: EUPL-1.2
"""What of statistics goes into a release: frozen before, by its own rules, and read here as it is.

Each function is one entry of ``settings.FROZEN_BESIDE``; it takes a ``publication.freezing.beside.Reading`` within the
one read of the release, and returns dataclasses of ``statistics.published``, or None where there is nothing yet.
"""

from conoceles.publication.freezing.beside import Reading

from .cuts.freezing import cuts
from .progress import publishing
from .published.progress import Progress

__all__ = ["cuts", "progress"]


def progress(reading: Reading) -> Progress | None:
    """The last frozen progress of the capture, and every day until it, of the offices that are open."""
    return publishing.progress(reading.process, closed=reading.closed)
