# SPDX-License-Identifier: EUPL-1.2
"""Revisions, looked up."""

from django.db.models import Exists, OuterRef, QuerySet

from conoceles.capture.models import Revision


def newest() -> QuerySet[Revision]:
    """The last revision of each candidacy and questionnaire."""
    later = Revision.objects.filter(
        candidacy=OuterRef("candidacy"),
        questionnaire__slug=OuterRef("questionnaire__slug"),
        number__gt=OuterRef("number"),
    )
    return Revision.objects.filter(~Exists(later))
