# SPDX-License-Identifier: EUPL-1.2
"""Who takes the register out for INE."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.candidacies.models import Extract
from conoceles.elections.models import Process


def may_extract(by: Capacity, process: Process) -> bool:
    """Whoever keeps the register, and whoever sends it."""
    return permits(by, Act.EXTRACT, Place(process=process.slug))


def may_download(by: Capacity, extract: Extract) -> bool:
    """The same, of what was taken before."""
    return may_extract(by, extract.process)
