# SPDX-License-Identifier: EUPL-1.2
"""Who reads the plans, and who writes down that one was approved."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.elections.models import Process
from conoceles.supervision.models import Plan


def may_see_plan(by: Capacity, process: Process) -> bool:
    """Whoever supervises, is supervised, or audits in that process."""
    return permits(by, Act.SEE_PLAN, Place(process=process.slug))


def may_see_version(by: Capacity, found: tuple[Plan, str]) -> bool:
    """Whoever sees the plans of that process; with it goes in which file it is asked for."""
    return may_see_plan(by, found[0].process)


def may_approve(by: Capacity, plan: Plan) -> bool:
    """The Secretaría Técnica writes down what the session decided; it is the session that approves."""
    return permits(by, Act.KEEP_PLAN, Place(process=plan.process.slug))
