# SPDX-License-Identifier: EUPL-1.2
"""The board of the capture (tablero de captura): how far it has come, by office and by whoever puts people forward.

Comes in:  ``published.progress`` as it lies beside the snapshot, and the names of its header.
Goes out:  a page, tables first and charts second; the same as JSON; every day as CSV, with what each column is.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import msgspec

from conoceles.look.charts import drawn
from conoceles.opendata import progress as columns
from conoceles.publication.languages import current
from conoceles.publication.parts import Page
from conoceles.publication.parts.site import rendering
from conoceles.publication.parts.site.catalogue import catalogue_of
from conoceles.publication.snapshot import Snapshot
from conoceles.statistics.part.program import program
from conoceles.statistics.published.progress import NAME, Progress

from . import content, files, pictures
from .told import Told

_FOLDER = "avance/"


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """The page, its charts and its files; nothing while no cut is public."""
    frozen = snapshot.beside(NAME)
    if not frozen:
        return
    catalogue = catalogue_of(snapshot)
    board = Told(msgspec.json.decode(frozen, type=Progress), catalogue, _published(snapshot))
    inputs = rendering.inputs(catalogue, frozen, program(), str(board.published).encode())
    yield Page(
        f"{_FOLDER}index.html",
        inputs,
        lambda: rendering.html("progress", catalogue, f"{_FOLDER}index.html", content.page(board)),
    )
    charts = pictures.charts(board)
    for at, name in enumerate(charts):
        # One process sets all of them, and what it drew is remembered: to ask again costs nothing.
        yield Page(f"{_FOLDER}{name}.grafica.svg", inputs, lambda at=at: drawn(charts.values())[at].light)  # type: ignore[misc]
        yield Page(f"{_FOLDER}{name}-oscura.grafica.svg", inputs, lambda at=at: drawn(charts.values())[at].dark)  # type: ignore[misc]
    if current() is None:
        yield Page(f"{_FOLDER}index.json", inputs, lambda: rendering.data("avance", catalogue, files.record(board)))
        yield Page(columns.TABLE.file, inputs, lambda: b"".join(files.table(board)))
        yield Page(columns.TABLE.dictionary, inputs, lambda: b"".join(columns.TABLE.described()))


@lru_cache(maxsize=4)
def _published(snapshot: Snapshot) -> tuple[int, int]:
    """Of those who owe an answer in this very release, how many are shown with one, and how many owe it."""
    shown = owing = 0
    with (snapshot.folder / "profiles.jsonl").open("rb") as lines:
        for one in map(_COUNTED.decode, lines):
            states = [sheet.state for sheet in one.sheets if sheet.state not in _NOT_COUNTED]
            if one.status == "registrada" and states:
                owing += 1
                shown += one.withdrawn is None and all(state == "validada" for state in states)
    return shown, owing


class _Sheet(msgspec.Struct):
    state: str


class _Counted(msgspec.Struct):
    """Of a profile, what is needed to count it."""

    status: str
    sheets: list[_Sheet]
    withdrawn: dict[str, Any] | None = None


_COUNTED = msgspec.json.Decoder(_Counted)
#: Who owes nothing, and whoever stands for an office that is not open yet.
_NOT_COUNTED = {"no_obligada", "por_publicarse"}
