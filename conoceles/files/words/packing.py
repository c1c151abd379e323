# SPDX-License-Identifier: EUPL-1.2
"""The package of a DOCX: a ZIP that unpacks to no more than it should, runs nothing, and fetches nothing."""

import io
import zipfile
from typing import Any

from lxml import etree

from conoceles.files.kinds import size
from conoceles.kernel.refusals import Refused

from .reasons import Reason

#: A report of hundreds of sheets is some 10 MB of XML; pictures are packed already.
MAX_UNPACKED = 100_000_000
_MAX_ENTRIES = 2_000
#: XML of text compresses some 20 times; a bomb, a thousand. Below so many bytes no ratio matters.
_MAX_RATIO, _HARMLESS = 100, 5_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN = "word/document.xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def check(content: bytes) -> zipfile.ZipFile:
    """The package of *content*. Raises Refused: NOT_A_DOCX, PASSWORD, DAMAGED, BOMB, MACROS, EMBEDDED, EXTERNAL.

    What entries say that they unpack to holds: no more of them is ever read.
    """
    if content.startswith(_OLE):
        raise Refused(Reason.PASSWORD)
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Refused(Reason.NOT_A_DOCX) from error
    unpacked = sum(entry.file_size for entry in entries)
    if (
        len(entries) > _MAX_ENTRIES
        or unpacked > MAX_UNPACKED
        or (unpacked > _HARMLESS and unpacked > _MAX_RATIO * len(content))
    ):
        raise Refused(Reason.BOMB, packed=size(len(content)), unpacked=size(unpacked))
    names = [entry.filename for entry in entries]
    if len({name.lower() for name in names}) != len(names):
        raise Refused(Reason.DAMAGED, found="una de sus partes está dos veces")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused(Reason.PASSWORD)
    if _MAIN not in names:
        raise Refused(Reason.NOT_A_DOCX)
    _runs_nothing(package, names)
    for name in names:
        if name.endswith(".rels"):
            _fetches_nothing(package, name)
    return package


def part(package: zipfile.ZipFile, name: str) -> Any:
    """The XML of one part. Raises Refused (DAMAGED) for what is none, or declares entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(package.read(name), parser)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refused(Reason.DAMAGED, found=f"«{name}» no se entiende") from error
    if tree.getroottree().docinfo.doctype:
        raise Refused(Reason.DAMAGED, found=f"«{name}» declara entidades")
    return tree


def _runs_nothing(package: zipfile.ZipFile, names: list[str]) -> None:
    for name in names:
        low = name.lower()
        if low.endswith(("vbaproject.bin", "vbadata.xml")) or "/activex/" in low:
            raise Refused(Reason.MACROS)
        if "/embeddings/" in low or low.endswith(".bin"):
            raise Refused(Reason.EMBEDDED, found=name.rpartition("/")[2][:80])
    kinds = part(package, "[Content_Types].xml") if "[Content_Types].xml" in names else None
    if kinds is None:
        raise Refused(Reason.NOT_A_DOCX)
    if any("macroenabled" in (each.get("ContentType") or "").lower() for each in kinds):
        raise Refused(Reason.MACROS)


def _fetches_nothing(package: zipfile.ZipFile, name: str) -> None:
    """A link that a person follows by hand is text; whatever is loaded on opening is not taken."""
    for each in part(package, name).iter(_RELATION):
        outside = (each.get("TargetMode") or "").lower() == "external"
        if outside and not (each.get("Type") or "").endswith("/hyperlink"):
            raise Refused(Reason.EXTERNAL, found=(each.get("Target") or "")[:80])
