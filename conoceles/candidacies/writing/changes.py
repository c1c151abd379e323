# SPDX-License-Identifier: EUPL-1.2
"""What a file changes, gathered: every candidacy on disk, and in memory the first few."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from ..intake.words_by_hand import FIELDS, OF_A_FILE
from .differing import Change

#: How many are shown where there is no room for all.
SHOWN = 10


class Changes:
    """The candidacies that a file changes, those that are new last."""

    def __init__(self, spool: BinaryIO) -> None:
        self._spool = spool
        self.begin()

    def begin(self) -> None:
        """Forget what was told before."""
        self._spool.seek(0)
        self._spool.truncate()
        self.first: list[Change] = []
        self.new: list[Change] = []
        self.counts = {False: 0, True: 0}

    def add(self, change: Change) -> None:
        """Keep *change*."""
        self.counts[change.new] += 1
        some = self.new if change.new else self.first
        if len(some) < SHOWN:
            some.append(change)
        self._spool.write(msgspec.json.encode(change) + b"\n")

    def told(self) -> Iterator[dict[str, Any]]:
        """Every one, for machines."""
        self._spool.seek(0)
        return (told(_decode(line)) for line in self._spool)


def told(change: Change) -> dict[str, Any]:
    """A candidacy that changes, in words for people: whose, and in which data, never what they said or say."""
    data = [_DATA[field].lower() for field in change.fields]
    return {"clave": change.key, "nombre": change.name, "nueva": change.new, "datos": data}


_decode = msgspec.json.Decoder(Change).decode
_DATA = FIELDS | OF_A_FILE
