# SPDX-License-Identifier: EUPL-1.2
"""An archive of photographs that can be read safely, over plain values."""

import stat
import struct
import zipfile
from enum import Enum, auto
from typing import BinaryIO

from conoceles.kernel.refusals import Refused


class Reason(Enum):
    """Why an album is refused; each with its words in ``phrases``."""

    NOT_A_ZIP = auto()
    TOO_MANY = auto()
    PASSWORD = auto()
    BOMB = auto()
    TRICK = auto()
    OTHER_PACKING = auto()
    NO_PHOTOGRAPHS = auto()
    FILE_GONE = auto()
    NOT_READ = auto()
    SETTLED = auto()
    NOTHING_READY = auto()
    NO_QUESTION = auto()


#: How many files an album may have.
MOST = 2_000
#: Of the list of files, in bytes: far more than so many names need. It is read whole before anything else is known.
_LONGEST_LIST = 1_500_000
#: Where the end of an archive is looked for: its own size, and the longest comment.
_END = struct.Struct("<4s4H2LH")
_MARK, _MARK_OF_64 = b"PK\x05\x06", b"PK\x06\x07"
_LOCATOR = 20
#: Bytes of an entry before its name.
_HEADER = 30
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: What is beside photographs on some systems.
_BESIDE = ("__MACOSX/",)
_NAMED_BESIDE = {".ds_store", "thumbs.db", "desktop.ini"}


def entries(file: BinaryIO) -> list[zipfile.ZipInfo]:
    """The files of an album, in its order, without folders nor what a system leaves beside.

    Nothing of it is unpacked: names are only ever compared. Raises Refused: NOT_A_ZIP, TOO_MANY, PASSWORD, BOMB,
    TRICK, OTHER_PACKING, NO_PHOTOGRAPHS.
    """
    _check_end(file)
    try:
        found = zipfile.ZipFile(file).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise Refused(Reason.NOT_A_ZIP) from error
    if len(found) > MOST:
        raise Refused(Reason.TOO_MANY, most=MOST)
    for entry in found:
        _check(entry)
    _check_apart(found)
    kept = [entry for entry in found if not entry.is_dir() and not _beside(entry.filename)]
    if not kept:
        raise Refused(Reason.NO_PHOTOGRAPHS)
    return kept


def base_name(entry: zipfile.ZipInfo) -> str:
    """The name of its file, without folders."""
    return entry.filename.rpartition("/")[2]


def _check_end(file: BinaryIO) -> None:
    """Refuse an archive whose list of files would fill the memory, before it is read."""
    size = file.seek(0, 2)
    start = max(0, size - _END.size - 0xFFFF)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(_MARK)
    if at < 0 or len(tail) - at < _END.size:
        raise Refused(Reason.NOT_A_ZIP)
    _, disk, first, _, count, length, _, _ = _END.unpack_from(tail, at)
    if disk or first or tail[max(0, at - _LOCATOR) : at].startswith(_MARK_OF_64):
        raise Refused(Reason.OTHER_PACKING)
    if count > MOST or length > _LONGEST_LIST:
        raise Refused(Reason.TOO_MANY, most=MOST)
    file.seek(0)


def _check(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & 1:
        raise Refused(Reason.PASSWORD)
    name = entry.orig_filename
    parts = name.replace("\\", "/").split("/")
    linked = stat.S_ISLNK(entry.external_attr >> 16)
    if linked or name.startswith("/") or ".." in parts or "\\" in name or "\0" in name or ":" in name:
        raise Refused(Reason.TRICK, found=entry.filename[:80])
    if entry.compress_type not in _PACKED:
        raise Refused(Reason.OTHER_PACKING)


def _check_apart(found: list[zipfile.ZipInfo]) -> None:
    """Refuse entries that share bytes: one heap of them, told many times over, is how small archives grow endless."""
    end = 0
    for entry in sorted(found, key=lambda each: each.header_offset):
        if entry.header_offset < end:
            raise Refused(Reason.BOMB)
        end = entry.header_offset + _HEADER + len(entry.orig_filename) + entry.compress_size


def _beside(name: str) -> bool:
    return name.startswith(_BESIDE) or name.rpartition("/")[2].lower() in _NAMED_BESIDE
