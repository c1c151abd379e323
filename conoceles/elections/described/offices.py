# SPDX-License-Identifier: EUPL-1.2
"""``offices.toml``: what is elected, and what whoever stands for it owes."""

from dataclasses import dataclass, field
from enum import StrEnum

from conoceles.kernel.toml_lines import Place

from .places import PlaceKind
from .words import Name, Slug, Sourced


class Principle(StrEnum):
    """By which seats are given out, where it matters."""

    MAJORITY = "MR"
    PROPORTIONAL = "RP"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Sourced):
    """``[[office.position]]``; source and confidence are those of what is owed."""

    key: Slug
    name: Name
    feminine: Name
    masculine: Name
    heads: bool
    alternates: bool
    titular_owes: tuple[Slug, ...]
    alternate_owes: tuple[Slug, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One ``[[office]]``."""

    key: Slug
    name: Name
    plural: Name
    slug: Slug
    territory_kind: PlaceKind
    principle: Principle | None = None
    position: tuple[Position, ...]
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficesFile:
    """The whole of ``offices.toml``."""

    office: tuple[Office, ...]
