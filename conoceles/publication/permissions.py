# SPDX-License-Identifier: EUPL-1.2
"""Who may publish."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.elections.models import Process

from .models import Release


def may_freeze(by: Capacity, process: Process) -> bool:
    """The Instancia Interna of that process; the console where a person answers for it (``--as``)."""
    return permits(by, Act.RELEASE, Place(process=process.slug))


def may_show(by: Capacity, release: Release) -> bool:
    """Whoever may freeze it."""
    return may_freeze(by, release.process)
