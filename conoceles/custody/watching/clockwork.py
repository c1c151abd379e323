# SPDX-License-Identifier: EUPL-1.2
"""Whether the machine's clock jumped: how long it says that passed, against a counter that nobody can set."""

import socket
import time
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from conoceles.custody import store
from conoceles.publication import disk

#: How long after a jump it is told that there was one.
_LATELY = timedelta(hours=1)
_BOOT = Path("/proc/sys/kernel/random/boot_id")


class Seen(msgspec.Struct):
    """The last look: in which run of the machine, at what counter, at what hour; and the last jump, in seconds."""

    boot: str
    counter: float
    hour: float
    jump: float = 0.0
    jumped: float = 0.0  # the counter then


def stepped(now: datetime) -> float:
    """Look; by how many seconds it jumped within the last hour, forwards or back. Slow correction is no jump.

    Each machine that looks keeps its own note.
    """
    place = store.mine(f"clock-{socket.gethostname()[:40]}.json")
    seen = Seen(_boot(), time.clock_gettime(time.CLOCK_BOOTTIME), now.timestamp())
    try:
        last = msgspec.json.decode(place.read_bytes(), type=Seen)
    except (FileNotFoundError, msgspec.DecodeError):
        last = seen
    if last.boot == seen.boot:
        off = (seen.hour - last.hour) - (seen.counter - last.counter)
        seen.jump, seen.jumped = last.jump, last.jumped
        if abs(off) >= 1:
            seen.jump, seen.jumped = off, seen.counter
    disk.write_whole(place, msgspec.json.encode(seen))
    return seen.jump if seen.jump and seen.counter - seen.jumped < _LATELY.total_seconds() else 0.0


def _boot() -> str:
    return _BOOT.read_text().strip() if _BOOT.exists() else ""
