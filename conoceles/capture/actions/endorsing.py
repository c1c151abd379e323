# SPDX-License-Identifier: EUPL-1.2
"""A representation accepts what its candidacy sent."""

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Endorsement, Revision
from conoceles.capture.permissions import may_endorse
from conoceles.capture.queries.revisions import newest
from conoceles.capture.rules import Reason
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action


@action("revision-endorsed", allowed=may_endorse)
def endorse(revision: Revision, *, seen: str, by: Capacity) -> Endorsement:
    """Accept *revision*, whose digest, ``seen``, was on the screen.

    Raises Refused: NOT_REGISTERED, ANOTHER_REVISION, ALREADY_ENDORSED.
    """
    # Whoever sends or decides for the same candidacy waits.
    candidacy = Candidacy.objects.select_for_update().get(pk=revision.candidacy_id)
    if candidacy.status != Candidacy.Status.REGISTERED:
        raise Refused(Reason.NOT_REGISTERED)
    if seen != revision.digest or not newest().filter(pk=revision.pk).exists():
        raise Refused(Reason.ANOTHER_REVISION)
    if Endorsement.objects.filter(revision=revision).exists():
        raise Refused(Reason.ALREADY_ENDORSED)
    return Endorsement.objects.create(revision=revision, digest=revision.digest, by=by, at=clock.now())
