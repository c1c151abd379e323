# SPDX-License-Identifier: EUPL-1.2
"""What an image is, by its first bytes: names and extensions are whatever somebody typed."""

from conoceles.kernel.refusals import Refused

from .reasons import Reason

#: The kinds that are taken, and how a person says them.
NAMES = {"jpeg": "JPEG", "png": "PNG", "webp": "WebP"}

_FOREIGN = {
    b"GIF8": "un GIF",
    b"BM": "un BMP",
    b"II*\x00": "un TIFF",
    b"MM\x00*": "un TIFF",
    b"%PDF": "un PDF",
    b"PK\x03\x04": "un documento o un archivo comprimido",
    b"<svg": "un dibujo SVG",
    b"<?xml": "un dibujo SVG u otro XML",
    b"<!doctype": "una página web",
    b"<html": "una página web",
    b"MZ": "un programa",
    b"\x7fELF": "un programa",
}
_HEIF = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}


def kind_of(content: bytes) -> str:
    """One of ``NAMES``. Raises Refused: EMPTY, HEIC, NOT_AN_IMAGE."""
    if not content:
        raise Refused(Reason.EMPTY)
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF:
        raise Refused(Reason.HEIC)
    head = content[:64].lstrip().lower()
    found = next((name for mark, name in _FOREIGN.items() if head.startswith(mark.lower())), "otra cosa")
    raise Refused(Reason.NOT_AN_IMAGE, found=found)
