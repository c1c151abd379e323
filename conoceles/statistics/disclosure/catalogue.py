# SPDX-License-Identifier: EUPL-1.2
"""The closed catalogue of tables of a group: what is not here is never counted, and so never published.

Never group by group, never by district, municipality, planilla or place in the ballot (SDC-1, point 2).
"""

from dataclasses import dataclass
from enum import StrEnum

#: Of this catalogue and of the rule that shows its cells. A change of either is another version.
VERSION = "sdc-1.0"

#: Where somebody stands: cargo, partido and sexo, each by its key.
Place = tuple[str, str, str]


class Table(StrEnum):
    """The seven tables of a group, the plainest first."""

    TOTAL = "total"
    BY_SEX = "sexo"
    BY_POSITION = "cargo"
    BY_PARTY = "partido"
    POSITION_SEX = "cargo-sexo"
    PARTY_SEX = "partido-sexo"
    POSITION_PARTY = "cargo-partido"

    @property
    def crossed(self) -> bool:
        """Whether it is of two ways: published only if the audit passes with it."""
        return self in {Table.POSITION_SEX, Table.PARTY_SEX, Table.POSITION_PARTY}

    def cell(self, place: Place) -> "Cell":
        """The cell of this table in which *place* counts."""
        position, party, sex = place
        ways = () if self is Table.TOTAL else self.value.split("-")
        return Cell(
            position if "cargo" in ways else "", party if "partido" in ways else "", sex if "sexo" in ways else ""
        )


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A subtotal of the lattice cargo by partido by sexo. An empty way is all of that way."""

    position: str = ""
    party: str = ""
    sex: str = ""

    def holds(self, place: Place | None) -> bool:
        """Whether somebody who stands in *place* counts in it; nobody who stands nowhere does."""
        if place is None:
            return False
        mine = (self.position, self.party, self.sex)
        return all(way in {"", there} for way, there in zip(mine, place, strict=True))

    @property
    def ways(self) -> int:
        """How many ways it is narrowed: the fewer, the more people miss it when it is not shown."""
        return sum(map(bool, (self.position, self.party, self.sex)))


def subtotals(place: Place) -> list[Cell]:
    """The eight cells of the whole lattice in which *place* counts, from everybody to the base cell."""
    position, party, sex = place
    return [Cell(a, b, c) for a in ("", position) for b in ("", party) for c in ("", sex)]
