# SPDX-License-Identifier: EUPL-1.2
"""The groups for programs: every cut as JSON, and each of its cells as a row of CSV."""

from collections.abc import Iterable, Iterator
from typing import Any

from conoceles.opendata import groups as columns
from conoceles.opendata.cells import Value
from conoceles.opendata.rows import as_csv
from conoceles.statistics.disclosure import Level, Shown
from conoceles.statistics.published.cuts import Signed


def record(cuts: Iterable[Signed]) -> dict[str, Any]:
    """Every cut, with what was signed of it."""
    return {"cortes": [_cut(each) for each in cuts]}


def table(cuts: Iterable[Signed]) -> Iterator[bytes]:
    """``grupos.csv``: a row a cell. A cut that was skipped has none, and neither has a group that is not published."""
    return as_csv(columns.TABLE.names, _rows(cuts))


def _rows(cuts: Iterable[Signed]) -> Iterator[list[Value]]:
    for cut in (each.cut for each in cuts):
        for group in cut.groups:
            for each in group.tables:
                for told in map(_cell, each.cells):
                    yield [cut.number, cut.at, cut.agreement, group.key, group.name, each.table.value, *told.values()]


def _cut(signed: Signed) -> dict[str, Any]:
    cut = signed.cut
    return {
        "numero": cut.number,
        "ocasion": cut.occasion,
        "acuerdo": cut.agreement,
        "corte": cut.at,
        "omitido": cut.skipped,
        "regla": cut.catalogue,
        "contadas": cut.counted,
        "huella": cut.digest,
        "dictamen": signed.word.content.decode() if signed.word else "",
        "firma": signed.signature,
        "grupos": [
            {
                "clave": group.key,
                "nombre": group.name,
                "tablas": [
                    {"tabla": table.table.value, "celdas": [_cell(each) for each in table.cells]}
                    for table in group.tables
                ],
            }
            for group in cut.groups
        ],
    }


def _cell(shown: Shown) -> dict[str, Any]:
    """What a cell says; both ends are none where nothing is published."""
    silent = shown.level is Level.NOTHING
    return {
        "eleccion": shown.cell.position,
        "postulacion": shown.cell.party,
        "sexo": shown.cell.sex,
        "nivel": shown.level.value,
        "desde": None if silent else shown.low,
        "hasta": None if silent else shown.high,
        "de": shown.people,
    }
