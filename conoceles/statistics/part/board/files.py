# SPDX-License-Identifier: EUPL-1.2
"""The board for programs: the last cut as JSON, and every day as CSV."""

from collections.abc import Iterator
from typing import Any

from conoceles.opendata import progress as columns
from conoceles.opendata.cells import Value
from conoceles.opendata.rows import as_csv
from conoceles.statistics.progress.rules import Stage
from conoceles.statistics.published.progress import CROSSED, Row

from .told import Told


def record(board: Told) -> dict[str, Any]:
    """The last cut by office, by postulant, and by both at once; and of which days there is a cut."""
    progress = board.progress
    return {
        "corte": progress.at,
        "huella_del_corte": progress.digest,
        "a_quien_se_cuenta": progress.whom,
        "total": _counts(board.whole),
        "por_eleccion": [{"eleccion": row.office} | _counts(row) for row in board.offices],
        "por_postulacion": [{"postulacion": row.postulant} | _counts(row) for row in board.postulants],
        "por_eleccion_y_postulacion": [
            {"eleccion": row.office, "postulacion": row.postulant} | dict(zip(CROSSED, row.counts, strict=True))
            for row in progress.crossed
        ],
        "elecciones_sin_contar": list(progress.left_out) if _told(board) else [],
        "dias": [
            {"dia": each.day, "corte": each.at or None}
            | ({"total": _counts(each.rows[0])} if each.at else {"total": None})
            for each in progress.days
        ],
        "en_esta_publicacion": {"deben_capturar": board.published[1], "publicadas": board.published[0]},
    }


def table(board: Told) -> Iterator[bytes]:
    """``avance.csv``: of each day its rows, or one that says that there is none; of the last one also both at once."""
    return as_csv(columns.TABLE.names, _rows(board))


def _rows(board: Told) -> Iterator[list[Value]]:
    for each in board.progress.days:
        if not each.at:
            yield [each.day, None, "", "", *[None] * len(Stage), "sin-corte"]
        for row in each.rows:
            yield [each.day, each.at, row.office, row.postulant, *row.counts, _table(row)]
    last = board.progress.days[-1]
    for row in board.progress.crossed:
        told = dict(zip(CROSSED, row.counts, strict=True))
        yield [last.day, last.at, row.office, row.postulant, *(told.get(stage.value) for stage in Stage), _table(row)]


def _table(row: Row) -> str:
    """Which table *row* is of: whoever adds up a column must keep to one."""
    return "-".join(name for name, key in (("cargo", row.office), ("partido", row.postulant)) if key) or "total"


def _counts(row: Row) -> dict[str, int]:
    return dict(zip((stage.value for stage in Stage), row.counts, strict=True))


def _told(board: Told) -> bool:
    """Whether the offices that are left out are told elsewhere: of one that is hidden not even its name is."""
    listed = {one.office for one in board.catalogue.header.unopened}
    return set(board.progress.left_out) <= listed
