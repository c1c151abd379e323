# SPDX-License-Identifier: EUPL-1.2
"""Revisions with all that their receipt says."""

from django.db.models import QuerySet

from conoceles.capture.models import Revision
from conoceles.capture.rules.acuses import number, proves
from conoceles.elections.models import Process


def receipts() -> QuerySet[Revision]:
    """Revisions that were sent here; those captured elsewhere have no receipt of ours."""
    return Revision.objects.exclude(sent_by=None).select_related(
        "questionnaire",
        "assistance__by",
        "sent_by__user",
        "candidacy__process",
        "candidacy__person",
        "candidacy__formula__position__office",
        "candidacy__formula__territory",
        "candidacy__formula__postulant",
    )


def proven(process: Process, *, folio: str, digest: str) -> Revision | None:
    """The revision of *process* that has that folio and that digest, as somebody typed them from a receipt."""
    pk = number(folio)
    found = receipts().filter(candidacy__process=process, pk=pk).first() if pk is not None else None
    return found if found is not None and proves(digest, found.digest) else None


def superseded(revision: Revision) -> bool:
    """Whether something was sent after it."""
    later = Revision.objects.filter(candidacy=revision.candidacy_id, questionnaire__slug=revision.questionnaire.slug)
    return later.filter(number__gt=revision.number).exists()
