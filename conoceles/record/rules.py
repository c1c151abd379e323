# SPDX-License-Identifier: EUPL-1.2
"""What an entry may say, and the one line of bytes it is hashed as."""

import json
import re
from collections.abc import Mapping
from enum import Enum, auto

#: The action of the entry that announces a checkpoint; its digest is the root of all entries before it.
SIGNED = "checkpoint-signed"

_UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_SLUG = "[a-z0-9][a-z0-9-]*"
#: The shapes of what an entry says. None of them fits a name, an address, a CURP or a text of anybody.
_SHAPES = {
    "actor": re.compile(f"{_UUID}|sistema"),
    "role": re.compile(_SLUG),
    "scope": re.compile(f"({_SLUG}(/{_SLUG})?)?"),  # a process, a candidacy, or a process and a key inside it
    "action": re.compile(_SLUG),
    "about": re.compile(rf"[a-z_]+\.[A-Za-z]+:([0-9]+|{_UUID})"),
    "digest": re.compile("([0-9a-f]{64})?"),
}
_ENCODED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode


class Reason(Enum):
    """Why the record says no; each with its words in ``phrases``."""

    GAP = auto()
    NOTHING_NEW = auto()


def check_shape(content: Mapping[str, str | int]) -> None:
    """Raise ValueError for an entry that could hold a personal value.

    It is checked before writing because nothing can be taken out afterwards. The message names the
    field alone: what was in it may be the very thing that must not be seen.
    """
    for field, shape in _SHAPES.items():
        if not shape.fullmatch(str(content[field])):
            msg = f"an entry's «{field}» may hold an identifier without meaning, nothing else"
            raise ValueError(msg)


def line(content: Mapping[str, str | int]) -> bytes:
    """What the leaf hash covers: RFC 8785 JSON, which for text and whole numbers the standard library writes too.

    It is eight times as fast as the general form (``kernel.digests.canonical``), and a test holds the two equal.
    """
    return _ENCODED(content).encode()
