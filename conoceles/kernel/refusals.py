# SPDX-License-Identifier: EUPL-1.2
"""A rule says no by raising :class:`Refused` with its reason; words for people live in each step's ``phrases``."""

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
