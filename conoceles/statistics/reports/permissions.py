# SPDX-License-Identifier: EUPL-1.2
"""Who drafts reports with figures, and reads the drafts."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.elections.models import Process
from conoceles.statistics.models import ReportDraft


def may_draft(by: Capacity, process: Process) -> bool:
    """Whoever presents them."""
    return permits(by, Act.DRAFT_REPORT, Place(process=process.slug))


def may_read_draft(by: Capacity, draft: ReportDraft) -> bool:
    """The same, of one that was drafted."""
    return may_draft(by, draft.process)
