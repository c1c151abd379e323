# SPDX-License-Identifier: EUPL-1.2
"""How many sheets a PDF has, counted by its page objects, also those packed in streams (ISO 32000-1, 7.5.7)."""

import re

from conoceles.kernel.packed import unpacked

_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
#: What says so stands this near before the stream.
_DICTIONARY = 500
#: To how many bytes the streams of a PDF may unpack, all of them together.
_MOST = 200_000_000


def sheets(pdf: bytes) -> int | None:
    """The sheets of *pdf*; None where they cannot be counted: what is not known is not said."""
    count = len(_PAGE.findall(pdf))
    try:
        for begins, said in unpacked(pdf, _MOST):
            if b"/ObjStm" not in pdf[max(0, begins - _DICTIONARY) : begins]:
                continue
            if said is None:
                return None
            count += len(_PAGE.findall(said))
    except OverflowError:
        return None
    return count or None
