# SPDX-License-Identifier: EUPL-1.2
"""How long somebody may be waited for, not counting what is done in between."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Patience:
    """Calls *end*, from a thread of its own, once the waits add up to more than *seconds*."""

    def __init__(self, seconds: float, end: Callable[[], object]) -> None:
        self._left = seconds
        self._end = end
        #: Whether it ran out.
        self.gone = False

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """What happens inside is a wait."""
        timer = threading.Timer(max(self._left, 0), self._ran_out)
        timer.daemon = True
        began = time.monotonic()
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            self._left -= time.monotonic() - began

    def _ran_out(self) -> None:
        self.gone = True
        self._end()
