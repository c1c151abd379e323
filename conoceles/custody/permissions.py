# SPDX-License-Identifier: EUPL-1.2
"""Who restores, tries out restoring, and watches."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.permissions import place_of
from conoceles.accounts.rules import Act, Place, permits
from conoceles.record.action import Actor


def may_watch(by: Capacity, subject: object = None) -> bool:  # noqa: ARG001
    """Whoever operates the system: backups are of the whole installation, and tell nothing of anybody."""
    return permits(by, Act.OPERATE, place_of(by))


def may_note_drill(by: Actor, drill: object) -> bool:
    """The clock, or whoever operates the whole installation."""
    return by.role == "sistema" or may_restore(by, drill)


def may_restore(by: Actor, restoration: object) -> bool:  # noqa: ARG001
    """Whoever operates the whole installation, from its terminal."""
    return isinstance(by, Capacity) and permits(by, Act.OPERATE, Place())
