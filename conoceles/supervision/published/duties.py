# SPDX-License-Identifier: EUPL-1.2
"""What the plan of the commission asks for, until when, and how it was met."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """One of the days that the plan gives: the last in time, and from what it counts, if from something."""

    day: str
    counted_from: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing owed, once. ``state`` and ``light`` are keys, and what goes with them, words.

    ``row``: of the plan; empty, of what INE asks for, whose text is nobody's but INE's to publish. ``which``: the
    month or the day it tells of, if there are several. ``limits``: every day that the plan gives; the first drives.
    ``documents``: the published ones that meet it, by number.
    """

    row: str
    name: str
    owed: str
    owed_words: str
    owed_by: tuple[str, ...]
    which: str
    state: str
    state_words: str
    light: str
    light_words: str
    limits: tuple[Limit, ...]
    met_on: str = ""
    doubts: tuple[str, ...] = ()
    documents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Saying:
    """What the plan says in one place."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the plan says in two ways, or leaves open: it is shown, and nobody mends it in silence."""

    key: str
    title: str
    says: tuple[Saying, ...]
    used: str
    rows: tuple[str, ...]
