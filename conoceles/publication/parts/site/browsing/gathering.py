# SPDX-License-Identifier: EUPL-1.2
"""Everyone of some races, as a table, and each one's row when it is wanted: half a million fit in memory."""

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any

import msgspec

from conoceles.publication.parts.site import rendering
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.snapshot import Race

from . import rows
from .counting import Table
from .knowing import Facts, Known, Reader

#: Bytes of the digest of what is known of a candidacy.
_DIGEST = 16
#: Rows that are kept, since the lists of several pages have them.
_KEPT = 1 << 14


class Gathered:
    """Everyone of *races*. Each is a number, in the order of reading; only where her line lies is kept of her.

    Rows are for pages from which the top of the site is at *root*; a list of *short* is not divided.
    """

    def __init__(self, races: Iterable[Race], catalogue: Catalogue, *, root: str, short: int) -> None:
        self._catalogue, self._root = catalogue, root
        self._reader = Reader(catalogue)
        self._offsets, self._sizes, self._digests = array("Q"), array("L"), bytearray()
        kinds: defaultdict[Facts, array[int]] = defaultdict(lambda: array("L"))
        for race in races:
            at = race.offset
            for line in catalogue.snapshot.lines(race):
                known = self._reader.known(line)
                kinds[self._reader.facts(known)].append(len(self._offsets))
                self._offsets.append(at)
                self._sizes.append(len(line))
                told = msgspec.json.encode(known)
                self._digests += hashlib.blake2b(told, digest_size=_DIGEST).digest()
                at += len(line) + 1
        self.table = Table(self._reader.facets, kinds.items(), short)
        self.row = lru_cache(maxsize=_KEPT)(self._row)
        self.record = lru_cache(maxsize=_KEPT)(self._record)
        self.known = lru_cache(maxsize=1 << 10)(self._known)

    def digest(self, members: Iterable[int]) -> bytes:
        """Of all that the rows of *members* show."""
        return b"".join(bytes(self._digests[at * _DIGEST : (at + 1) * _DIGEST]) for at in members)

    def _known(self, member: int) -> Known:
        line = self._catalogue.snapshot.line(self._offsets[member], self._sizes[member])
        return self._reader.known(line)

    @cached_property
    def _told(self) -> tuple[Any, ...]:
        return self._reader.facets, self._catalogue

    def _row(self, member: int) -> str:
        known = self.known(member)
        content = rows.row(known, self._reader.facts(known), *self._told)
        return rendering.piece("candidacy", {**content, "root": self._root})

    def _record(self, member: int) -> msgspec.Raw:
        known = self.known(member)
        return msgspec.Raw(msgspec.json.encode(rows.record(known, self._reader.facts(known), *self._told)))
