# SPDX-License-Identifier: EUPL-1.2
"""A rule says no by raising :class:`Refused` with its reason; words for people live in each step's ``phrases``."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any


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

    A registry is a step's ``PHRASES``: from reason to phrase. Raises KeyError when none knows it:
    a reason without words is a mistake of ours, never something to hide from whoever was refused.
    """
    for phrases in registries:
        if refusal.reason in phrases:
            phrase = phrases[refusal.reason]
            return phrase.format(**refusal.details) if isinstance(phrase, str) else phrase(**refusal.details)
    raise KeyError(refusal.reason)
