# SPDX-License-Identifier: EUPL-1.2
"""A line that is slow and is cut at any byte, going or coming, as chance says from a seed."""

import random
import socket
import struct
import threading
import time
from contextlib import contextmanager, suppress

_AT_ONCE = 1024
#: Closing so sends a reset: neither side is told that what was on its way is lost.
_RESET = struct.pack("ii", 1, 0)


class Line:
    """Between a browser and a server. ``lasts`` bytes, more or less, and a connection is cut; None for a good one."""

    def __init__(self, server, seed, *, rate):
        self.server, self.dice, self.rate = server, random.Random(seed), rate
        self.lasts = None
        self.cuts = 0
        self._open = set()
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def turns(self, lasts):
        """From now on connections last *lasts* bytes; those that are open end here."""
        self.lasts = lasts
        self._end_all()

    def close(self):
        self._listening.close()
        self._end_all()

    def _end_all(self):
        with self._lock:
            ending, self._open = self._open, set()
        for each in ending:
            _cut(*each)

    def _accept(self):
        while True:
            try:
                browser, _ = self._listening.accept()
                pair = browser, socket.create_connection(("127.0.0.1", self.server))
            except OSError:
                return
            with self._lock:
                self._open.add(pair)
                left = [self.dice.expovariate(1 / self.lasts) if self.lasts else None]
            for one, other in (pair, pair[::-1]):
                threading.Thread(target=self._carry, args=(one, other, left, pair), daemon=True).start()

    def _carry(self, one, other, left, pair):
        with suppress(OSError):
            while said := one.recv(_AT_ONCE):
                with self._lock:
                    passes = len(said) if left[0] is None else min(len(said), max(0, int(left[0])))
                    if left[0] is not None:
                        left[0] -= len(said)
                other.sendall(said[:passes])
                if passes < len(said):
                    self.cuts += 1
                    break
                time.sleep(passes / self.rate)
        with self._lock:
            self._open.discard(pair)
        _cut(*pair)


def _cut(*sockets):
    for each in sockets:
        with suppress(OSError):
            each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            each.shutdown(socket.SHUT_RDWR)
        each.close()


@contextmanager
def line(site, seed, *, rate=60_000):
    """A line to *site* (its address), of *rate* bytes a second, good until it is told otherwise; and its address."""
    made = Line(int(site.rsplit(":", 1)[1]), seed, rate=rate)
    try:
        yield made, f"http://localhost:{made.port}"
    finally:
        made.close()
