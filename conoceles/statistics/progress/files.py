# SPDX-License-Identifier: EUPL-1.2
"""The files that somebody takes along from the screen: what she sees there, from the frozen cut, and nothing more."""

from collections.abc import Sequence

from conoceles.accounts.models import Capacity
from conoceles.files.tables import table
from conoceles.look.figures import Cell as Figure
from conoceles.look.figures import Share
from conoceles.look.workbooks import Sheet, workbook

from .phrases import DIMENSIONS, HEADS, SEATS, SEXES
from .rules import Cell, Counts, Stage, grouped
from .series import series
from .showing import Extent, Reached, Shown, Table

#: Along which dimensions each one takes figures.
_BY = {
    Extent.ALL: Cell._fields,
    Extent.OWN: Cell._fields,
    Extent.AGGREGATES: ("office", "postulant"),
}


def csv(found: Shown) -> bytes:
    """A row for each cell of what she may see, figures as figures."""
    by = _BY[found.extent]
    names, cut = found.names, found.cut
    words = {
        "office": names.offices,
        "position": {one.position: one.name for one in names.seats},
        "postulant": names.postulants,
        "place": names.places,
        "sex": SEXES,
        "seat": SEATS,
    }
    cells = grouped(found.figures.cells, lambda cell: tuple(getattr(cell, name) for name in by))
    header = [*(DIMENSIONS[name] for name in by), *(stage.value for stage in Stage), "corte", "huella_del_corte"]
    rows = (
        [
            *(words[name].get(key, key) for name, key in zip(by, keys, strict=True)),
            *counts,
            cut.at.isoformat(),
            cut.digest,
        ]
        for keys, counts in sorted(cells.items())
    )
    return table(header, rows)


def xlsx(found: Shown, by: Capacity) -> bytes:
    """A sheet for each table, one of every day, and one that says of when and of whom they are."""
    days = [
        [each.day.isoformat(), *(each.counts or [""] * len(Counts._fields)), "" if each.cut else "Sin corte"]
        for each in series(found.cut.process, by)
    ]
    return workbook(
        [
            *map(_sheet, found.tables),
            Sheet("Día por día", ("Día", *HEADS, "Nota"), days),
            Sheet("Corte", ("Qué es",), [[note] for note in found.notes]),
        ],
        title="Avance de la captura",
    )


def _sheet(table: Table) -> Sheet:
    """*table* with figures that can be added up: «3 de 7 (42.9 %)» is 3, of 7 where no column says it, and 42.9 %."""
    told = any(name.startswith("Deben") for name in table.header)
    ends = ("", " (%)") if told else ("", ", de", " (%)")
    wide = [any(isinstance(row[at], Reached) for row in table.cells) for at in range(len(table.header))]

    def spread(cell: str | int | Reached, *, wide: bool) -> list[Figure]:
        if isinstance(cell, Reached):
            return [cell.count, *([] if told else [cell.whole]), Share(cell.count, cell.whole)]
        return [cell] * (len(ends) if wide else 1)

    def across(row: Sequence[str | int | Reached]) -> list[Figure]:
        return [made for cell, how in zip(row, wide, strict=True) for made in spread(cell, wide=how)]

    header = [name + end for name, how in zip(table.header, wide, strict=True) for end in (ends if how else ends[:1])]
    return Sheet(table.title, header, [across(row) for row in table.cells])
