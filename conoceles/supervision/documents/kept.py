# SPDX-License-Identifier: EUPL-1.2
"""Routes as the database keeps them: what their file says, without where in the file it stood."""

from functools import lru_cache
from typing import Any

import msgspec

from .described import RoutesFile


def to_json(file: Any) -> dict[str, Any]:
    """*file*, of routes or any other of dataclasses, as JSON values, for the database and for digests."""
    plain: dict[str, Any] = _unplaced(msgspec.json.decode(msgspec.json.encode(file)))
    return plain


def from_json(content: dict[str, Any]) -> RoutesFile:
    """The routes kept as *content*. Raises ``msgspec.ValidationError`` when they are none."""
    return _parsed(msgspec.json.encode(content))


@lru_cache(maxsize=32)
def _parsed(content: bytes) -> RoutesFile:
    return msgspec.json.decode(content, type=RoutesFile)


def _unplaced(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _unplaced(item) for key, item in value.items() if key != "at"}
    return [_unplaced(item) for item in value] if isinstance(value, list) else value
