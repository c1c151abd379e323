# SPDX-License-Identifier: EUPL-1.2
"""Who reads and issues the documento de seguridad."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.custody.models import SecurityDocument
from conoceles.elections.models import Process


def may_keep(by: Capacity, process: Process) -> bool:
    """Whoever answers for the security of the system: it bears names, and says what is missing."""
    return permits(by, Act.KEEP_SECURITY, Place(process=process.slug))


def may_read(by: Capacity, document: SecurityDocument) -> bool:
    """The same, of one that was issued."""
    return may_keep(by, document.process)
