# SPDX-License-Identifier: EUPL-1.2
"""Who came in whose place: the register's substitutions, as links from one profile to the other."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F

from conoceles.candidacies.models import Candidacy, Movement
from conoceles.publication.snapshot import Other, Profile

from .header import territory_id

_OTHER = (
    "slug", "person__name", "status", "formula__position__office__key", "formula__territory__kind",
    "formula__territory__key",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Replacing:
    """By candidacy: whom each came in place of, and who stands in the place of each."""

    before: dict[Any, Other]
    after: dict[Any, Other]

    def __contains__(self, candidacy: object) -> bool:
        return candidacy in self.before or candidacy in self.after

    def told_of(self, candidacy: Any, profile: Profile) -> Profile:
        """*profile*, of that *candidacy*, with both."""
        return replace(profile, replaces=self.before.get(candidacy), replaced_by=self.after.get(candidacy))


def replacing(
    candidacies: Iterable[tuple[Any, Any]], gone: Iterable[Any], *, hidden: Collection[str] = ()
) -> Replacing:
    """What is to be said of *candidacies*, each with the id of whom it replaces (or None); *gone* no longer stand.

    Who stands, or stood, for an office that is *hidden* is not told.
    """
    replaced = {candidacy: before for candidacy, before in candidacies if before is not None}
    known = _known(replaced.values())
    before = {candidacy: known[before] for candidacy, before in replaced.items()}
    return Replacing(_told(before, hidden), _told(_after(list(gone)), hidden))


def _told(others: dict[Any, Other], hidden: Collection[str]) -> dict[Any, Other]:
    return {candidacy: other for candidacy, other in others.items() if other.office not in hidden}


def _known(ids: Iterable[Any]) -> dict[Any, Other]:
    asked = set(ids)
    if not asked:
        return {}
    return {pk: _other(row) for pk, *row in Candidacy.objects.filter(pk__in=asked).values_list("pk", *_OTHER)}


def _after(gone: list[Any]) -> dict[Any, Other]:
    """The end of each chain that begins at one of *gone*: who stands, or else the last who came.

    A chain that comes round ends where it began. Whoever left because a ruling gave her place back leads to whom it
    was given back.
    """
    heirs: dict[Any, tuple[Any, Other]] = {}
    asked = gone
    while asked:
        found = {before: (pk, _other(row)) for before, pk, row in (*_restored(asked), *_came(asked))}
        asked = [pk for before, (pk, _) in found.items() if before not in heirs and pk not in heirs]
        heirs |= found
    return {one: last for one in gone if (last := _end(one, heirs))}


def _came(asked: Iterable[Any]) -> Iterator[tuple[Any, Any, list[Any]]]:
    """Of each of *asked*, who came in her place; the last in order is the last who was registered."""
    rows = Candidacy.objects.filter(replaces__in=asked).order_by(F("registered_on").asc(nulls_first=True), "slug")
    return ((before, pk, row) for pk, before, *row in rows.values_list("pk", "replaces_id", *_OTHER))


def _restored(asked: Iterable[Any]) -> Iterator[tuple[Any, Any, list[Any]]]:
    """Of each of *asked* who left for it, who was restored."""
    rows = Movement.objects.filter(kind=Movement.Kind.RESTORATION, other__in=asked).order_by("at")
    columns = [f"candidacy__{name}" for name in _OTHER]
    return ((left, pk, row) for left, pk, *row in rows.values_list("other_id", "candidacy_id", *columns))


def _end(one: Any, heirs: dict[Any, tuple[Any, Other]]) -> Other | None:
    seen = {one}
    last = None
    while (heir := heirs.get(one)) and heir[0] not in seen:
        one, last = heir
        seen.add(one)
        if last.status == Candidacy.Status.REGISTERED:
            break
    return last


def _other(row: list[Any]) -> Other:
    slug, name, status, office, kind, place = row
    return Other(slug, name, status, office, territory_id(kind, place))
