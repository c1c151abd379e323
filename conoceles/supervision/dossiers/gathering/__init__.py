# SPDX-License-Identifier: EUPL-1.2
"""What every step knows of a candidacy, as facts; each step in a file of its own. Nothing sealed is ever asked for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.db.models import Q

from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import answered_by, listed
from conoceles.credentials.models import Account
from conoceles.elections.models import Postulant

from ..rules import Fact, in_order
from . import accounts, captured, notified, published, registered, reviewed


def of_candidacy(candidacy: Candidacy, *, until: datetime) -> list[Fact]:
    """All that is known of *candidacy* until an instant, in order of time."""
    return in_order(_everything(candidacy), until=until)


def of_postulant(postulant: Postulant, *, until: datetime) -> list[Fact]:
    """The same of a representation: of its generic account, of what it was required, and of its candidacies.

    Without the words that they sent: those are in the file of each.
    """
    return in_order(_all_of(postulant), until=until)


def answers_for(postulant: Postulant) -> list[Candidacy]:
    """The candidacies that *postulant* nominates or answers for, in the order of the ballot."""
    theirs = Q(formula__postulant=postulant) | answered_by(pk=postulant.pk)
    return list(listed(postulant.process).filter(theirs))


def _everything(candidacy: Candidacy) -> Iterator[Fact]:
    yield from registered.facts(candidacy)
    for account in Account.objects.filter(candidacy=candidacy):
        yield from accounts.facts(account)
    yield from notified.facts([candidacy])
    yield from captured.facts(candidacy)
    yield from reviewed.facts(candidacy)
    yield from published.facts(candidacy)


def _all_of(postulant: Postulant) -> Iterator[Fact]:
    for account in Account.objects.filter(postulant=postulant, candidacy=None):
        yield from accounts.facts(account)
        yield from notified.of_account(account)
    yield from registered.required(postulant)
    for candidacy in answers_for(postulant):
        for each in _everything(candidacy):
            yield replace(each, quoted=(), of=candidacy.person.name)
