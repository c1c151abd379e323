# SPDX-License-Identifier: EUPL-1.2
"""Each minute, what is due is begun; late, when nobody looked in time."""

from . import queries
from .working import look_at


def begin_due() -> dict[str, int]:
    """In every process; how many were begun, and how many were found to have failed."""
    done = {"begun": 0, "failed": 0}
    for scheduled in queries.still_open().order_by("pk"):
        word = look_at(scheduled)
        if word:
            done[word] += 1
    return done
