# SPDX-License-Identifier: EUPL-1.2
"""The open data as a part of a release (``publication.parts``)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
from django.conf import settings

from conoceles.kernel import digests
from conoceles.kernel.names import slug
from conoceles.publication.parts import Laid, Page
from conoceles.publication.parts.site import rendering
from conoceles.publication.parts.site.catalogue import catalogue_of
from conoceles.publication.parts.site.words import size
from conoceles.publication.snapshot import Snapshot

from . import dictionary, package
from .archive import zipped
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
_PAGE = "datos/index.html"
#: What the page of the data says of each file, in its order; all of them are in the archive.
_ABOUT = {
    "candidaturas.csv": "Una candidatura por renglón. Se abre en cualquier hoja de cálculo.",
    "candidaturas.json": "Las mismas candidaturas, para programas.",
    "formato-ine.csv": "Sólo quienes contienden, en las 25 columnas de la base pública del INE.",
    "diccionario.csv": "Qué significa cada columna y qué valores puede tener.",
    "diccionario.json": "El mismo diccionario, para programas.",
    "datapackage.json": "La descripción del conjunto, con sus condiciones de uso (Frictionless Data Package).",
    "LEEME.txt": "Cómo leer los archivos y cómo contar con ellos.",
}


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


def closing(snapshot: Snapshot, laid: Laid) -> Iterator[Page]:
    """All of them as one archive, and the page that leads to each with its size."""
    process = snapshot.header.process
    archive = f"conoceles-{process.slug}.zip"
    inputs = digests.digest([_everything(snapshot.folder), msgspec.to_builtins(_licence()), _program()])
    yield Page(f"datos/{archive}", inputs, lambda: zipped(laid.folder, [f"datos/{name}" for name in _ABOUT]))
    catalogue = catalogue_of(snapshot)
    content = {
        "title": "Datos abiertos",
        "description": f"Todo lo que dice el sitio de {process.name}, en archivos.",
        "archive": {"name": archive, "size": size(laid.size(f"datos/{archive}"))},
        "files": [
            {"name": name, "about": about, "size": size(laid.size(f"datos/{name}"))} for name, about in _ABOUT.items()
        ],
    }
    inputs = rendering.inputs(catalogue, msgspec.json.encode(content))
    yield Page(_PAGE, inputs, lambda: rendering.html("data", catalogue, _PAGE, content))


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
