# SPDX-License-Identifier: EUPL-1.2
"""Who asks, who attends and who counts. A party does none of it."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.permissions import place_of
from conoceles.elections.models import Process
from conoceles.record.action import Actor
from conoceles.record.clerk import Clerk

from .models import Copy, Owed, Request, Step
from .rules import Deed


def may_ask(by: Capacity, candidacy: Candidacy) -> bool:
    """The person herself."""
    return permits(by, Act.ASK_RIGHTS, place_of(candidacy))


def may_see_own(by: Capacity, request: Request) -> bool:
    """The person whose request it is, also of what was asked on paper."""
    return may_ask(by, request.candidacy)


def may_attend_any(by: Capacity, process: Process) -> bool:
    """The desk of rights of that process."""
    return permits(by, Act.ATTEND_RIGHTS, Place(process=process.slug))


def may_receive(by: Capacity, candidacy: Candidacy) -> bool:
    """The desk, of what comes on paper."""
    return may_attend_any(by, candidacy.process)


def may_attend(by: Capacity, request: Request) -> bool:
    """The desk, of one request."""
    return may_attend_any(by, request.process)


def may_complete(by: Capacity, request: Request) -> bool:
    """She on her own screen, or the desk of what she hands in."""
    return may_see_own(by, request) or may_attend(by, request)


def may_read_file(by: Capacity, step: Step) -> bool:
    """The desk; and she, of what she was told: an answer is hers once it is notified."""
    told = step.deed != Deed.ANSWERED or step.request.steps.filter(deed=Deed.NOTIFIED).exists()
    return may_attend(by, step.request) or (told and may_see_own(by, step.request))


def may_settle(by: Actor, owed: Owed) -> bool:
    """The desk, and the clock: each only when it is true."""
    return isinstance(by, Clerk) or (isinstance(by, Capacity) and may_attend(by, owed.request))


def may_remind(by: Actor, process: Process) -> bool:  # noqa: ARG001
    """The clock."""
    return isinstance(by, Clerk)


def may_count(by: Capacity, process: Process) -> bool:
    """Whoever follows how many there are, without reading any."""
    return permits(by, Act.COUNT_RIGHTS, Place(process=process.slug))


def may_copy(by: Capacity, candidacy: Candidacy) -> bool:
    """The person herself."""
    return may_ask(by, candidacy)


def may_take_copy(by: Capacity, copy: Copy) -> bool:
    """The same: of a copy, nobody else downloads it."""
    return may_ask(by, copy.candidacy)


def may_hand_copy(by: Capacity, request: Request) -> bool:
    """The desk, of what that request is owed (``rules.check_paper_copy`` says when)."""
    return may_attend(by, request)


def may_let_copy_go(by: Actor, copy: Copy) -> bool:  # noqa: ARG001
    """The clock."""
    return isinstance(by, Clerk)


def may_see_notices(by: Capacity, candidacy: Candidacy) -> bool:
    """The person to whom they are made available, and says that she saw them."""
    return may_ask(by, candidacy)
