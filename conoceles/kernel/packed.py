# SPDX-License-Identifier: EUPL-1.2
"""What the compressed streams of a PDF say (ISO 32000-1, 7.3.8), in one pass whatever it was made to cost."""

import zlib
from collections.abc import Iterator

#: A stream is fed by so many bytes: what follows it is not copied each time.
_FED = 4096
#: More streams than this are no document.
_MOST_STREAMS = 200_000
_LINE_ENDS = (b"\r\n", b"\n")


def unpacked(pdf: bytes, most: int) -> Iterator[tuple[int, bytes | None]]:
    """Where each stream of *pdf* begins and what it unpacks to; None where it is packed in another way, or spoiled.

    Where a stream ends is not believed: after each word «stream» it is tried. Raises OverflowError when all of them
    together unpack to more than *most* bytes, or are too many.
    """
    at, count = 0, 0
    while (at := pdf.find(b"stream", at)) >= 0:
        at += len(b"stream")
        begins = next((at + len(end) for end in _LINE_ENDS if pdf.startswith(end, at)), 0)
        if not begins:
            continue
        count += 1
        said = _of(pdf, begins, most)
        most -= len(said or b"")
        if most <= 0 or count > _MOST_STREAMS:
            raise OverflowError
        yield begins, said


def _of(pdf: bytes, at: int, most: int) -> bytes | None:
    """The stream that begins there, no longer than *most*; what there was of it, where it is cut."""
    opened, said = zlib.decompressobj(), bytearray()
    while not opened.eof and at < len(pdf) and len(said) < most:
        try:
            said += opened.decompress(opened.unconsumed_tail + pdf[at : at + _FED], most - len(said))
        except zlib.error:
            return bytes(said) or None
        at += _FED
    return bytes(said)
