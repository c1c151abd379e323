# SPDX-License-Identifier: EUPL-1.2
"""The process as the demonstration needs to see it, in plain values: what is elected, where, and who may nominate."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A territory. ``people_of`` is where somebody who stands here lives: a district's seat, the town itself, or ""."""

    kind: str
    key: str
    name: str
    number: int | None
    people_of: str
    facts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Seat:
    """A position within an office. ``owes``: whether titular and alternate owe the questionnaire that is answered."""

    key: str
    heads: bool
    alternates: bool
    owes: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Ballot:
    """An office, its positions in order, and the places that elect it."""

    office: str
    principle: str
    seats: tuple[Seat, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Nominator:
    """A party, an alliance with its members, or an independent. ``scopes``: (office, key of a place or "" for all)."""

    key: str
    kind: str
    members: tuple[str, ...]
    scopes: frozenset[tuple[str, str]]

    def holds(self, office: str, place: str) -> bool:
        """Whether an alliance or independent stands in that race."""
        return (office, place) in self.scopes or (office, "") in self.scopes


@dataclass(frozen=True, slots=True)
class Ground:
    """All that the people of the demonstration are placed on."""

    ballots: tuple[Ballot, ...]
    nominators: tuple[Nominator, ...]  # in the order of their registration
    groups: tuple[str, ...]  # of affirmative action
