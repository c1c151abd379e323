# SPDX-License-Identifier: EUPL-1.2
"""What a load changes, in the order it is told."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

#: What of a dict was not there.
ABSENT = "—"


@dataclass(frozen=True, slots=True)
class Change:
    """One value of one row, before and after."""

    kind: str
    name: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Held:
    """A window that stays as its agreement set it: those days, and the ones that the files say."""

    name: str
    agreement: str
    days: tuple[date, date | None]
    written: tuple[date, date | None]


@dataclass(slots=True)
class Changes:
    """Everything a load did. ``kinds`` keeps the order in which they were looked at."""

    kinds: list[str] = field(default_factory=list)
    created: dict[str, list[str]] = field(default_factory=dict)
    changed: list[Change] = field(default_factory=list)
    touched: Counter[str] = field(default_factory=Counter)  # rows with some change, by kind
    unchanged: Counter[str] = field(default_factory=Counter)
    removed: dict[str, list[str]] = field(default_factory=dict)
    kept: list[tuple[str, str, str]] = field(default_factory=list)  # no longer described; kind, name, who needs it
    put_in_force: list[tuple[str, str]] = field(default_factory=list)  # questionnaire version, agreement
    proposals: list[tuple[str, str]] = field(default_factory=list)  # questionnaire version and slug, not in force
    held: list[Held] = field(default_factory=list)
    carried: list[tuple[str, str]] = field(default_factory=list)  # window, agreement that the files now say too
    digest: str = ""  # of the whole definition, for the record

    @property
    def any(self) -> bool:
        """Whether anything is other than it was."""
        return bool(self.created or self.changed or self.removed or self.put_in_force or self.carried)

    def looked_at(self, kind: str) -> None:
        """Note that rows of *kind* were compared."""
        if kind not in self.kinds:
            self.kinds.append(kind)

    def compare(self, kind: str, name: str, before: dict[str, Any], after: dict[str, Any]) -> list[str]:
        """Note how one row differs; the fields that do."""
        fields = [key for key in after if before[key] != after[key]]
        for key in fields:
            for place, old, new in differences(before[key], after[key], key):
                self.changed.append(Change(kind, name, place, old, new))
        self.touched[kind] += bool(fields)
        self.unchanged[kind] += not fields
        return fields


def differences(before: Any, after: Any, place: str) -> Iterator[tuple[str, Any, Any]]:
    """Each value that differs, with its place: dicts by key, and lists of keyed things by their keys."""
    old, new = _by_key(before), _by_key(after)
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            if old.get(key, ABSENT) != new.get(key, ABSENT):
                yield from differences(old.get(key, ABSENT), new.get(key, ABSENT), f"{place}.{key}")
        if old == new and before != after:
            yield f"{place} (orden)", [*old], [item["key"] for item in after]
    else:
        yield place, before, after


def _by_key(value: Any) -> Any:
    if isinstance(value, list) and value and all(isinstance(item, dict) and "key" in item for item in value):
        return {item["key"]: item for item in value}
    return value
