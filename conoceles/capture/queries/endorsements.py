# SPDX-License-Identifier: EUPL-1.2
"""Whether what a candidacy sent waits for its representation to accept it."""

from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet

from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Endorsement, Revision
from conoceles.capture.permissions import asks_to_endorse
from conoceles.elections.models import Postulant

from .revisions import newest
from .sheets import Sheet


def endorsed(revisions: Iterable[Revision]) -> dict[int, Endorsement]:
    """What was accepted of *revisions*, by revision, in one query."""
    known = {each.pk: each.digest for each in revisions}
    found = Endorsement.objects.filter(revision__in=list(known)).select_related("by__user")
    return {each.revision_id: each for each in found if each.digest == known[each.revision_id]}


def unendorsed(revision: Revision) -> bool:
    """Whether *revision* must be accepted before anybody approves it, and was not."""
    return asks_to_endorse(revision) and not endorsed([revision])


def to_endorse(candidacies: QuerySet[Candidacy]) -> QuerySet[Revision]:
    """What was last sent of *candidacies* and must be accepted, in a process that asks for it, and was not."""
    independent = Postulant.Kind.INDEPENDENT
    own = Q(formula__answered_by__kind=independent) | Q(formula__answered_by=None, formula__postulant__kind=independent)
    theirs = candidacies.order_by().exclude(own).values("pk")
    return newest().filter(candidacy__in=theirs, answers__isnull=False, source=None, endorsement=None)


def waits(sheet: Sheet, accepted: Mapping[int, Endorsement]) -> bool:
    """Whether what was last sent of *sheet* must be accepted and, by what *accepted* says, was not."""
    sent = sheet.sent
    if sent is None or sent.pk in accepted:
        return False
    sent.candidacy = sheet.candidacy  # looked up already, with all that is asked of it
    return asks_to_endorse(sent)
