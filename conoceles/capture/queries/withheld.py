# SPDX-License-Identifier: EUPL-1.2
"""What is sealed and not shown: it was typed before the account was last taken with a code.

Whoever issues letters can read a code, and enter with it (security goals, T4): what was answered before is not hers.
"""

from collections.abc import Iterable
from datetime import datetime

from conoceles.accounts.models import Capacity
from conoceles.accounts.queries import taken_at
from conoceles.capture.models import Draft


def withheld(drafts: Iterable[Draft], by: Capacity) -> frozenset[str]:
    """The sections of sealed *drafts* that *by* is not shown, nor told whether she guessed."""
    taken = taken_at(by.user)
    return frozenset(draft.section for draft in drafts if taken is not None and draft.typed_at < taken)


def before_taken(at: datetime, by: Capacity) -> bool:
    """Whether the account of *by* was taken with a code after that instant."""
    taken = taken_at(by.user)
    return taken is not None and at < taken
