# SPDX-License-Identifier: EUPL-1.2
"""What a profile said before what it says now."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from conoceles.elections.questionnaire import OTHER


@dataclass(frozen=True, slots=True)
class Past:
    """A revision that was public and is no more: what of it is otherwise in the one that came after it.

    ``published_at`` is when the first release that bore it was read, and ``until`` when the next one was approved, to
    the fraction of a second: what is taken off the site is compared with it.
    ``changed`` are public questions, in their order, and ``answers`` what was said to them then: nothing where
    nothing was, and nothing of photographs and of ways to reach her, of which it is only told that they changed.
    """

    revision: int
    published_at: str
    until: str
    changed: tuple[str, ...]
    answers: dict[str, Any]


def without(history: Iterable[Past], keys: Collection[str]) -> tuple[Past, ...]:
    """*history* without the questions in *keys*; what says nothing else goes whole."""
    return tuple(
        replace(
            past,
            changed=tuple(key for key in past.changed if key not in keys),
            answers={key: said for key, said in past.answers.items() if key.removesuffix(OTHER) not in keys},
        )
        for past in history
        if not set(past.changed) <= set(keys)
    )
