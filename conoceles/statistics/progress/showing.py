# SPDX-License-Identifier: EUPL-1.2
"""What each one who may look is shown of a cut: all dimensions, her own candidacies, or aggregates.

Whoever supervises sees office and postulant; a representation, its own, along all dimensions; the Instancia Interna,
everything, and of what is kept sealed one dimension at a time, where ten people or more owe it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.statistics.models import ProgressCut

from . import queries, reports
from .permissions import may_see_aggregates, may_see_all
from .phrases import HEADS, SEATS, SEXES, share
from .reports import Line, Names
from .rules import Figures, Sealed, grouped, table

#: With fewer who owe it, a row would nearly say who answered.
_FEWEST = 10


class Extent(Enum):
    """How much somebody sees."""

    ALL = auto()
    OWN = auto()
    AGGREGATES = auto()


@dataclass(frozen=True, slots=True)
class Reached:
    """How many of how many: words on a screen, figures in a spreadsheet."""

    count: int
    whole: int

    def __str__(self) -> str:
        return share(self.count, self.whole)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title; the first cell of a row is its head."""

    title: str
    header: Sequence[str]
    cells: Sequence[Sequence[str | int | Reached]]
    note: str = ""

    @property
    def rows(self) -> list[list[str]]:
        """Its cells in words."""
        return [[f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row] for row in self.cells]


@dataclass(frozen=True)
class Shown:
    """A cut, as whoever asks may see it."""

    cut: ProgressCut
    extent: Extent
    figures: Figures
    names: Names
    tables: list[Table] = field(default_factory=list)

    @property
    def notes(self) -> list[str]:
        """Of when, of whom, out of how many, and how to count again."""
        return reports.notes(self.cut)


def extent(by: Capacity, process: Process) -> Extent:
    """How much *by* sees of *process*; her policy has let her in already."""
    if may_see_all(by, process):
        return Extent.ALL
    return Extent.AGGREGATES if may_see_aggregates(by, process) else Extent.OWN


def shown(cut: ProgressCut, by: Capacity) -> Shown:
    """*cut* as *by* may see it."""
    known, how = reports.names(cut.process), extent(by, cut.process)
    figures = of_whom(queries.figures_of(cut), by, how)
    made = Shown(cut, how, figures, known)
    made.tables.extend(_tables(figures, known, how))
    return made


def of_whom(figures: Figures, by: Capacity, how: Extent) -> Figures:
    """*figures*, or those of the candidacies that *by* answers for."""
    if how is not Extent.OWN:
        return figures
    key = by.scope.partition("/")[2]
    return Figures({cell: counts for cell, counts in figures.cells.items() if cell.postulant == key}, {})


def _tables(figures: Figures, known: Names, how: Extent) -> Iterable[Table]:
    yield _table("Por cargo", "Cargo", reports.by_seat(figures, known))
    if how is not Extent.OWN:
        yield _table("Por quién postula", "Postula", reports.by_postulant(figures, known))
        yield _crossed(figures, known)
    if how is Extent.AGGREGATES:
        return
    yield _table("Por lugar", "Lugar", reports.by_place(figures, known))
    yield _table("Por sexo registrado", "Sexo", _along(figures, "sex", SEXES))
    yield _table("Titulares y suplentes", "Calidad", _along(figures, "seat", SEATS))
    if how is Extent.ALL:
        yield from _sealed(figures, known)


def _table(title: str, head: str, lines: Sequence[Line]) -> Table:
    return Table(title, (head, *HEADS), [[line.name, *_cells(line)] for line in lines])


def _cells(line: Line) -> list[int | Reached]:
    registered, owing, *reached = line.counts
    return [registered, owing, *(Reached(count, owing) for count in reached)]


def _along(figures: Figures, by: str, words: dict[str, str]) -> list[Line]:
    rows = {row.keys[0]: row.counts for row in table(figures, by)}
    order = [*(key for key in words if key in rows), *sorted(set(rows) - set(words))]
    return [*(Line(words.get(key, key), rows[key]) for key in order), Line("Total", figures.total)]


def _crossed(figures: Figures, known: Names) -> Table:
    """Sent, of those who owe: a row whoever nominates, a column an office."""
    found = grouped(figures.cells, lambda cell: (cell.postulant, cell.office))
    offices = [key for key in known.offices if any(office == key for _, office in found)]
    whom = [key for key in known.postulants if any(key == one for one, _ in found)]
    rows = [
        [
            known.postulants[key],
            *(
                Reached(found[key, office].sent, found[key, office].owing) if (key, office) in found else "—"
                for office in offices
            ),
        ]
        for key in whom
    ]
    return Table("Enviadas, por quién postula y por cargo", ("Postula", *(known.offices[key] for key in offices)), rows)


_SEALED = ("Deben responder", "Captura iniciada", "Enviadas", "Completas")


def _sealed(figures: Figures, known: Names) -> Iterable[Table]:
    note = (
        "Sólo para la Instancia Interna. Un renglón con menos de 10 personas no se desglosa, ni otro del que pudiera "
        "restarse. No se publica ni se remite: al público sólo llegaría por la auditoría estadística."
    )
    for at, (title, head, words) in enumerate(
        (
            ("por cargo", "Cargo", known.offices),
            ("por quién postula", "Postula", known.postulants),
            ("por sexo registrado", "Sexo", SEXES),
        )
    ):
        found: dict[str, Sealed] = {}
        for keys, counts in figures.identity.items():
            found[keys[at]] = found.get(keys[at], Sealed()).plus(counts)
        if found:
            kept = _withheld(found)
            rows = [
                [words.get(key, key), *_of_sealed(found[key], withheld=key in kept)] for key in words if key in found
            ]
            yield Table(f"Cuestionario de identidad, {title}", (head, *_SEALED), rows, note if at == 0 else "")


def _withheld(found: Mapping[str, Sealed]) -> set[str]:
    """The rows that tell nothing: those of too few, and the smallest of the others until all of them are enough.

    The total can be had from the table along another dimension: what is left of it is then of no fewer than ten.
    """
    withheld: set[str] = set()
    together = 0
    for key in sorted(found, key=lambda one: found[one].owing):
        if found[key].owing >= _FEWEST and (not withheld or together >= _FEWEST):
            break
        withheld.add(key)
        together += found[key].owing
    return withheld


def _of_sealed(counts: Sealed, *, withheld: bool) -> list[str | int | Reached]:
    if withheld:
        few = counts.owing < _FEWEST
        return [f"menos de {_FEWEST}" if few else "no se desglosa", "—", "—", "—"]
    owing, *reached = counts
    return [owing, *(Reached(count, owing) for count in reached)]
