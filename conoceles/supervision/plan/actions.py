# SPDX-License-Identifier: EUPL-1.2
"""A session approved a plan: from then on that version is fixed."""

from datetime import date

from conoceles.accounts.models import Capacity
from conoceles.elections.citing import cited
from conoceles.elections.models import Agreement
from conoceles.elections.queries import today
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.supervision.models import Obligation, Plan

from .permissions import may_approve
from .rules import Reason


@action("plan-approved", allowed=may_approve)
def approve(plan: Plan, *, on: date, session: str, seen: str, agreement: Agreement | None = None, by: Capacity) -> Plan:
    """Write down that the session of that day approved *plan*, whose digest was ``seen`` by whoever says so.

    What is still owed by an earlier version is owed by this one, where it has the row. That it was issued or modified
    opens its notice to INE, which ``obligations`` notices. Raises Refused: ALREADY_APPROVED, OVERTAKEN, DAY_TO_COME,
    BEFORE_APPROVED, PLAN_CHANGED; and those of an agreement.
    """
    kept = Plan.objects.select_for_update().select_related("process").get(pk=plan.pk)
    process = kept.process
    if kept.approved_on is not None:
        raise Refused(Reason.ALREADY_APPROVED, plan=str(kept), day=kept.approved_on)
    versions = process.plans.filter(document=kept.document)
    if versions.filter(version__gt=kept.version).exists():
        raise Refused(Reason.OVERTAKEN, plan=str(kept))
    if kept.digest != seen:
        raise Refused(Reason.PLAN_CHANGED)
    if on > today(process):
        raise Refused(Reason.DAY_TO_COME)
    before = versions.exclude(approved_on=None).order_by("version").last()
    if before is not None and on < before.approved_on:
        raise Refused(Reason.BEFORE_APPROVED, day=before.approved_on)
    if agreement is not None:
        cited(agreement, process, source="Escrito al anotar la aprobación de un plan")
    kept.approved_on, kept.session, kept.agreement = on, session, agreement
    kept.approved_at, kept.by = clock.now(), by
    kept.save(update_fields=["approved_on", "session", "agreement", "approved_at", "by"])
    _hand_over(kept)
    return kept


def _hand_over(plan: Plan) -> None:
    """What is neither met nor excused is owed by *plan* from now on, where it still has the row."""
    rows = [row.key for row in plan.file.row]
    open_ones = Obligation.objects.filter(process=plan.process, plan__document=plan.document, row__in=rows)
    open_ones = open_ones.exclude(fulfilments__set_aside="").filter(excuse=None)
    Obligation.objects.filter(pk__in=list(open_ones.values_list("pk", flat=True))).update(plan=plan)
