# SPDX-License-Identifier: EUPL-1.2
"""The commission in mid-course: its plan approved, most of what was due met, something late, something excused.

Done once: where anything was met already, nothing is done.
"""

from datetime import date, timedelta

from django.db import transaction

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.supervision.models import Fulfilment
from conoceles.supervision.obligations import actions, queries
from conoceles.supervision.obligations.queries import Seen, acts_of
from conoceles.supervision.obligations.rules import Owed
from conoceles.supervision.plan import actions as plans
from conoceles.supervision.plan.queries import proposed

from .commission import cast
from .following import follow
from .publicizing import publicize
from .remitting import remit
from .sitting import sit

#: When the invented sessions approved both plans.
_APPROVED = {"comision": date(2026, 10, 9), "implementacion": date(2026, 11, 3)}
#: What stays late, so that there is something late to see; and what was late all the same.
_LATE, _AFTER = frozenset({"E4"}), frozenset({"E2"})
_LATELY = timedelta(days=3)


@transaction.atomic
def supervise(process: Process, *, by: Capacity, instance: Capacity) -> None:
    """Act what the commission, its secretary (*by*, for the console) and the Instancia did until now."""
    if not process.plans.exists() or Fulfilment.objects.filter(obligation__process=process).exists():
        return
    now = today(process)
    for plan in proposed(process):
        on = _APPROVED[plan.document]
        if on <= now:
            session = "Sesión ordinaria inventada"
            plans.approve(plan, on=on, session=session, seen=plan.digest, by=by)
    actions.open_due(process, by=by)
    acting = cast(process, by=by)
    sit(process, acting, instance=instance)
    follow(process, unit=acting.unit, instance=instance)
    remit(process, by=by, instance=instance)
    publicize(process, by=acting.secretary)
    _begin(process, now, by)
    for one in queries.ledger(process).all():
        last = one.standing.last_day
        if one.standing.settled or last is None or last > now - _LATELY or one.obligation.row in _LATE:
            continue
        if one.row is not None and one.row.excusable:
            actions.excuse(one.obligation, motive="Inventado: ya se remitió con otra actividad", by=by)
        else:
            _meet(one, last, by if one.obligation.owed == Owed.ACTIVITY else instance)


def _begin(process: Process, now: date, by: Capacity) -> None:
    """Of each remission whose activity was due, the first act that may start it, some days after."""
    found = queries.ledger(process).all()
    due = {(one.obligation.row, one.obligation.occurrence): one.standing.last_day for one in found}
    for one in found:
        if one.obligation.owed != Owed.REMISSION or one.standing.deadline is not None:
            continue
        on = due.get((one.obligation.row, one.obligation.occurrence))
        acts = acts_of(one)
        if acts and on is not None and on <= now:
            actions.start(one.obligation, act=acts[0], on=on, document="Documento inventado", by=by)


def _meet(one: Seen, last: date, by: Capacity) -> None:
    on = last + timedelta(days=2) if one.obligation.row in _AFTER else last
    title = one.row.input if one.row and one.row.input else one.obligation.name
    actions.meet(one.obligation, on=on, document=f"{title[:250]} (inventado)", by=by)
