# SPDX-License-Identifier: EUPL-1.2
"""The record is signed when a window of the calendar closes."""

from django.db import transaction

from conoceles.kernel import clock
from conoceles.record.action import await_turn
from conoceles.record.actions import sign
from conoceles.record.clerk import Clerk
from conoceles.record.models import Checkpoint

from .queries import deadlines_passed


def sign_at_deadlines() -> dict[str, list[str]]:
    """Sign once for each deadline that passed since there is a record; late, when nobody looked in time.

    What was signed for is read from the checkpoints themselves, so nothing is forgotten and nothing done twice.
    """
    signed = []
    for occasion in deadlines_passed(clock.now()):
        with transaction.atomic():
            await_turn()  # another who looks at the same time waits here, and then finds it signed
            if not Checkpoint.objects.filter(occasion=occasion).exists():
                sign(Checkpoint(occasion=occasion), by=Clerk())
                signed.append(occasion)
    return {"signed": signed}
