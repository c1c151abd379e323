# SPDX-License-Identifier: EUPL-1.2
"""The address of a ballot, drawn so that a telephone reads it off paper."""

import io

import segno

#: Fixed, so that it is the same whenever it is drawn: choosing the best one takes most of the time.
_MASK = 3


def drawn(address: str) -> bytes:
    """*address* as an SVG on white, whatever the colours of the page."""
    into = io.BytesIO()
    code = segno.make(address, micro=False, error="m", mask=_MASK)
    code.save(into, kind="svg", scale=4, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None)
    return into.getvalue()
