# SPDX-License-Identifier: EUPL-1.2
"""Who signs when a clock, and no person, asks for it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Clerk:
    """The system itself: a checkpoint decides nothing, so no person has to answer for it."""

    pseudonym: str = "sistema"
    role: str = "sistema"
    scope: str = ""
