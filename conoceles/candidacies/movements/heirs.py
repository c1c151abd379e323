# SPDX-License-Identifier: EUPL-1.2
"""Who came after whom, and who holds a seat."""

from collections.abc import Iterable
from uuid import UUID

from ..models import Candidacy, Movement

_STANDS = Candidacy.Status.REGISTERED


def holder(formula: UUID, seat: str) -> Candidacy | None:
    """Who stands in that seat of that formula."""
    found = Candidacy.objects.filter(formula=formula, seat=seat, status=_STANDS)
    return found.select_related("person").first()


def heirs(candidacy: Candidacy) -> list[Candidacy]:
    """Everybody who came after *candidacy*, in a chain of substitutions."""
    found: dict[UUID, Candidacy] = {}
    asked: Iterable[UUID] = [candidacy.pk]
    while asked:
        came = [one for one in Candidacy.objects.filter(replaces__in=asked).order_by("key") if one.pk not in found]
        found |= {one.pk: one for one in came if one.pk != candidacy.pk}
        asked = [one.pk for one in came if one.pk != candidacy.pk]
    return list(found.values())


def replaced(candidacy: Candidacy) -> Candidacy | None:
    """Who came in the place of *candidacy*, unless a ruling undid it: each restoration undoes one."""
    came = list(candidacy.replaced_by.select_related("person").order_by("key"))
    restored = Movement.objects.filter(candidacy=candidacy, kind=Movement.Kind.RESTORATION, other__isnull=False)
    return came[-1] if len(came) > restored.count() else None
