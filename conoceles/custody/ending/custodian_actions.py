# SPDX-License-Identifier: EUPL-1.2
"""What people do with what they keep: destroying it, with its acta; and opening what is blocked, where ordered."""

import pyrage
from django.db.models import QuerySet

from conoceles.accounts.models import Capacity
from conoceles.custody.models import Destruction, Ending, Unsealing
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.vault import ending_actions as vault
from conoceles.vault.custody import CUSTODIANS
from conoceles.vault.models import RecoveryKey

from . import queries, remaining
from .permissions import may_allow, may_certify
from .rules import Reason


@action("destruction-certified", allowed=may_certify)
def certify(destruction: Destruction, *, process: Process, by: Capacity) -> Destruction:
    """Say who destroyed what she kept, and by which acta. The last page of a custody ends it.

    Raises Refused: SETTLED, where nothing like that is left; STILL_THERE, while it is here or others need it; NOT_YET,
    of an acta that is to come; ALL_BY_ONE, of the last page, where two persons decide.
    """
    found = next(
        (
            each
            for each in remaining.left(process)
            if (each.what, each.number, each.place) == (destruction.what, destruction.number, destruction.place)
        ),
        None,
    )
    if found is None or not found.what:
        raise Refused(Reason.SETTLED)
    if found.blocker:
        raise Refused(Reason.STILL_THERE, why=found.blocker)
    if destruction.on > queries.today(process):
        raise Refused(Reason.AGREEMENT_IN_FUTURE)
    pages = Destruction.objects.filter(what=Destruction.What.PAGE, number=destruction.number)
    if destruction.what == Destruction.What.PAGE and process.allows("two_persons"):
        _not_all_by_one(pages, by)
    destruction.by, destruction.at = by, clock.now()
    destruction.save(force_insert=True)
    if destruction.what == Destruction.What.PAGE and pages.count() == CUSTODIANS:
        vault.end(RecoveryKey.objects.get(pk=destruction.number), by=by)
    return destruction


def _not_all_by_one(pages: QuerySet[Destruction], by: Capacity) -> None:
    noted = list(pages.values_list("by__user", flat=True))
    if len(noted) == CUSTODIANS - 1 and set(noted) == {by.user_id}:
        raise Refused(Reason.ALL_BY_ONE)


@action("opening-allowed", allowed=may_allow)
def allow_opening(unsealing: Unsealing, *, by: Capacity) -> Unsealing:
    """Write down who ordered that what is blocked be opened, for what, and for whom; the custodians do it afterwards.

    Where the process wants two persons, once somebody else confirms it.
    Raises Refused: NOT_BLOCKED, AGREEMENT_IN_FUTURE, OVER, NOT_A_RECIPIENT.
    """
    process, whose = unsealing.process, unsealing.candidacy
    cancelled = queries.in_force(process, Ending.Stage.CANCELLED, whose)
    if cancelled or not queries.in_force(process, Ending.Stage.BLOCKED, whose):
        raise Refused(Reason.NOT_BLOCKED)
    now = queries.today(unsealing.process)
    if unsealing.agreed_on > now:
        raise Refused(Reason.AGREEMENT_IN_FUTURE)
    if unsealing.until < now:
        raise Refused(Reason.OVER)
    try:
        pyrage.x25519.Recipient.from_str(unsealing.recipient)
    except pyrage.RecipientError:
        raise Refused(Reason.NOT_A_RECIPIENT) from None
    unsealing.by, unsealing.at = by, clock.now()
    unsealing.save(force_insert=True)
    return unsealing


@action("opening-confirmed", allowed=may_allow)
def confirm_opening(unsealing: Unsealing, *, by: Capacity) -> Unsealing:
    """Let it be done, as a second person. Raises Refused: NOTHING_WAITS, OVER, SAME_PERSON."""
    kept = Unsealing.objects.select_for_update(of=("self",)).select_related("process", "by").get(pk=unsealing.pk)
    if not queries.waits(kept):
        raise Refused(Reason.NOTHING_WAITS)
    if kept.until < queries.today(kept.process):
        raise Refused(Reason.OVER)
    if kept.by.user_id == by.user_id:
        raise Refused(Reason.SAME_PERSON)
    kept.confirmed_by = by
    kept.save(update_fields=["confirmed_by"])
    return kept
