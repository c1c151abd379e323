# SPDX-License-Identifier: EUPL-1.2
"""Who makes files, and who reads those that were made."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.elections.models import Process
from conoceles.supervision.models import Dossier


def may_make(by: Capacity, process: Process) -> bool:
    """Whoever puts files together in that process."""
    return permits(by, Act.MAKE_DOSSIER, Place(process=process.slug))


def may_read(by: Capacity, dossier: Dossier) -> bool:
    """The same, of one that was made."""
    return may_make(by, dossier.process)
