# SPDX-License-Identifier: EUPL-1.2
"""A rule says no by raising :class:`Refused` with its reason; words for people live in each step's ``phrases``."""

from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from .text import shown


class Refused(Exception):  # noqa: N818  (a refusal is an answer of the process, not an error of the program)
    """The process does not allow this, and ``reason`` says why.

    ``details`` are the values a phrase may show: where, how much, until when.
    """

    def __init__(self, reason: Enum, **details: Any) -> None:
        super().__init__(reason.name)
        self.reason = reason
        self.details = details


#: A sentence for people, or a function of the refusal's details where a template is not enough (lists, plurals).
Phrase = str | Callable[..., str]


def sentence(refusal: Refused, *registries: Mapping[Any, Phrase]) -> str:
    """What to tell a person about *refusal*, in the words of the first registry that knows its reason.

    A registry is a step's ``PHRASES``: from reason to phrase. What the details quote of a foreign text commands no
    terminal: it is shown, escaped where it must be. Raises KeyError when none knows the reason:
    a reason without words is a mistake of ours, never something to hide from whoever was refused.
    """
    for phrases in registries:
        if refusal.reason in phrases:
            phrase = phrases[refusal.reason]
            details = _shown(refusal.details)
            return phrase.format(**details) if isinstance(phrase, str) else phrase(**details)
    raise KeyError(refusal.reason)


def _shown(detail: Any) -> Any:
    """*detail* with every text in it as :func:`.text.shown` gives it."""
    if isinstance(detail, dict):
        return {key: _shown(value) for key, value in detail.items()}
    if isinstance(detail, str | Path):
        return shown(str(detail))
    if type(detail) in {list, tuple}:
        return type(detail)(_shown(one) for one in detail)
    return detail
