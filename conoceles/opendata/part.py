# SPDX-License-Identifier: EUPL-1.2
"""The open data as a part of a release (``publication.parts``)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
from django.conf import settings

from conoceles.kernel import digests
from conoceles.kernel.names import slug
from conoceles.publication.parts import Page
from conoceles.publication.snapshot import Snapshot

from . import dictionary, package
from .columns import Table
from .ine import candidacies_as_ine
from .licence import DEFAULT, Licence
from .rows import candidacies_as_csv, candidacies_as_json

_BULK: dict[str, Callable[[Snapshot], Iterable[bytes]]] = {
    "datos/candidaturas.json": candidacies_as_json,
    "datos/candidaturas.csv": candidacies_as_csv,
    "datos/formato-ine.csv": candidacies_as_ine,
}
_DESCRIPTION = "descripcion"


def check(snapshot: Snapshot) -> None:
    """Nothing refuses a release here: the columns follow from what was accepted before."""
    Table(snapshot.header)


def shards(snapshot: Snapshot) -> Sequence[str]:  # noqa: ARG001  (the same ones for every snapshot)
    """One a bulk file, so that both are written at once, and the small ones together."""
    return [*_BULK, _DESCRIPTION]


def pages(snapshot: Snapshot, shard: str) -> Iterator[Page]:
    """The files of *shard*. The bulk files depend on every candidacy, the others on the header alone."""
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
    yield Page("datos/datapackage.json", inputs, lambda: _json(package.datapackage(header.process, columns, licence)))
    yield Page("datos/LEEME.txt", inputs, lambda: package.readme(header.process, licence).encode())


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
    """A digest of this folder: other code may write other bytes."""
    folder = Path(__file__).parent
    sources = sorted([*folder.rglob("*.py"), *folder.rglob("*.toml")])
    return digests.digest([[source.name, source.read_text(encoding="utf-8")] for source in sources])
