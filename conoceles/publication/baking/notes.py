# SPDX-License-Identifier: EUPL-1.2
"""What the bakers note, shard by shard: what each file was made of, and what it came out as.

A shard whose notes are whole is done: a digest of them closes them, for after a power cut files may be there and
empty. A later bake reuses a file whose inputs are noted as the same.
"""

import hashlib
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
        try:
            return self._at(part, shard, "done").read_text() == self._closing(part, shard)
        except FileNotFoundError:
            return False

    def baked(self, part: str, shard: str) -> Iterator[Made]:
        """The pages of that shard; none when it was never baked."""
        return _read(self._at(part, shard, "baked"), _BAKED)

    def links(self, part: str, shard: str) -> Iterator[Links]:
        """Where the fresh pages of that shard lead."""
        return _read(self._at(part, shard, "links"), _LINKS)

    def sums(self, part: str, shard: str) -> Path:
        """The lines of SHA256SUMS for that shard, sorted by path."""
        return self._at(part, shard, "sums")

    def inputs(self, part: str, shard: str) -> str:
        """What the whole shard was made of; empty where nobody told, or it is not complete."""
        try:
            return self._at(part, shard, "inputs").read_text() if self.done(part, shard) else ""
        except FileNotFoundError:
            return ""

    def noted_at(self, part: str, shard: str) -> int:
        """When that shard was complete, in the nanoseconds of its files; 0 where it never was."""
        try:
            return self._at(part, shard, "done").stat().st_mtime_ns
        except FileNotFoundError:
            return 0

    def keep(self, part: str, shard: str, pages: list[Made], links: Iterable[Links], inputs: str = "") -> None:
        """Note that the shard is complete: everything first, what closes it last and at once."""
        lines = sorted(
            (f"{page.path}{file.suffix}", file.sha256) for page in pages for file in page.files
        )  # by code point; paths are ASCII, so also by byte
        self.sums(part, shard).write_text("".join(f"{sha256}  {path}\n" for path, sha256 in lines), encoding="ascii")
        _write(self._at(part, shard, "links"), links)
        _write(self._at(part, shard, "baked"), pages)
        self._at(part, shard, "inputs").write_text(inputs)
        fresh = self._at(part, shard, "closing")
        fresh.write_text(self._closing(part, shard))
        fresh.replace(self._at(part, shard, "done"))

    def _closing(self, part: str, shard: str) -> str:
        total = hashlib.sha256()
        for kind in ("sums", "links", "baked", "inputs"):
            total.update(self._at(part, shard, kind).read_bytes())
        return total.hexdigest()

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
