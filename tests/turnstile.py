# SPDX-License-Identifier: EUPL-1.2
"""Several who act at once, the statements of all in an order drawn by lot.

What one looked up another may change before she writes.

Each is a thread with a connection of its own. Before every statement she waits to be let through, and one at a time is;
whoever then waits for a lock of the database is left there, and another goes on::

    outcomes = at_once(Random(7), [lambda: decide(…), lambda: send(…)])
"""

import threading
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from django.db import connection, connections

#: Whoever is not back by then is waiting for somebody else's lock.
_PATIENCE = 0.015


class _Turnstile:
    def __init__(self, chance: Random, many: int) -> None:
        self.chance = chance
        self.changed = threading.Condition()
        self.waiting: set[int] = set()
        self.let: int | None = None
        self.active = set(range(many))

    def wait(self, me: int) -> None:
        """Until it is my turn."""
        with self.changed:
            self.waiting.add(me)
            self.changed.notify_all()
            self.changed.wait_for(lambda: self.let == me)
            self.let = None
            self.waiting.discard(me)
            self.changed.notify_all()

    def ends(self, me: int) -> None:
        with self.changed:
            self.active.discard(me)
            self.changed.notify_all()

    def run(self) -> None:
        """Let them through, one statement at a time, until all are done."""
        with self.changed:
            while self.active:
                self.changed.wait_for(lambda: self.waiting or not self.active)
                if not self.waiting:
                    continue
                # All who are not held by the database come first to the door: then the draw is among all of them.
                self.changed.wait_for(lambda: self.waiting == self.active, timeout=_PATIENCE)
                self._lets(self.chance.choice(sorted(self.waiting)))

    def _lets(self, chosen: int) -> None:
        self.let = chosen
        self.changed.notify_all()
        self.changed.wait_for(lambda: self.let is None)
        self.changed.wait_for(lambda: chosen in self.waiting or chosen not in self.active, timeout=_PATIENCE)


def at_once(chance: Random, acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """What each of *acts* returned, or the exception that it raised."""
    door = _Turnstile(chance, len(acts))
    outcomes: list[Any] = [None] * len(acts)

    def does(me: int) -> None:
        try:
            with connection.execute_wrapper(lambda execute, *args: (door.wait(me), execute(*args))[1]):
                outcomes[me] = acts[me]()
        except Exception as error:  # noqa: BLE001
            outcomes[me] = error
        finally:
            connections.close_all()
            door.ends(me)

    threads = [threading.Thread(target=does, args=[me], daemon=True) for me in range(len(acts))]
    for thread in threads:
        thread.start()
    door.run()
    for thread in threads:
        thread.join(60)
    return outcomes
