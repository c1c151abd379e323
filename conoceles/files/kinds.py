# SPDX-License-Identifier: EUPL-1.2
"""What a file is, by its content: names and extensions are whatever somebody typed."""

import codecs
import mmap
import zipfile
from enum import Enum, auto
from typing import BinaryIO

from conoceles.kernel.refusals import Refused

from .reasons import Reason


class Kind(Enum):
    """The two ways of reading: by cells, or as lines of text."""

    SPREADSHEET = auto()
    DELIMITED = auto()


#: A spreadsheet of text compresses 5 to 40 times; a bomb, a thousand.
MAX_RATIO = 200
#: Bytes that a spreadsheet may ever unpack to, and below which no ratio matters.
MAX_UNPACKED = 4 * 1024**3
_HARMLESS = 32 * 1024**2
_MAX_ENTRIES = 10_000
_SAMPLE = 64 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = {
    b"%PDF": "un PDF",
    b"\x89PNG": "una imagen",
    b"\xff\xd8\xff": "una imagen",
    b"GIF8": "una imagen",
    b"\x1f\x8b": "un archivo comprimido",
    b"Rar!": "un archivo comprimido",
    b"7z\xbc\xaf": "un archivo comprimido",
    b"\x7fELF": "un programa",
    b"MZ": "un programa",
    b"SQLite format 3": "una base de datos",
}
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def kind_of(file: BinaryIO) -> Kind:
    """How to read *file*. Raises Refused: EMPTY, NOT_A_SPREADSHEET, WEB_PAGE, DAMAGED, PASSWORD, BOMB."""
    file.seek(0)
    sample = file.read(_SAMPLE)
    if not sample.strip():
        raise Refused(Reason.EMPTY)
    if sample.startswith(b"PK"):
        _check_archive(file)
        return Kind.SPREADSHEET
    if sample.startswith(_OLE):
        _check_ole(file)
        return Kind.SPREADSHEET
    for mark, found in _FOREIGN.items():
        if sample.startswith(mark):
            raise Refused(Reason.NOT_A_SPREADSHEET, found=found)
    if sample.removeprefix(b"\xef\xbb\xbf").lstrip()[:16].lower().startswith(_MARKUP):
        raise Refused(Reason.WEB_PAGE)
    if b"\x00" in sample and not sample.startswith(_WIDE):
        raise Refused(Reason.NOT_A_SPREADSHEET, found="datos binarios")
    return Kind.DELIMITED


def _check_archive(file: BinaryIO) -> None:
    """Refuse a ZIP that is no spreadsheet, or that would unpack to far more than it holds.

    This trusts the archive's own figures; the child's limits hold where they lie.
    """
    try:
        entries = zipfile.ZipFile(file).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Refused(Reason.DAMAGED, found="su archivo ZIP no se puede abrir") from error
    packed = file.seek(0, 2)
    unpacked = sum(entry.file_size for entry in entries)
    if (
        len(entries) > _MAX_ENTRIES
        or unpacked > MAX_UNPACKED
        or (unpacked > _HARMLESS and unpacked > MAX_RATIO * packed)
    ):
        raise Refused(Reason.BOMB, packed=size(packed), unpacked=size(unpacked))
    names = {entry.filename for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused(Reason.PASSWORD)
    if any(name.startswith("word/") for name in names):
        raise Refused(Reason.NOT_A_SPREADSHEET, found="un documento de texto")
    if not any(name.startswith("xl/workbook.") for name in names) and "content.xml" not in names:
        raise Refused(Reason.NOT_A_SPREADSHEET, found="un archivo comprimido")


def _check_ole(file: BinaryIO) -> None:
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find("EncryptedPackage".encode("utf-16-le")) >= 0:
            raise Refused(Reason.PASSWORD)
        if content.find("WordDocument".encode("utf-16-le")) >= 0:
            raise Refused(Reason.NOT_A_SPREADSHEET, found="un documento de texto")


def size(count: int) -> str:
    """*count* bytes as a person says it."""
    for unit in ("bytes", "KB", "MB"):
        if count < 1000:  # noqa: PLR2004
            return f"{count:,.0f} {unit}"
        count /= 1000  # type: ignore[assignment]
    return f"{count:,.1f} GB"
