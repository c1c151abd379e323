# SPDX-License-Identifier: EUPL-1.2
"""Who is shown what several say: whoever decides."""

from typing import Protocol

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.capture.models import Revision
from conoceles.elections.models import Process
from conoceles.validation.models import Use
from conoceles.validation.permissions import may_decide


class Pair(Protocol):
    """Two texts, the first of which somebody reads."""

    @property
    def one(self) -> Revision:
        """Where the first is."""

    @property
    def other(self) -> Revision:
        """Where the other is."""


def may_compare(by: Capacity, process: Process) -> bool:
    """Whoever reviews in all of *process*: a text is compared with those of all of it."""
    return permits(by, Act.REVIEW, Place(process=process.slug))


def may_list(by: Capacity, use: Use) -> bool:
    """The same, of everybody who says one text."""
    return may_compare(by, use.saying.process)


def may_set_beside(by: Capacity, pair: Pair) -> bool:
    """Whoever decides on the first; the other may be of anywhere in the same process."""
    return may_decide(by, pair.one) and pair.one.candidacy.process_id == pair.other.candidacy.process_id
