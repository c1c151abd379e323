# SPDX-License-Identifier: EUPL-1.2
"""Who may publish."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.permissions import place_of
from conoceles.elections.models import Process
from conoceles.record.clerk import Clerk

from .models import Release


def may_freeze(by: Capacity, process: Process) -> bool:
    """The Instancia Interna of that process; the console where a person answers for it (``--as``)."""
    return permits(by, Act.RELEASE, Place(process=process.slug))


def may_show(by: Capacity, release: Release) -> bool:
    """Whoever may freeze it."""
    return may_freeze(by, release.process)


def may_take_out(by: Capacity | Clerk, process: Process) -> bool:
    """The clock: what is due follows from acts of others, and nothing is published that was not. Also who publishes."""
    return isinstance(by, Clerk) or may_freeze(by, process)


def may_show_without(by: Capacity | Clerk, release: Release) -> bool:
    """The same, of a release made so, and of no other."""
    return release.withdrawing and may_take_out(by, release.process)


def may_see_exits(by: Capacity, candidacy: Candidacy) -> bool:
    """Whoever publishes there sees what left the site, and that it is out."""
    return permits(by, Act.RELEASE, place_of(candidacy))
