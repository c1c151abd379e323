# SPDX-License-Identifier: EUPL-1.2
"""Where a process asks for two persons, one alone makes nobody who decides what is published, or who decides it.

Neither by appointing her, nor by giving back an access whose code she could keep for herself. The console is exempt:
behind it somebody answers who runs the machine itself.
"""

from conoceles.kernel.refusals import Refused
from conoceles.record.action import action

from .models import Capacity, User
from .notices import tell
from .permissions import may_confirm
from .queries import asks_two_persons
from .reasons import Reason
from .rules import GUARDED, Role
from .rules.notices import Notice


def guard(capacity: Capacity, *, by: Capacity) -> None:
    """Say who asks for *capacity*, not saved yet, and have it wait for a second person where one is needed."""
    if by.role != Role.CONSOLE and capacity.role in GUARDED:
        capacity.asked_by = by
        capacity.waits = asks_two_persons(capacity.scope)


def guard_again(user: User, *, by: Capacity) -> None:
    """Have what *user* holds wait again, now that *by* holds the code of her account.

    Of what waits already the first one who asked for it stays: neither she nor whoever saw the code confirms it.
    """
    for capacity in user.capacities.filter(role__in=GUARDED):
        if capacity.over or by.role == Role.CONSOLE:
            continue
        waited, capacity.given_back_by = capacity.waits, by if capacity.waits else None
        if not waited:
            guard(capacity, by=by)
        capacity.save(update_fields=["asked_by", "given_back_by", "waits"])


@action("capacity-confirmed", allowed=may_confirm)
def confirm(capacity: Capacity, *, by: Capacity) -> Capacity:
    """Have a capacity hold that a first person gave, or whose access she gave back. Raises Refused: NOT_WAITING."""
    held = Capacity.objects.select_for_update().get(pk=capacity.pk)
    if not held.waits or held.over:
        raise Refused(Reason.NOT_WAITING)
    held.waits, held.confirmed_by = False, by
    held.save(update_fields=["waits", "confirmed_by"])
    tell(held.user, [Notice.CAPACITY_GIVEN], by=by, capacity=held.words)
    return held
