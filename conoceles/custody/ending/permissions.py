# SPDX-License-Identifier: EUPL-1.2
"""Who has treatment end, who sees how it stands, and who makes the ceremony."""

import uuid

from conoceles.accounts.models import Capacity
from conoceles.accounts.permissions import place_of
from conoceles.accounts.rules import Act, Place, Role, permits
from conoceles.custody.models import Destruction, Ending, Unsealing
from conoceles.elections.models import Process
from conoceles.record.action import Actor
from conoceles.record.clerk import Clerk


def may_see_any(by: Capacity, subject: object = None) -> bool:  # noqa: ARG001
    """Whoever has it end, whoever operates, and whoever audits, in her own process."""
    return any(permits(by, act, place_of(by)) for act in (Act.END_TREATMENT, Act.OPERATE, Act.AUDIT))


def may_see(by: Capacity, process: Process) -> bool:
    """The same, of that process."""
    at = Place(process=process.slug)
    return any(permits(by, act, at) for act in (Act.END_TREATMENT, Act.OPERATE, Act.AUDIT))


def may_end(by: Capacity, ending: Ending | Unsealing) -> bool:
    """The Instancia Interna of that process."""
    return permits(by, Act.END_TREATMENT, Place(process=ending.process.slug))


def may_allow(by: Capacity, unsealing: Unsealing) -> bool:
    """The same; and not whoever runs the machine, who is there when it is opened."""
    return by.role != Role.CONSOLE and may_end(by, unsealing)


def may_finish(by: Actor, ending: Ending) -> bool:
    """The same; and the system, which goes on with what was agreed where whoever did it died."""
    return isinstance(by, Clerk) or (isinstance(by, Capacity) and may_end(by, ending))


def may_end_of(by: Capacity, process: Process) -> bool:
    """The same, of whatever in that process."""
    return permits(by, Act.END_TREATMENT, Place(process=process.slug))


def may_end_any(by: Capacity, subject: object = None) -> bool:  # noqa: ARG001
    """The same, of whatever in her own process."""
    return permits(by, Act.END_TREATMENT, place_of(by))


def may_certify(by: Capacity, destruction: Destruction) -> bool:  # noqa: ARG001
    """The Instancia Interna of some process: keys are of the whole installation."""
    return permits(by, Act.END_TREATMENT, place_of(by))


def may_unseal(by: Capacity, unsealing: Unsealing) -> bool:
    """Whoever runs the machine at which two custodians bring their pages."""
    return by.role == Role.CONSOLE and permits(by, Act.END_TREATMENT, Place(process=unsealing.process.slug))


def may_end_keys(by: Actor, subject: uuid.UUID | None = None) -> bool:  # noqa: ARG001
    """What the vault asks: the act that it is part of asks of which process (``settings.VAULT_ALLOWED``)."""
    return isinstance(by, Capacity) and permits(by, Act.END_TREATMENT, place_of(by))


def may_open_with_custodians(by: Actor, subject: uuid.UUID | None = None) -> bool:  # noqa: ARG001
    """The same, of opening: from the terminal alone, where nothing that is typed is kept."""
    return isinstance(by, Capacity) and by.role == Role.CONSOLE and permits(by, Act.END_TREATMENT, place_of(by))
