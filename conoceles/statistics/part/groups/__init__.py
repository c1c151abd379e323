# SPDX-License-Identifier: EUPL-1.2
"""How many say they are of each group (art. 5): in bands, and no more.

Comes in:  ``published.cuts`` as it lies beside the snapshot, and the names of its header.
Goes out:  the last cut as a page of tables; every cut as JSON and as CSV, with what each column is.
"""

from collections.abc import Iterator

from conoceles.look.charts import drawn
from conoceles.opendata import groups as columns
from conoceles.publication.languages import current
from conoceles.publication.parts import Page
from conoceles.publication.parts.site import rendering
from conoceles.publication.parts.site.catalogue import catalogue_of
from conoceles.publication.snapshot import Snapshot
from conoceles.statistics.part.program import program
from conoceles.statistics.published.cuts import NAME, read

from . import content, files, pictures

_FOLDER = "grupos/"


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """The page, its chart and its files; nothing while no cut is public."""
    frozen = snapshot.beside(NAME)
    every = read(frozen)
    cuts = [each for each in every if not each.cut.skipped]
    if not cuts:
        return
    catalogue = catalogue_of(snapshot)
    inputs = rendering.inputs(catalogue, frozen, program())
    path = f"{_FOLDER}index.html"
    chart = pictures.totals(cuts[-1].cut)
    yield Page(
        path,
        inputs,
        lambda: rendering.html("groups", catalogue, path, content.page(catalogue, cuts[-1].cut, every, chart)),
    )
    if chart:
        yield Page(f"{_FOLDER}{pictures.LIGHT}", inputs, lambda: drawn([chart])[0].light)
        yield Page(f"{_FOLDER}{pictures.DARK}", inputs, lambda: drawn([chart])[0].dark)
    if current() is None:
        yield Page(f"{_FOLDER}index.json", inputs, lambda: rendering.data("grupos", catalogue, files.record(every)))
        yield Page(columns.TABLE.file, inputs, lambda: b"".join(files.table(every)))
        yield Page(columns.TABLE.dictionary, inputs, lambda: b"".join(columns.TABLE.described()))
