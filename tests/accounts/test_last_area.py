# SPDX-License-Identifier: EUPL-1.2
"""The last two of the Área responsable, each ending the other."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.core.exceptions import PermissionDenied
from django.db import connections

from conoceles.accounts.actions import end
from conoceles.accounts.models import Capacity
from conoceles.accounts.reasons import Reason
from conoceles.accounts.rules import Role
from conoceles.kernel.refusals import Refused
from tests.people import person


def test_two_who_end_each_other_at_once_leave_one(own_database):
    pair = [person(name, Role.AREA, "prueba").capacities.get().pk for name in ("una", "otra")]
    start = threading.Barrier(2)

    def finish(mine, theirs):
        by, other = (Capacity.objects.select_related("user", "on_behalf_of").get(pk=pk) for pk in (mine, theirs))
        start.wait(timeout=20)
        try:
            end(other, motive="Relevo", by=by)
        except Refused as refusal:
            return refusal.reason
        except PermissionDenied:
            return PermissionDenied
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(finish, pair, reversed(pair)))
    assert None in told
    assert set(told) - {None} <= {Reason.LAST_AREA, PermissionDenied}
    assert sum(held.in_force for held in Capacity.objects.filter(role=Role.AREA)) == 1
