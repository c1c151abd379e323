# SPDX-License-Identifier: EUPL-1.2
"""Tables of a cut as a screen lays them out: with the names of offices and postulants, and the bands in words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.views.decorators.debug import sensitive_variables

from conoceles.candidacies.models import Person
from conoceles.elections.models import Process
from conoceles.statistics.disclosure import Level, Shown, Table, share, words
from conoceles.statistics.published.cuts import CutTold, GroupTold

from .counting import Counts
from .phrases import TABLES
from .queries import INDEPENDENT


@dataclass(frozen=True, slots=True)
class Row:
    """One cell: whom it is of, what is said of them, out of how many, and that in hundredths."""

    names: tuple[str, ...]
    says: str
    of: int
    share: str


@dataclass(frozen=True, slots=True)
class Laid:
    """One table."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The tables of one group."""

    key: str
    name: str
    tables: tuple[Laid, ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """Of one group: how many cells say how much, and the tables that are left out whole."""

    name: str
    bands: int
    open: int
    few: int
    nothing: int
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExactRow:
    """So many of those who are counted in a place say they are of the group."""

    office: str
    postulant: str
    sex: str
    of: int
    yes: int


@dataclass(frozen=True, slots=True)
class Exactly:
    """The exact counts of one group. What it holds is never shown by accident: it has no text of its own."""

    key: str
    name: str
    rows: tuple[ExactRow, ...] = field(repr=False)
    of: int = field(repr=False, default=0)
    yes: int = field(repr=False, default=0)


class _Names:
    """The words for the keys of a process."""

    def __init__(self, process: Process) -> None:
        self.offices = dict(process.offices.order_by("order").values_list("key", "name"))
        postulants = process.postulants.order_by("order").values_list("key", "acronym", "name")
        self.postulants = {key: acronym or name for key, acronym, name in postulants}
        self.postulants[INDEPENDENT] = "Candidaturas independientes"
        self.sexes = {str(key): str(name) for key, name in Person.Sex.choices}
        self.groups = {group["key"]: group["name"] for group in process.groups}

    def of(self, shown: Shown) -> tuple[str, ...]:
        cell = shown.cell
        told = (
            (cell.position, self.offices),
            (cell.party, self.postulants),
            (cell.sex, self.sexes),
        )
        return tuple(known.get(key, key) for key, known in told if key)

    def order(self, shown: Shown) -> tuple[int, ...]:
        """As on the ballot."""
        cell = shown.cell
        told = ((cell.position, self.offices), (cell.party, self.postulants), (cell.sex, self.sexes))
        return tuple(list(known).index(key) if key in known else len(known) for key, known in told)


def sheets(process: Process, told: CutTold) -> list[Sheet]:
    """The tables of *told*, group by group."""
    names = _Names(process)
    found = []
    for group in told.groups:
        laid = tuple(
            Laid(TABLES[table.table], _heads(table.table.value), _rows(table.cells, names)) for table in group.tables
        )
        found.append(Sheet(group.key, group.name, laid))
    return found


def withheld(told: CutTold) -> list[Withheld]:
    """What *told* says and what it withholds, group by group. Whoever signs reads it; why, nobody does."""
    return [_withheld(group) for group in told.groups]


def _withheld(group: GroupTold) -> Withheld:
    levels = Counter(cell.level for table in group.tables for cell in table.cells)
    there = {table.table for table in group.tables}
    return Withheld(
        group.name,
        levels[Level.FINE] + levels[Level.COARSE],
        levels[Level.OPEN],
        levels[Level.FEW],
        levels[Level.NOTHING],
        tuple(TABLES[table].lower() for table in Table if table not in there),
    )


def _heads(table: str) -> tuple[str, ...]:
    words_ = {"cargo": "Cargo", "partido": "Postulante", "sexo": "Sexo"}
    return tuple(words_[way] for way in table.split("-") if way in words_)


def _rows(cells: tuple[Shown, ...], names: _Names) -> tuple[Row, ...]:
    return tuple(
        Row(names.of(each) or ("Todas",), words(each), each.people, _share(each))
        for each in sorted(cells, key=names.order)
    )


def _share(shown: Shown) -> str:
    found = share(shown)
    if found is None:
        return "no se publica"
    least, most = found
    if (least, most) == (0, 100):
        return "–"
    return f"{least} %" if least == most else f"{least} a {most} %"


@sensitive_variables()
def exactly(process: Process, groups: Mapping[str, Counts]) -> list[Exactly]:
    """Exact counts with their names, group by group."""
    names = _Names(process)
    found = []
    for key, counts in groups.items():
        rows = tuple(
            ExactRow(names.offices.get(office, office), names.postulants.get(postulant, postulant),
                     names.sexes.get(sex, sex), of, yes)
            for (office, postulant, sex), (of, yes) in counts.items()
        )  # fmt: skip
        of, yes = (sum(column) for column in zip(*counts.values(), strict=True)) if counts else (0, 0)
        found.append(Exactly(key, names.groups.get(key, key), rows, of, yes))
    return found
