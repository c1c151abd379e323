# SPDX-License-Identifier: EUPL-1.2
"""Who sees the registers, and who writes in each."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, Role, permits
from conoceles.elections.models import Process
from conoceles.supervision.documents.permissions import may_see_documents
from conoceles.supervision.models import Evidence, FollowUp

from .described import Register


def may_see(by: Capacity, process: Process) -> bool:
    """Whoever sees the documents of supervision."""
    return may_see_documents(by, process)


def may_see_register(by: Capacity, found: tuple[Process, Register]) -> bool:
    """Whoever sees the registers of that process."""
    return may_see(by, found[0])


def may_see_row(by: Capacity, follow_up: FollowUp) -> bool:
    """Whoever sees the registers of its process."""
    return may_see(by, follow_up.process)


def may_see_evidence(by: Capacity, evidence: Evidence) -> bool:
    """Whoever sees the row that it proves."""
    return may_see_row(by, evidence.follow_up)


def may_write(by: Capacity, process: Process) -> bool:
    """Each unit, and whoever keeps the commission's papers; in which register, the register says."""
    return permits(by, Act.LOG_ACTIVITY, Place(process=process.slug))


def may_write_in(by: Capacity, found: tuple[Process, Register]) -> bool:
    """Whoever that register says that writes in it."""
    return may_write(by, found[0]) and (by.role == Role.CONSOLE or by.role in found[1].written_by)


def may_add(by: Capacity, follow_up: FollowUp) -> bool:
    """Whoever wrote it, or anybody in the same role: an acuse comes back to whoever is there."""
    return may_write(by, follow_up.process) and by.role in {Role.CONSOLE, follow_up.by.role}


def may_set_aside(by: Capacity, follow_up: FollowUp) -> bool:
    """Whoever could have written it."""
    return may_add(by, follow_up)
