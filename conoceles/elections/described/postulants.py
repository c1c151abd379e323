# SPDX-License-Identifier: EUPL-1.2
"""``postulants.toml``: who nominates."""

from dataclasses import dataclass, field
from enum import StrEnum

from conoceles.kernel.toml_lines import Place

from .words import Key, Long, Short, Slug, Source, Sourced


class PostulantKind(StrEnum):
    """How one is nominated."""

    PARTY = "partido"
    COALITION = "coalicion"
    COMMON = "comun"
    INDEPENDENT = "independiente"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """``[[postulant.scope]]``: an office, in some places (their keys) or, without ``places``, in all."""

    office: Slug
    places: tuple[Key, ...] = ()
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Postulant(Sourced):
    """One ``[[postulant]]``."""

    kind: PostulantKind
    key: Slug
    name: Long
    acronym: Short = ""
    members: tuple[Slug, ...] = ()
    emblem_text: Source = ""
    scope: tuple[Scope, ...] = ()


@dataclass(frozen=True, slots=True)
class Emblem:
    """What a postulant is known by on the ballot: as WebP, with the words for whoever does not see it."""

    postulant: str
    text: str
    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PostulantsFile:
    """The whole of ``postulants.toml``."""

    postulant: tuple[Postulant, ...]
