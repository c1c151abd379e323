# SPDX-License-Identifier: EUPL-1.2
"""One row of ``candidaturas.json``: each value of the type that its column says, or a fault that says where."""

import re
import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

from conoceles.kernel.text import hidden, naming

from .rules import Fault, Problem

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EXCERPT = 60


class Cells:
    """The values of a row. Whatever is wrong is told, and what is returned then is empty."""

    def __init__(self, number: int, values: dict[str, Any], tell: Callable[[Fault], None]) -> None:
        self.number = number
        self._values = values
        self._tell = tell

    def fault(self, problem: Problem, column: str, said: object = "") -> None:
        """Tell what is wrong in *column*."""
        self._tell(Fault(problem, self.number, column, str(said)[:_EXCERPT]))

    def said(self, column: str) -> bool:
        """Whether there is anything in *column*."""
        return self._values.get(column) not in (None, [], "")

    def text(self, column: str, *, most: int = 0, needed: bool = False) -> str:
        """A text of at most so many characters (0: any), in which everything shows."""
        value = self._values.get(column)
        if value is None and not needed:
            return ""
        if not isinstance(value, str) or (needed and not value.strip()):
            self.fault(Problem.WRONG_TYPE, column, "texto")
            return ""
        if most and len(value) > most:
            self.fault(Problem.TOO_LONG, column, most)
            return ""
        if unseen := naming(value, hidden(value)):
            self.fault(Problem.HIDDEN, column, unseen)
            return ""
        return value

    def slug(self, column: str) -> str:
        """A piece of an address."""
        value = self.text(column, most=160, needed=True)
        if value and not _SLUG.fullmatch(value):
            self.fault(Problem.NOT_AN_ID, column, value)
            return ""
        return value

    def id(self, column: str) -> bytes:
        """An identifier, as its 16 bytes."""
        value = self.text(column, needed=True)
        try:
            return uuid.UUID(value).bytes if value else b""
        except ValueError:
            self.fault(Problem.NOT_AN_ID, column, value)
            return b""

    def whole(self, column: str, *, most: int) -> int | None:
        """A whole number from 0 to *most*."""
        value = self._values.get(column)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            self.fault(Problem.WRONG_TYPE, column, "entero")
            return None
        return value

    def yes_no(self, column: str) -> bool | None:
        """Yes, no, or nothing."""
        value = self._values.get(column)
        if value is not None and not isinstance(value, bool):
            self.fault(Problem.WRONG_TYPE, column, "sí o no")
            return None
        return value

    def day(self, column: str) -> str | None:
        """A day in ISO 8601."""
        value = self.text(column)
        try:
            return date.fromisoformat(value).isoformat() if value else None
        except ValueError:
            self.fault(Problem.NOT_A_DAY, column, value)
            return None

    def several(self, column: str) -> list[str]:
        """A list of texts."""
        value = self._values.get(column) or []
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.fault(Problem.WRONG_TYPE, column, "lista")
            return []
        if unseen := naming(joined := " ".join(value), hidden(joined)):
            self.fault(Problem.HIDDEN, column, unseen)
            return []
        return value

    def one_of(self, column: str, known: Any, *, needed: bool = True) -> Any:
        """What *known* has under the key in *column*; a key that it lacks is a fault."""
        value = self.text(column, needed=needed)
        if value and value not in known:
            self.fault(Problem.UNKNOWN_KEY, column, value)
            return None
        return known[value] if value and isinstance(known, dict) else value or None
