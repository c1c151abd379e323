# SPDX-License-Identifier: EUPL-1.2
"""Whether the private side can serve: one word for each thing it stands on, within seconds whatever happens to them.

It is looked at in a thread of its own, since a database or a disk that hangs answers nobody; while one look hangs, no
other begins. What was found is kept for a moment, so that asking costs the system next to nothing.
"""

import os
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.db import connection

from conoceles.kernel import clock
from conoceles.record.models import Entry

from . import facts

WELL = "bien"
#: Seconds that a look may take, and for which what it found is told again.
PATIENCE, KEPT = 3.0, 2.0
_UNKNOWN = "no-se-sabe"


class Look:
    """One look at everything."""

    def __init__(self) -> None:
        self.began, self.over = time.monotonic(), threading.Event()
        self.found = {"base": "no-responde", "disco": _UNKNOWN, "cola": _UNKNOWN, "claves": _UNKNOWN}

    def take(self) -> None:
        """Each thing by itself: what one of them fails with says nothing of the others."""
        try:
            for name, look in _LOOKS.items():
                try:
                    self.found[name] = look()
                except Exception:  # noqa: BLE001  (whatever it is, it is not well)
                    self.found[name] = "no-responde" if name == "base" else _UNKNOWN
        finally:
            connection.close()
            self.over.set()


_turn = threading.Lock()
_last: Look | None = None


def ready() -> dict[str, str]:
    """How the database, the disk, the queue and the keys are, each in one word."""
    global _last  # noqa: PLW0603  (one for all the threads of this process)
    with _turn:
        look = _last
        if look is None or (look.over.is_set() and time.monotonic() - look.began > KEPT):
            look = _last = Look()
            threading.Thread(target=look.take, name="ready", daemon=True).start()
    look.over.wait(max(0.0, look.began + PATIENCE - time.monotonic()))
    return dict(look.found)


def _database() -> str:
    Entry.objects.order_by("-number").values_list("number").first()
    return WELL


def _disk() -> str:
    """Whether what is written reaches it."""
    try:
        with NamedTemporaryFile(dir=settings.PRIVATE / "tmp", prefix="lista-") as file:
            file.write(b"0" * 4096)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return "lleno"
    left = facts.free()
    return "poco" if left is not None and left < settings.ALERTS["disco-mb"] * 1_000_000 else WELL


def _queue() -> str:
    now = clock.now()
    waits = facts.oldest_task(now)
    return "detenida" if waits and now - waits > timedelta(minutes=settings.ALERTS["cola-minutos"]) else WELL


def _keys() -> str:
    return "faltan" if facts.keys_missing() else WELL


_LOOKS: dict[str, Callable[[], str]] = {"base": _database, "disco": _disk, "cola": _queue, "claves": _keys}
