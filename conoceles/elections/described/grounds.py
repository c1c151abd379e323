# SPDX-License-Identifier: EUPL-1.2
"""The file of grounds: the closed list from which whoever returns what was sent must choose."""

from dataclasses import dataclass, field
from enum import StrEnum

from conoceles.kernel.toml_lines import Place

from .words import Name, Slug, Source, Sourced


class About(StrEnum):
    """What a ground may be of."""

    TEXT = "texto"
    PHOTO = "fotografia"
    ANYTHING = "todo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground(Sourced):
    """One ``[[ground]]``; with ``words`` the reviewer must also say it in words of her own."""

    key: Slug
    name: Name
    help: Source = ""
    about: About
    words: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundsFile:
    """The whole of a file of grounds."""

    ground: tuple[Ground, ...]
    at: Place = field(default=(), compare=False)
