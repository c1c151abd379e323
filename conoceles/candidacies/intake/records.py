# SPDX-License-Identifier: EUPL-1.2
"""A row understood, and the private file where such rows wait until all have been questioned."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha1
from typing import Any, BinaryIO

import msgspec

#: Of every id in the register; ids come from keys, so that loading a file again finds the same ones.
_OURS = uuid.UUID("6f5c0f0a-6a8e-5a53-9d5b-2f6f7f6f0d31").bytes


class Record(msgspec.Struct, array_like=True, gc=False):
    """A candidacy with its person and formula, as the register will keep it. Days are ISO 8601, ids 16 bytes."""

    row: int
    id: bytes
    key: str
    seat: str
    person: bytes
    person_key: str
    name: str
    nickname: str
    sex: str
    age: int | None
    formula: bytes
    position: int
    territory: int
    postulant: int
    party_of_origin: int | None
    answered_by: int | None
    number: str
    order: int
    reelection: bool | None
    status: str
    status_on: str | None
    registered_on: str | None
    agreement: int | None
    replaces: bytes | None
    groups: list[tuple[str, int | None]]
    answers: dict[str, dict[str, Any]]
    slug: str = ""  # empty when the register already has it under another
    first_of_person: bool = True
    first_of_formula: bool = True


@dataclass(frozen=True, slots=True)
class Rejected:
    """What is known of a row that cannot be a record: it came, and nothing is to be said of others for want of it.

    ``heads``: whether it may be the titular of its formula. What its errors leave unknown is None.
    """

    id: bytes | None
    heads: bool
    formula: bytes | None
    position: int | None
    territory: int | None
    number: str


@dataclass(frozen=True, slots=True)
class Ids:
    """Ids of one process."""

    process: str

    def of(self, kind: str, *key: str) -> bytes:
        """The id of the *kind* with that *key*, the same in every load and every installation."""
        name = "\x1f".join((self.process, kind, *key))
        made = bytearray(sha1(_OURS + name.encode(), usedforsecurity=False).digest()[:16])
        made[6] = made[6] & 0x0F | 0x50  # version 5 and variant of RFC 9562, as uuid.uuid5 sets them, ten times slower
        made[8] = made[8] & 0x3F | 0x80
        return bytes(made)


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Record)


class Spool:
    """Records on disk, one after another."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.count = 0

    def add(self, record: Record) -> None:
        """Put *record* at the end."""
        body = _ENCODER.encode(record)
        self._file.write(len(body).to_bytes(4))
        self._file.write(body)
        self.count += 1

    def __iter__(self) -> Iterator[Record]:
        self._file.seek(0)
        while head := self._file.read(4):
            yield _DECODER.decode(self._file.read(int.from_bytes(head)))
