# SPDX-License-Identifier: EUPL-1.2
"""The candidacies for which somebody may do something, looked up by how far her capacity reaches."""

from django.db.models import QuerySet

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import ROLES, Act, Reach, Role, reach
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import answered_by, listed, within
from conoceles.elections.models import Process


def process_of(by: Capacity) -> Process:
    """The process in which *by* acts. Raises DoesNotExist."""
    return Process.objects.get(slug=by.scope.partition("/")[0])


def reached(by: Capacity, act: Act) -> QuerySet[Candidacy]:
    """The registered candidacies for which *by* may do *act*, in the order of the ballot.

    Those of a council are the ones whose account it delivers.
    """
    if reach(by, act) is None:
        return Candidacy.objects.none()
    found = listed(process_of(by)).filter(status=Candidacy.Status.REGISTERED).filter(within(by.within))
    key = by.scope.partition("/")[2]
    match ROLES[Role(by.role)].reach:
        case Reach.PARTY:
            return found.filter(answered_by(key=key))
        case Reach.BODY:
            return found.filter(account__council__key=key)
    return found
