# SPDX-License-Identifier: EUPL-1.2
"""The sheets of a foreign PDF to pictures. Runs in the child alone."""

import io
from collections.abc import Iterator

import typst
from PIL import Image

from conoceles.files.wire import Leaf, Leaves

_QUALITY = 80
#: A sheet as wide as it says: what is larger than any paper is shrunk to it.
_SHEET = """
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image("{descriptor}", format: "pdf", page: {number}, width: 21.59cm)
"""


def turned(descriptor: int, asked: Leaves) -> Iterator[Leaf]:
    """Each sheet as JPEG, the first ones alone when there are many. Raises TypstError for what is no PDF."""
    for number in range(1, asked.most + 1):
        try:
            # A descriptor has a name within its process: nothing is written anywhere.
            page = typst.compile(
                _SHEET.format(descriptor=descriptor, number=number).encode(),
                root="/proc/self/fd",
                format="png",
                ppi=asked.ppi,
                ignore_system_fonts=True,
            )
        except typst.TypstError as error:
            # After the last one it says so. A sheet that cannot be drawn is another matter: the scan is told as such.
            if number > 1 and "does not exist" in str(error):
                return
            raise
        into = io.BytesIO()
        Image.open(io.BytesIO(page), formats=["PNG"]).convert("RGB").save(into, "JPEG", quality=_QUALITY)
        yield Leaf(into.getvalue())
