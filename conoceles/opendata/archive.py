# SPDX-License-Identifier: EUPL-1.2
"""Several files of a release as one ZIP, made of what is compressed already: nothing is pressed twice.

What has no ``.gz`` beside it, such as XLSX and Parquet, is compressed within and goes in as it is. The body of a
``.gz`` is what a ZIP holds of a file (PKWARE APPNOTE, 4.3; RFC 1952, 2.3). Its entries bear no time of their own, so
that equal files make equal archives.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

_PIECE = 1 << 20
_HEAD, _TAIL = 10, 8  # of a .gz without a name
#: From this size on, a place or a length is written in the wide fields of ZIP64.
_WIDE = 0xFFFF_FFFF
_PLAIN, _LARGE = 20, 45  # versions of the format: without ZIP64 and with it
_UNIX, _UTF8, _FIRST_DAY, _FILE = 3 << 8, 0x800, 0x21, 0o100644 << 16
_STORED, _DEFLATED = 0, 8


class _Entry(NamedTuple):
    name: bytes
    method: int
    crc: int
    packed: int
    size: int
    at: int


def zipped(folder: Path, paths: Iterable[str], *, wide: int = _WIDE) -> Iterator[bytes]:
    """The files at *paths* of *folder*, in pieces, under those names.

    Raises OSError when one is missing, and ValueError when its ``.gz`` is not as a bake leaves it.
    """
    entries = []
    at = 0
    for path in paths:
        pressed = folder / f"{path}.gz"
        with (pressed if pressed.exists() else folder / path).open("rb") as file:
            entry = _pressed(folder, path, file.read(_HEAD), at) if pressed.exists() else _stored(folder, path, at)
            entries.append(entry)
            head = _local(entry, wide)
            yield head
            left = entry.packed
            while left and (piece := file.read(min(_PIECE, left))):
                left -= len(piece)
                yield piece
        at += len(head) + entry.packed
    directory = b"".join(_listed(entry, wide) for entry in entries)
    yield directory
    yield _end(len(entries), len(directory), at, wide)


def _stored(folder: Path, path: str, at: int) -> _Entry:
    crc = size = 0
    with (folder / path).open("rb") as file:
        while piece := file.read(_PIECE):
            crc, size = zlib.crc32(piece, crc), size + len(piece)
    return _Entry(path.encode("ascii"), _STORED, crc, size, size, at)


def _pressed(folder: Path, path: str, head: bytes, at: int) -> _Entry:
    pressed = folder / f"{path}.gz"
    if head[:4] != b"\x1f\x8b\x08\x00":
        msg = f"{pressed.name}: not a .gz without a name"
        raise ValueError(msg)
    with pressed.open("rb") as file:
        file.seek(-_TAIL, 2)
        crc, _ = struct.unpack("<II", file.read(_TAIL))
        packed = file.tell() - _HEAD - _TAIL
    return _Entry(path.encode("ascii"), _DEFLATED, crc, packed, (folder / path).stat().st_size, at)


def _local(entry: _Entry, wide: int) -> bytes:
    large = max(entry.packed, entry.size) >= wide
    extra = _extra(entry.size, entry.packed) if large else b""
    packed, size = (_WIDE, _WIDE) if large else (entry.packed, entry.size)
    return (
        struct.pack(
            "<4s5H3I2H", b"PK\3\4", _LARGE if large else _PLAIN, _UTF8, entry.method, 0, _FIRST_DAY, entry.crc, packed,
            size, len(entry.name), len(extra),
        )
        + entry.name
        + extra
    )  # fmt: skip


def _listed(entry: _Entry, wide: int) -> bytes:
    numbers = (entry.size, entry.packed, entry.at)
    extra = _extra(*(number for number in numbers if number >= wide))
    needed = _LARGE if extra else _PLAIN
    size, packed, at = (_WIDE if number >= wide else number for number in numbers)
    return (
        struct.pack(
            "<4s6H3I5H2I", b"PK\1\2", _UNIX | needed, needed, _UTF8, entry.method, 0, _FIRST_DAY, entry.crc, packed,
            size, len(entry.name), len(extra), 0, 0, 0, _FILE, at,
        )
        + entry.name
        + extra
    )  # fmt: skip


def _extra(*numbers: int) -> bytes:
    return struct.pack(f"<2H{len(numbers)}Q", 1, 8 * len(numbers), *numbers) if numbers else b""


def _end(count: int, length: int, at: int, wide: int) -> bytes:
    last = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, min(length, _WIDE), min(at, _WIDE), 0)
    if max(length, at) < wide:
        return last
    far = struct.pack(
        "<4sQ2H2I4Q", b"PK\6\6", 44, _UNIX | _LARGE, _LARGE, 0, 0, count, count, length, at
    )  # fmt: skip
    where = struct.pack("<4sIQI", b"PK\6\7", 0, at + length, 1)
    return far + where + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, _WIDE, _WIDE, 0)
