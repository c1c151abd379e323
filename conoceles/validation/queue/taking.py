# SPDX-License-Identifier: EUPL-1.2
"""Taking the next one, while others do the same."""

from collections.abc import Iterable

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.kernel.refusals import Refused

from .actions import take
from .queries import Item


def take_next(items: Iterable[Item], *, by: Capacity) -> Candidacy | None:
    """Take the first of *items* that *by* may read and nobody took in the meantime; None when there is none left."""
    for item in items:
        if item.waits.open_to(by.pseudonym):
            candidacy = Candidacy.objects.select_related(
                "process",
                "formula__position__office",
                "formula__territory",
                "formula__postulant",
                "formula__answered_by",
            ).get(pk=item.candidacy)
            try:
                take(candidacy, by=by)
            except Refused:
                continue
            return candidacy
    return None
