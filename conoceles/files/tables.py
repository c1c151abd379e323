# SPDX-License-Identifier: EUPL-1.2
"""CSV files of ours, whose cells are text and figures and never do anything."""

import csv
import io
from collections.abc import Iterable, Sequence

from .cells import safe

#: So that a spreadsheet opened with a double click knows that it is UTF-8.
_MARK = "\ufeff"


def table(header: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """RFC 4180 with its mark, CRLF between rows; no cell is taken for a formula (ASVS 1.2.10)."""
    written = io.StringIO(newline="")
    written.write(_MARK)
    writer = csv.writer(written)
    writer.writerow(header)
    writer.writerows([safe(str(cell)) for cell in row] for row in rows)
    return written.getvalue().encode()
