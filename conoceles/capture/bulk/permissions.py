# SPDX-License-Identifier: EUPL-1.2
"""Who may capture for many at once."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, reach
from conoceles.capture.models import Workbook
from conoceles.capture.permissions import lends
from conoceles.elections.models import Process


def may_type_many(by: Capacity, process: Process) -> bool:
    """A representation, where the process lets it capture; for whom, is asked of each candidacy."""
    return (
        lends(process) and reach(by, Act.CAPTURE_ON_BEHALF) is not None and by.scope.partition("/")[0] == process.slug
    )


def may_handle(by: Capacity, workbook: Workbook) -> bool:
    """Whoever sent it, and nobody else: a colleague of hers may see fewer candidacies."""
    return workbook.by_id == by.pk and may_type_many(by, workbook.process)
