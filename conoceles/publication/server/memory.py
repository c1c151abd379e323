# SPDX-License-Identifier: EUPL-1.2
"""The bodies most asked for, kept in memory up to a number of bytes."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Kept = TypeVar("Kept")
#: What one entry costs besides its body: key, headers, the table itself.
_OVERHEAD = 4096


class Memory(Generic[Kept]):
    """The least lately used go first. Each worker has its own, shared by its threads."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.used = 0
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, tuple[Kept, int]] = OrderedDict()

    def get(self, key: Hashable) -> Kept | None:
        """What is kept under *key*, or None."""
        with self._lock:
            entry = self._kept.get(key)
            if entry is None:
                return None
            self._kept.move_to_end(key)
            return entry[0]

    def keep(self, key: Hashable, value: Kept, size: int) -> None:
        """Keep *value*, of ``size`` bytes, and forget others until all fits."""
        size += _OVERHEAD
        if size > self.limit:
            return
        with self._lock:
            previous = self._kept.pop(key, None)
            self.used += size - (previous[1] if previous else 0)
            self._kept[key] = (value, size)
            while self.used > self.limit:
                self.used -= self._kept.popitem(last=False)[1][1]
