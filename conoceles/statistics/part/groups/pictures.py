# SPDX-License-Identifier: EUPL-1.2
"""The chart of the groups: of each its band, out of all who are counted. Its table is on the page before it."""

from conoceles.look.charts import Bar, Bars
from conoceles.publication.languages import _, told
from conoceles.publication.parts.site.words import counted
from conoceles.statistics.disclosure import Level, Shown, Table
from conoceles.statistics.published.cuts import CutTold, GroupTold

from . import said

LIGHT, DARK = "totales.grafica.svg", "totales-oscura.grafica.svg"


def total(group: GroupTold) -> Shown | None:
    """The one cell that tells of all of *group*; none where nothing of it is published."""
    return next((table.cells[0] for table in group.tables if table.table is Table.TOTAL and table.cells), None)


def totals(cut: CutTold) -> Bars | None:
    """A bar a group: filled as far as is certain, and lighter as far as it may reach. None where no group tells."""
    shown = [(told(group.name), cell) for group in cut.groups if (cell := total(group)) and _says(cell)]
    if not shown:
        return None
    people = counted(cut.counted, "candidatura", "candidaturas")
    return Bars(
        _("Cuántas dicen ser de cada grupo"),
        _("De {people}: {told}.").format(
            people=people, told="; ".join(f"{name}, {said.count(cell)}" for name, cell in shown)
        ),
        tuple(
            Bar(name, said.count(cell), cell.bounds[0], cell.people, most=cell.bounds[1]) for name, cell in shown
        ),
    )  # fmt: skip


def _says(cell: Shown) -> bool:
    return cell.level is not Level.NOTHING
