# SPDX-License-Identifier: EUPL-1.2
"""How many sheets a PDF has, counted by its page objects, also those packed in streams (ISO 32000-1, 7.5.7)."""

import re
import zlib

_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_PACKED = re.compile(rb"/ObjStm\b.*?stream\r?\n", re.DOTALL)
#: A stream that unpacks to more than this holds no list of pages.
_MOST = 20_000_000


def sheets(pdf: bytes) -> int | None:
    """The sheets of *pdf*; None where they cannot be counted: what is not known is not said."""
    count = len(_PAGE.findall(pdf))
    for found in _PACKED.finditer(pdf):
        try:
            count += len(_PAGE.findall(zlib.decompressobj().decompress(pdf[found.end() :], _MOST)))
        except zlib.error:
            return None
    return count or None
