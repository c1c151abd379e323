# SPDX-License-Identifier: EUPL-1.2
"""Chance that repeats itself."""

from random import Random


def dice(*key: object) -> Random:
    """A source of chance for the thing that *key* names: always the same draws for the same key.

    Each thing has dice of its own, so that drawing more for one changes nothing for another.
    """
    return Random("/".join(str(part) for part in key))  # noqa: S311  (it decides invented lives, not secrets)


def happens(chance: Random, percent: float) -> bool:
    """Whether something that happens *percent* times in a hundred happened."""
    return chance.random() * 100 < percent
