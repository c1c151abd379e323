# SPDX-License-Identifier: EUPL-1.2
"""Writing the files of a release, each with its compressed siblings."""

import hashlib
import os
import re
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

import brotli

from conoceles.kernel import digests
from conoceles.publication.parts import Page

from .notes import File, Made

#: Kinds of file that shrink; a photograph or a Parquet file does not.
_TEXT = frozenset(
    {
        ".html",
        ".css",
        ".js",
        ".json",
        ".jsonl",
        ".geojson",
        ".csv",
        ".txt",
        ".md",
        ".svg",
        ".xml",
        ".webmanifest",
        ".jsonld",
        ".atom",
        ".ics",
    }
)
#: What a path may be: safe in an address, in SHA256SUMS and on every file system.
_PATH = re.compile(r"(?!.*(?:^|/)\.{1,2}(?:/|$))[A-Za-z0-9._~-]+(?:/[A-Za-z0-9._~-]+)*")
_BROTLI = 5  # measured: 4.2 times smaller in half a millisecond a page; 11 takes fifty times as long for a tenth
_GZIP = 6
#: For files that come in pieces: large, and new in every release, so that time counts. Gzip is for old programs alone.
_BROTLI_POURED = 3
_GZIP_POURED = 1
_WITH_GZIP_HEADER = 31  # zlib's way of asking for one; it bears no name and no time


class Tray:
    """The folder of a release being baked, and the previous release, whose files may be linked."""

    def __init__(self, folder: Path, before: Path | None) -> None:
        self._root = os.open(folder, os.O_RDONLY)
        self._before = os.open(before, os.O_RDONLY) if before else None
        self._made = {""}

    def put(self, page: Page) -> tuple[Made, bytes]:
        """Make *page* and write it. Also returns its bytes, or none of them where it came in pieces."""
        self._prepare(page.path)
        content = page.make()
        text = PurePosixPath(page.path).suffix in _TEXT
        if isinstance(content, bytes):
            files = [self._write(page.path, "", content)]
            if text:
                files.append(self._write(page.path, ".br", brotli.compress(content, quality=_BROTLI)))
                gzip = zlib.compress(content, _GZIP, _WITH_GZIP_HEADER)
                files.append(self._write(page.path, ".gz", gzip))
        else:
            files, content = self._pour(page.path, content, text=text), b""
        return Made(page.path, page.inputs, tuple(files), page.archived, fresh=True), content

    def reuse(self, known: Made, noted_at: int) -> Made | None:
        """Link the files that a page had in the previous release; None where that cannot be.

        They were noted as whole at *noted_at*. Of a file that has its size still, and was not written to since, that
        is enough; any other is read again, for a copy that somebody put back is as good. To read a hundred thousand
        files that nobody touched was most of what a release with one change cost, and it would not have kept out
        whoever can also set the clock of a file: the list that is signed has the digests that were noted.
        """
        self._prepare(known.path)
        try:
            for file in known.files:
                self._link(known.path + file.suffix)
        except OSError:  # gone, too many links, or a file system without any: it is made instead
            return None
        for file in known.files:
            lies = os.stat(known.path + file.suffix, dir_fd=self._root)
            untouched = lies.st_size == file.size and lies.st_mtime_ns <= noted_at
            if not untouched and not self.intact(known.path, file):  # altered since: it is made anew
                return None
        return known._replace(fresh=False)

    def intact(self, path: str, file: File) -> bool:
        """Whether what lies on the disk is what was written."""
        try:
            with os.fdopen(os.open(path + file.suffix, os.O_RDONLY, dir_fd=self._root), "rb") as lying:
                return digests.of_file(lying) == file.sha256
        except OSError:
            return False

    def leads_somewhere(self, target: str) -> bool:
        """Whether the release has a file at *target*, or a page in the folder of that name."""
        try:
            os.stat(target if not target.endswith("/") else f"{target}index.html", dir_fd=self._root)
        except OSError:
            return False
        return True

    def _prepare(self, path: str) -> None:
        if not _PATH.fullmatch(path):
            msg = f"{path!r} cannot be the path of a published file"
            raise ValueError(msg)
        folder = path.rpartition("/")[0]
        if folder in self._made:
            return
        self._prepare(folder)
        with suppress(FileExistsError):  # made by another baker, or by the bake that is being resumed
            os.mkdir(folder, dir_fd=self._root)
        self._made.add(folder)

    def _open(self, path: str) -> int:
        """A new file. Never the old one: it may be a link into the previous release, whose bytes are sacred."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        try:
            return os.open(path, flags, 0o644, dir_fd=self._root)
        except FileExistsError:
            os.unlink(path, dir_fd=self._root)
            return os.open(path, flags, 0o644, dir_fd=self._root)

    def _link(self, path: str) -> None:
        try:
            os.link(path, path, src_dir_fd=self._before, dst_dir_fd=self._root)
        except FileExistsError:
            os.unlink(path, dir_fd=self._root)
            os.link(path, path, src_dir_fd=self._before, dst_dir_fd=self._root)

    def _write(self, path: str, suffix: str, content: bytes) -> File:
        descriptor = self._open(path + suffix)
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        finally:
            os.close(descriptor)
        return File(suffix, hashlib.sha256(content).hexdigest(), len(content))

    def _pour(self, path: str, pieces: Iterable[bytes], *, text: bool) -> list[File]:
        """Write a large file piece by piece, its compressed siblings along with it."""
        spouts = [_Spout("", self._open(path), None)]
        if text:
            spouts.append(_Spout(".br", self._open(f"{path}.br"), brotli.Compressor(quality=_BROTLI_POURED)))
            spouts.append(
                _Spout(".gz", self._open(f"{path}.gz"), zlib.compressobj(_GZIP_POURED, wbits=_WITH_GZIP_HEADER))
            )
        for piece in pieces:
            for spout in spouts:
                spout.pour(piece)
        return [spout.close() for spout in spouts]


class _Spout:
    """One file being written, through a compressor or as it is."""

    def __init__(self, suffix: str, descriptor: int, through: Any) -> None:
        self._suffix = suffix
        self._file = os.fdopen(descriptor, "wb", buffering=1 << 18)
        self._through = through
        # The two compressors name the same step differently.
        self._press = getattr(through, "process", None) or getattr(through, "compress", None)
        self._finish = getattr(through, "finish", None) or getattr(through, "flush", None)
        self._sum = hashlib.sha256()
        self._size = 0

    def pour(self, piece: bytes) -> None:
        self._out(self._press(piece) if self._press else piece)

    def close(self) -> File:
        if self._finish:
            self._out(self._finish())
        self._file.close()
        return File(self._suffix, self._sum.hexdigest(), self._size)

    def _out(self, content: bytes) -> None:
        self._file.write(content)
        self._sum.update(content)
        self._size += len(content)
