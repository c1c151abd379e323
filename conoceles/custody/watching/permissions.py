# SPDX-License-Identifier: EUPL-1.2
"""Who notes what was found wrong, and who answers for it."""

from conoceles.accounts.models import Capacity
from conoceles.custody.permissions import may_watch
from conoceles.record.action import Actor


def may_note(by: Actor, subject: object) -> bool:  # noqa: ARG001
    """The clock, or whoever operates the system from its terminal."""
    return by.role == "sistema" or (isinstance(by, Capacity) and may_watch(by))


def may_answer(by: Capacity, alert: object = None) -> bool:
    """Whoever operates the system."""
    return may_watch(by, alert)
