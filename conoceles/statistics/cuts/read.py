# SPDX-License-Identifier: EUPL-1.2
"""All that a cut is reckoned from, as values in memory."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from conoceles.statistics.disclosure import report as engine

from .counting import Counts, Yes
from .knowing import Statements
from .queries import Member


@dataclass(frozen=True, slots=True)
class Earlier:
    """A cut that was published before: whom it counted, what it said of each group, and when a release first told it.

    ``told_at`` is when that release was read.
    """

    number: int
    members: Mapping[uuid.UUID, Member]
    groups: Mapping[str, engine.Cut]
    told_at: datetime
    counts: Mapping[str, Counts] = field(default_factory=dict, repr=False)  # exact, where somebody cannot be opened


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read for a cut. Of what is sealed only ``yes`` is here, and nothing of it is ever written."""

    number: int
    standing: Mapping[uuid.UUID, Member]
    consenting: frozenset[uuid.UUID]
    earlier: Sequence[Earlier]
    told: Statements
    badges: frozenset[str]  # the groups that a profile may show
    shown: Mapping[uuid.UUID, set[str]]  # the badges that are shown today
    measures: Mapping[uuid.UUID, set[str]]  # public registrations under the measure of a group
    yes: Yes = field(default_factory=dict, repr=False)

    @property
    def members(self) -> list[Member]:
        """Who is counted."""
        return [one for who, one in self.standing.items() if who in self.consenting]

    def wanted(self) -> dict[uuid.UUID, set[int]]:
        """Which revisions of each of them must be opened: what counts now, what counted before, what profiles told."""
        found: dict[uuid.UUID, set[int]] = {}
        for one in self.members:
            before = (each.members[one.candidacy].revision for each in self.earlier if one.candidacy in each.members)
            mine = {one.revision, *before, *self.told.get(one.candidacy, ())} - {None}
            if mine:
                found[one.candidacy] = {pk for pk in mine if pk is not None}
        return found
