# SPDX-License-Identifier: EUPL-1.2
"""Every candidacy as CSV and as JSON, in pieces, so that memory stays flat whatever their number."""

import csv
import io
from collections.abc import Iterable, Iterator

import msgspec

from conoceles.publication.snapshot import Snapshot

from .cells import Value, cell
from .columns import Table

#: CSV begins with it: whoever opens the file with a double click in Excel cannot say that it is UTF-8, a program can.
BYTE_ORDER_MARK = "\ufeff"
_PIECE = 256 * 1024


def candidacies_as_csv(snapshot: Snapshot) -> Iterator[bytes]:
    """RFC 4180: one row a candidacy, in ballot order; UTF-8 with its mark, CRLF between rows."""
    table = Table(snapshot.header)
    return as_csv(table.names, (table.values(profile) for profile in snapshot.everyone()))


def as_csv(names: Iterable[str], rows: Iterable[Iterable[Value]]) -> Iterator[bytes]:
    """*rows* under *names*, in pieces of about 256 KiB."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    written.write(BYTE_ORDER_MARK)
    writer.writerow(names)
    for row in rows:
        writer.writerow([cell(value) for value in row])
        if written.tell() >= _PIECE:
            yield written.getvalue().encode()
            written.seek(0)
            written.truncate()
    yield written.getvalue().encode()


def candidacies_as_json(snapshot: Snapshot) -> Iterator[bytes]:
    """One array, one object a line; values as they are, with no mark: the canonical form."""
    table = Table(snapshot.header)
    encode = msgspec.json.Encoder().encode_into
    piece = bytearray(b"[")
    between = b"\n"
    for profile in snapshot.everyone():
        piece += between
        encode(dict(zip(table.names, table.values(profile), strict=True)), piece, len(piece))
        between = b",\n"
        if len(piece) >= _PIECE:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece) + b"\n]\n"
