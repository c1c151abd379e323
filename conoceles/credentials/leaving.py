# SPDX-License-Identifier: EUPL-1.2
"""What those still have who stand no more, and those who stand again and were shut out."""

from django.db.models import Exists, OuterRef, QuerySet

from conoceles.accounts.models import Activation, Capacity
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.kernel import clock

from .models import Account
from .rules import LEFT


def of_who_left(process: Process) -> QuerySet[Activation]:
    """Codes in force of accounts whose candidacy stands no more."""
    return (
        Activation.objects.in_force(clock.now())
        .filter(user__handed_over_as__process=process, user__handed_over_as__candidacy__isnull=False)
        .exclude(user__handed_over_as__candidacy__status=Candidacy.Status.REGISTERED)
    )


def acting_still(process: Process) -> QuerySet[Capacity]:
    """Capacities in which somebody acts for a candidacy that stands no more."""
    gone = Candidacy.objects.filter(process=process).exclude(status=Candidacy.Status.REGISTERED)
    scopes = [str(pk) for pk in gone.values_list("pk", flat=True)]
    return Capacity.objects.filter(role=Role.CANDIDACY, scope__in=scopes, until=None)


def anything_of_who_left(process: Process) -> bool:
    """Whether somebody who stands no more still has a code or a capacity."""
    return of_who_left(process).exists() or acting_still(process).exists()


def shut_out(process: Process) -> QuerySet[Account]:
    """Accounts that were closed because their candidacy stood no more, and it stands again."""
    hers = Capacity.objects.filter(user=OuterRef("user"), role=Role.CANDIDACY)
    return Account.objects.filter(
        Exists(hers.filter(ended_because=LEFT)),
        ~Exists(hers.filter(until=None)),
        process=process,
        candidacy__status=Candidacy.Status.REGISTERED,
    )
