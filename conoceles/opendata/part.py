# SPDX-License-Identifier: EUPL-1.2
"""The open data as a part of a release (``publication.parts``)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import msgspec
from django.conf import settings

from conoceles.kernel import digests
from conoceles.kernel.names import slug
from conoceles.publication.parts import Edition, Laid, Page
from conoceles.publication.parts.site import rendering, tongues
from conoceles.publication.parts.site.catalogue import catalogue_of
from conoceles.publication.snapshot import Snapshot

from . import api, changes, dictionary, linked, package, page
from .archive import zipped
from .columns import Table
from .ine import candidacies_as_ine
from .licence import DEFAULT, Licence
from .parquet import candidacies_as_parquet
from .rows import candidacies_as_csv, candidacies_as_json
from .spreadsheet import candidacies_as_xlsx

#: The slowest first.
_BULK: dict[str, Callable[[Snapshot], Iterable[bytes]]] = {
    "datos/candidaturas.xlsx": candidacies_as_xlsx,
    "datos/candidaturas.json": candidacies_as_json,
    "datos/candidaturas.csv": candidacies_as_csv,
    "datos/formato-ine.csv": candidacies_as_ine,
    "datos/candidaturas.parquet": candidacies_as_parquet,
}
_DESCRIPTION = "descripcion"
_PACKAGE = "datapackage.json"


def check(snapshot: Snapshot) -> None:
    """Nothing refuses a release here: the columns follow from what was accepted before."""
    Table(snapshot.header)


def shards(snapshot: Snapshot) -> Sequence[str]:
    """One a bulk file, so that several are written at once, and the small ones together; these in each language."""
    return [*_BULK, _DESCRIPTION, *tongues.shards(snapshot, [_DESCRIPTION])]


def pages(snapshot: Snapshot, shard: str) -> Iterator[Page]:
    """The files of *shard*. The bulk files depend on every candidacy, the others on the header alone."""
    return tongues.pages(snapshot, shard, lambda own: _pages(snapshot, own))


def _pages(snapshot: Snapshot, shard: str) -> Iterator[Page]:
    if shard in _BULK:
        inputs = digests.digest([_everything(snapshot.folder), _program()])
        yield Page(shard, inputs, lambda: _BULK[shard](snapshot))
        return
    header = snapshot.header
    licence = _licence()
    columns = Table(header).columns
    inputs = digests.digest([msgspec.to_builtins([header, licence]), _program()])
    yield Page("datos/diccionario.csv", inputs, lambda: b"".join(dictionary.as_table(columns)))
    yield Page("datos/diccionario.json", inputs, lambda: _json(dictionary.as_records(columns)))
    others = package.others(snapshot)
    read = digests.digest([inputs, others])
    yield Page("datos/LEEME.txt", read, lambda: package.readme(header.process, licence, others).encode())
    yield Page(api.PATH, inputs, lambda: _json(api.document(header, licence)))
    yield Page(linked.DATASET, inputs, lambda: _json(linked.dataset(header.process, licence)))
    catalogue = catalogue_of(snapshot)
    content = page.of_dictionary(header, columns, others)
    inputs = rendering.inputs(catalogue, msgspec.json.encode(content))
    yield Page(page.DICTIONARY, inputs, lambda: rendering.html("dictionary", catalogue, page.DICTIONARY, content))


def closing(snapshot: Snapshot, laid: Laid) -> Iterator[Page]:
    """What differs from the release before; then what tells of the other files: package, archive, and the page."""
    process = snapshot.header.process
    columns = Table(snapshot.header).columns
    before, count = laid.edition.before, sum(race.count for race in snapshot.races)
    compared = before is not None and changes.comparable(before)
    made_of = [_everything(snapshot.folder), _program(), _since(laid.edition, compared=compared)]
    others = package.others(snapshot)
    inputs = digests.digest(made_of)
    yield Page(changes.LOG_FILE, inputs, lambda: changes.log(before, laid.folder, columns, compared=compared))
    number = laid.edition.number
    yield Page(
        changes.LIST_FILE,
        inputs,
        lambda: changes.releases(before, laid.folder, number, count, compared=compared),
    )
    inputs = digests.digest([*made_of, msgspec.to_builtins(_licence()), msgspec.to_builtins(snapshot.besides)])
    yield Page(
        f"datos/{_PACKAGE}",
        inputs,
        lambda: _json(package.datapackage(process, columns, _licence(), laid.folder, others)),
    )
    archive = page.archive(process)
    yield Page(
        f"datos/{archive}", inputs, lambda: zipped(laid.folder, [f"datos/{name}" for name in page.about(others)])
    )
    yield from tongues.each(snapshot, lambda: _page(snapshot, laid))


def _page(snapshot: Snapshot, laid: Laid) -> Iterator[Page]:
    catalogue = catalogue_of(snapshot)
    content = page.of_data(snapshot, laid, _licence())
    inputs = rendering.inputs(catalogue, msgspec.json.encode(content))
    yield Page(page.DATA, inputs, lambda: rendering.html("data", catalogue, page.DATA, content))


def _since(edition: Edition, *, compared: bool) -> list[str | int | bool]:
    """What of the release before decides what differs from it: its list of digests has those of all its files."""
    if edition.before is None:
        return [edition.number]
    with (edition.before / changes.SUMS).open("rb") as sums:
        return [edition.number, digests.of_file(sums), compared]


def _licence() -> Licence:
    title, address = settings.OPEN_DATA_TERMS
    return Licence(slug(title), title, address) if title else DEFAULT


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


@lru_cache(maxsize=4)
def _everything(folder: Path) -> str:
    """A digest of the whole snapshot but its photographs. A frozen snapshot never changes."""
    found = []
    for name in ("header.json", "profiles.jsonl"):
        with (folder / name).open("rb") as file:
            found.append(digests.of_file(file))
    return digests.digest(found)


@lru_cache(maxsize=1)
def _program() -> str:
    """A digest of this folder and of the libraries that write for it: other code may write other bytes."""
    folder = Path(__file__).parent
    sources = sorted([*folder.rglob("*.py"), *folder.rglob("*.toml")])
    libraries = [f"{name} {version(name)}" for name in ("xlsxwriter", "arro3-io")]
    return digests.digest([libraries, *([source.name, source.read_text(encoding="utf-8")] for source in sources)])
