# SPDX-License-Identifier: EUPL-1.2
"""What an annotation says, as values."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec


class Kind(msgspec.Struct, forbid_unknown_fields=True):
    """A kind of personal data, as people call it."""

    name: str
    sensitive: bool


class Purpose(msgspec.Struct, forbid_unknown_fields=True):
    """What data are kept for. ``readers``: names of ``accounts.rules.Act``; ``confidence``: A, C, M or U."""

    name: str
    basis: str
    confidence: str
    until: str
    readers: list[str]


class Words(msgspec.Struct, forbid_unknown_fields=True):
    """``kinds.toml``. ``clear``: sensitive fields that are not sealed, with the reason."""

    whose: dict[str, str]
    kinds: dict[str, Kind]
    purposes: dict[str, Purpose]
    clear: dict[str, str]


class Table(msgspec.Struct, forbid_unknown_fields=True):
    """What the fields of one model tell of people; ``things`` alone tell nothing of anybody."""

    whose: str
    purpose: str
    identifying: list[str] = []
    contact: list[str] = []
    electoral: list[str] = []
    curricular: list[str] = []
    sensitive: list[str] = []
    image: list[str] = []
    access: list[str] = []
    said: list[str] = []
    acts: list[str] = []
    things: list[str] = []

    def fields(self) -> Iterator[tuple[str, str]]:
        """Each kind with each field of it."""
        for kind in self.__struct_fields__[2:]:
            yield from ((kind, field) for field in getattr(self, kind))


@dataclass(frozen=True, slots=True)
class Described:
    """A model and its annotation; ``label`` as ``capture.Revision``."""

    label: str
    table: Table
