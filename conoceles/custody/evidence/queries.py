# SPDX-License-Identifier: EUPL-1.2
"""The documents that were issued, and what each says."""

from django.db.models import QuerySet

from conoceles.custody.models import SecurityDocument
from conoceles.elections.models import Process
from conoceles.look.papers import Paper, rebuilt


def issued(process: Process) -> QuerySet[SecurityDocument]:
    """Those of *process*, the last one first."""
    return SecurityDocument.objects.filter(process=process).select_related("by__user")


def paper_of(document: SecurityDocument) -> Paper:
    """What *document* says, as it was issued."""
    found = rebuilt(document.content)
    assert isinstance(found, Paper)
    return found
