# SPDX-License-Identifier: EUPL-1.2
"""What the bakers note, shard by shard: what each file was made of, and what it came out as.

A shard with its notes is done. A later bake reuses a file whose inputs are noted as the same.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import msgspec


class File(NamedTuple):
    """One file as written. ``suffix`` is empty, or that of a compressed sibling."""

    suffix: str
    sha256: str
    size: int


class Made(NamedTuple):
    """One page: what it was made of, and its files. ``fresh`` when it was made, not reused."""

    path: str
    inputs: str
    files: tuple[File, ...]
    archived: bool
    fresh: bool


class Links(NamedTuple):
    """A place that a page links to, within the release."""

    target: str
    page: str


_BAKED = msgspec.json.Decoder(Made)
_LINKS = msgspec.json.Decoder(Links)


class Notes:
    """The notes of one bake, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _at(self, part: str, shard: str, kind: str) -> Path:
        return self.folder / f"{part}-{quote(shard, safe='')}.{kind}"

    def done(self, part: str, shard: str) -> bool:
        """Whether that shard is complete."""
        return self._at(part, shard, "baked").exists()

    def baked(self, part: str, shard: str) -> Iterator[Made]:
        """The pages of that shard; none when it was never baked."""
        return _read(self._at(part, shard, "baked"), _BAKED)

    def links(self, part: str, shard: str) -> Iterator[Links]:
        """Where the fresh pages of that shard lead."""
        return _read(self._at(part, shard, "links"), _LINKS)

    def sums(self, part: str, shard: str) -> Path:
        """The lines of SHA256SUMS for that shard, sorted by path."""
        return self._at(part, shard, "sums")

    def keep(self, part: str, shard: str, pages: list[Made], links: Iterable[Links]) -> None:
        """Note that the shard is complete: everything else first, the pages last and at once."""
        lines = sorted(
            (f"{page.path}{file.suffix}", file.sha256) for page in pages for file in page.files
        )  # by code point; paths are ASCII, so also by byte
        self.sums(part, shard).write_text("".join(f"{sha256}  {path}\n" for path, sha256 in lines), encoding="ascii")
        _write(self._at(part, shard, "links"), links)
        fresh = self._at(part, shard, "writing")
        _write(fresh, pages)
        fresh.replace(self._at(part, shard, "baked"))

    def archived(self) -> Iterator[str]:
        """The paths that stay in the archive of this release."""
        for file in sorted(self.folder.glob("*.baked")):
            yield from (page.path for page in _read(file, _BAKED) if page.archived)


def _write(path: Path, values: Iterable[object]) -> None:
    with path.open("wb", buffering=1 << 18) as file:
        for value in values:
            file.write(msgspec.json.encode(value) + b"\n")


def _read(path: Path, decoder: "msgspec.json.Decoder") -> Iterator:
    if path.exists():
        with path.open("rb") as file:
            yield from map(decoder.decode, file)
