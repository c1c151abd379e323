# SPDX-License-Identifier: EUPL-1.2
"""Sessions, which are public (Lineamientos, art. 10): from when they are convened."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vote:
    """How somebody voted. Why somebody was excused is not told."""

    name: str
    sense: str


@dataclass(frozen=True, slots=True)
class Dissent:
    """A particular, concurrent or reserved vote. Without ``text`` it came as a file, which is not published here."""

    kind: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether somebody of the commission, or who attends it always, came. Why not is not told."""

    name: str
    seat: str
    came: bool


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the agenda. ``document``: the number of what was published of it; 0 where nothing was."""

    number: int
    text: str
    outcome: str
    agreed: str
    amendments: str
    votes: tuple[Vote, ...]
    dissents: tuple[Dissent, ...]
    document: int = 0


@dataclass(frozen=True, slots=True)
class Minutes:
    """When the minutes were approved, and issued; ``document`` as in an item."""

    approved_on: str
    issued_on: str
    document: int = 0


@dataclass(frozen=True, slots=True)
class Session:
    """A session that was convened. ``slug`` is its name in an address; ``kind`` and ``state`` are words."""

    slug: str
    kind: str
    number: int
    at: str
    place: str
    broadcast: str
    state: str
    opened_at: str
    closed_at: str
    presences: tuple[Presence, ...]
    guests: int
    agenda: tuple[Item, ...]
    minutes: Minutes | None
