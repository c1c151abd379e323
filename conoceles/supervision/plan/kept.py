# SPDX-License-Identifier: EUPL-1.2
"""A plan as the database keeps it: what its file says, without where in the file it stood."""

from functools import lru_cache
from typing import Any

import msgspec

from .described import Due, PlanFile


def to_json(file: PlanFile) -> dict[str, Any]:
    """*file* as JSON values, for the database and for digests."""
    plain: dict[str, Any] = _unplaced(msgspec.json.decode(msgspec.json.encode(file)))
    return plain


def from_json(content: dict[str, Any]) -> PlanFile:
    """The plan kept as *content*. Raises ``msgspec.ValidationError`` when it is not one."""
    return _parsed(msgspec.json.encode(content))


def due_to_json(due: Due) -> dict[str, Any]:
    """*due* as JSON values, for what is owed by no row of a plan."""
    plain: dict[str, Any] = _unplaced(msgspec.json.decode(msgspec.json.encode(due)))
    return plain


def due_from_json(content: dict[str, Any]) -> Due:
    """The deadline kept as *content*. Raises ``msgspec.ValidationError`` when it is none."""
    return msgspec.json.decode(msgspec.json.encode(content), type=Due)


@lru_cache(maxsize=32)
def _parsed(content: bytes) -> PlanFile:
    return msgspec.json.decode(content, type=PlanFile)


def _unplaced(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _unplaced(item) for key, item in value.items() if key != "at"}
    return [_unplaced(item) for item in value] if isinstance(value, list) else value
