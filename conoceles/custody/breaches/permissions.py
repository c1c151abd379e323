# SPDX-License-Identifier: EUPL-1.2
"""Who keeps the log of breaches: the Unidad, and nobody else reads it."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.custody.models import Breach, BreachNotice
from conoceles.elections.models import Process


def may_keep(by: Capacity, process: Process) -> bool:
    """The log of that process."""
    return permits(by, Act.KEEP_SECURITY, Place(process=process.slug))


def may_follow(by: Capacity, breach: Breach) -> bool:
    """One breach of it."""
    return may_keep(by, breach.process)


def may_follow_notice(by: Capacity, notice: BreachNotice) -> bool:
    """One notice of it."""
    return may_follow(by, notice.breach)
