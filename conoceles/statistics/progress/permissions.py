# SPDX-License-Identifier: EUPL-1.2
"""Who sees how far the capture has come, and how much of it."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, Role, permits
from conoceles.elections.models import Postulant, Process
from conoceles.record.action import Actor


def may_freeze(by: Actor, process: Process) -> bool:  # noqa: ARG001
    """The clock, and nobody else: a cut that a person could take when it suits her would prove nothing."""
    return by.role == "sistema"


def may_see_all(by: Capacity, process: Process) -> bool:
    """Every dimension, and what is kept sealed, in aggregates: whoever reads what is sent."""
    return by.role != Role.CONSOLE and permits(by, Act.REVIEW, Place(process=process.slug))


def may_see_aggregates(by: Capacity, process: Process) -> bool:
    """By office and postulant alone: those who supervise, and the area that answers for the register."""
    return permits(by, Act.SEE_PROGRESS, Place(process=process.slug))


def may_see_own(by: Capacity, postulant: Postulant) -> bool:
    """A representation, of its own candidacies."""
    return permits(by, Act.SEE_PROGRESS, Place(process=postulant.process.slug, party=postulant.key))


def may_see_some(by: Capacity, process: Process) -> bool:
    """Whoever sees any of it, in *process*."""
    slug, _, key = by.scope.partition("/")
    own = Place(process=process.slug, party=key)
    return may_see_aggregates(by, process) or (
        slug == process.slug and bool(key) and permits(by, Act.SEE_PROGRESS, own)
    )
