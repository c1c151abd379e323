# SPDX-License-Identifier: EUPL-1.2
"""``[[voting]]`` of ``process.toml``: what whoever does not vote at the polling place of her section receives."""

from dataclasses import dataclass
from enum import StrEnum

from .places import PlaceKind
from .words import Slug, Source, Sourced


class VotingWay(StrEnum):
    """How one votes elsewhere, or before."""

    ABROAD = "extranjero"
    AHEAD = "anticipado"
    SPECIAL = "especial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voting(Sourced):
    """One ``[[voting]]``: which ballots are received.

    At a special polling place that depends on where one is: ``within`` are the places of hers that she has not left.
    """

    way: VotingWay
    offices: tuple[Slug, ...]
    within: tuple[PlaceKind, ...] = ()
    note: Source = ""
