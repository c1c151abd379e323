# SPDX-License-Identifier: EUPL-1.2
"""How far something long has come: a bar in a terminal; elsewhere a line per stage, so that a log says it."""

from collections.abc import Collection, Mapping
from typing import Self

from django.core.management.base import BaseCommand
from tqdm import tqdm


class Progress:
    """``stages``: what to call each. ``uncounted`` have no known total; ``said`` ones stay to be read."""

    def __init__(
        self,
        command: BaseCommand,
        stages: Mapping[str, str],
        *,
        uncounted: Collection[str] = (),
        said: Collection[str] = (),
    ) -> None:
        self._command = command
        self._stages, self._uncounted, self._said = stages, uncounted, said
        self._stage = ""
        self._bar: tqdm | None = None

    def __enter__(self) -> Self:
        tqdm.monitor_interval = 0  # its thread must not be there when the bakers are forked
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def told(self, stage: str, done: int, total: int) -> None:
        """*done* of *total* (0: unknown) of *stage*."""
        if stage != self._stage:
            self.__exit__()
            self._stage = stage
            self._bar = None
            if self._command.stderr.isatty() and stage not in self._said:
                counted = {"bar_format": "{desc}: {n_fmt}" if stage in self._uncounted else "{desc}…"}
                self._bar = tqdm(desc=self._stages[stage], total=total, leave=False, **({} if total else counted))
            else:
                self._command.stderr.write(f"{self._stages[stage]}…", style_func=str)
        if self._bar is not None:
            self._bar.update(done - self._bar.n)
