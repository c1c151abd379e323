# SPDX-License-Identifier: EUPL-1.2
"""What parent and child say to each other: MessagePack, each message after its length in four bytes.

The child is told which columns are wanted and sends those alone, so that a value nobody
asked for (a CURP, a private telephone) never reaches the process that holds the database.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO, Protocol

import msgspec

from conoceles.kernel.text import collapsed

#: A cell as read: text as it stands, a number, or None where there is none. Days are ISO 8601 text.
Cell = str | int | float | bool | None

_LENGTH = struct.Struct(">I")
#: No honest message comes near this: a batch of rows is far smaller.
_LONGEST = 256 * 1024 * 1024


class Column(msgspec.Struct, frozen=True):
    """A column by its header. ``presence``: only whether the cell says something, as a bool, never what."""

    name: str
    presence: bool = False


class Wanted(msgspec.Struct, frozen=True):
    """What is wanted of one sheet. ``name`` may be empty: the first one, or a CSV.

    ``silent`` are the words that, like a blank, say nothing, as :func:`spelling` compares them.
    """

    columns: list[Column]
    name: str = ""
    header_row: int = 1
    silent: list[str] = []


class Request(msgspec.Struct, frozen=True):
    """What the child is asked of an open file, and what it may use for it: bytes of memory, seconds of processor."""

    descriptor: int
    memory: int
    seconds: int


class Sheets(Request, tag="sheets", frozen=True):
    """The sheets of a spreadsheet, or the one of a CSV, in the order in which they are wanted."""

    sheets: list[Wanted]
    encoding: str = ""
    delimiter: str = ""


class Develop(Request, tag="develop", frozen=True):
    """A photograph as a negative: its kind, how large it may be, and the longest side of what is made of it, in pixels.

    ``least`` is the width and height that it must have at least.
    """

    kind: str
    most_pixels: int
    least: tuple[int, int]
    longest: int


class Leaves(Request, tag="leaves", frozen=True):
    """The sheets of a PDF as pictures: how many at the most, and how fine, in pixels to the inch."""

    most: int
    ppi: int


class Words(Request, tag="words", frozen=True):
    """The text of a DOCX."""


class Found(msgspec.Struct, tag="sheet", frozen=True):
    """A sheet begins: its headers, how many rows it may have, and which wanted columns it lacks.

    ``instead`` is the row that has more of them, where another of the first ones does. A CSV's sheet has no name.
    """

    sheet: str
    headers: list[str]
    missing: list[str]
    rows: int | None = None
    encoding: str = ""
    instead: int | None = None


class Rows(msgspec.Struct, tag="rows", frozen=True):
    """Rows of the sheet last begun: number as a spreadsheet shows it, cells in excess of the headers, wanted cells."""

    rows: list[tuple[int, int, list[Cell]]]


class Negative(msgspec.Struct, tag="negative", frozen=True):
    """A photograph re-encoded as JPEG: upright, in sRGB, with nothing in it but its pixels."""

    width: int
    height: int
    content: bytes


class Leaf(msgspec.Struct, tag="leaf", frozen=True):
    """One sheet of a scan, as JPEG."""

    content: bytes


class Line(msgspec.Struct, frozen=True):
    """One paragraph, the heading of a ``level`` above 0, or a table: its rows."""

    text: str
    level: int = 0
    rows: list[list[str]] = []


class Written(msgspec.Struct, tag="written", frozen=True):
    """What a DOCX says, in order, and how many links, pictures and notes it has, which are left behind."""

    lines: list[Line]
    links: int = 0
    pictures: int = 0
    notes: int = 0


class Ended(msgspec.Struct, tag="end", frozen=True):
    """All that was asked was done."""


class Failed(msgspec.Struct, tag="failed", frozen=True):
    """The file cannot be read: a ``Reason`` by name, and what its phrase needs."""

    reason: str
    details: dict[str, str | int] = {}


Message = Found | Rows | Negative | Leaf | Written | Ended | Failed
_MESSAGES = msgspec.msgpack.Decoder(Message)
_ENCODER = msgspec.msgpack.Encoder()


def spelling(word: str) -> str:
    """*word* for comparing with what a cell says: blanks and case do not matter, accents do."""
    return collapsed(word).casefold()


def send(pipe: BinaryIO, message: Message) -> None:
    """Write one message."""
    body = _ENCODER.encode(message)
    pipe.write(_LENGTH.pack(len(body)))
    pipe.write(body)


class Heard(Protocol):
    """Where the messages of a child are read from."""

    def read(self, size: int, /) -> bytes:
        """The next *size* bytes; fewer at the end."""


def received(pipe: Heard) -> Iterator[Message]:
    """The messages of *pipe* until it ends, whole or not: the last one tells. Raises ValueError for nonsense."""
    while len(head := pipe.read(_LENGTH.size)) == _LENGTH.size:
        (length,) = _LENGTH.unpack(head)
        if length > _LONGEST:
            msg = "a message longer than any honest one"
            raise ValueError(msg)
        body = pipe.read(length)
        if len(body) < length:
            return
        yield _MESSAGES.decode(body)
