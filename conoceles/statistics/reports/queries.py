# SPDX-License-Identifier: EUPL-1.2
"""Drafts, and the cuts that a report may be drafted from."""

from django.db.models import QuerySet

from conoceles.elections.models import Process
from conoceles.look.papers import Paper, rebuilt
from conoceles.statistics.models import ReportDraft


def drafts(process: Process) -> QuerySet[ReportDraft]:
    """Those of *process*, the last one first."""
    return ReportDraft.objects.filter(process=process).select_related("cut", "by__user")


def paper_of(draft: ReportDraft) -> Paper:
    """What *draft* says, as it was kept."""
    found = rebuilt(draft.content)
    assert isinstance(found, Paper)
    return found
