# SPDX-License-Identifier: EUPL-1.2
"""Who keeps sessions, who reads their papers, and who writes a vote of her own."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, Role, permits
from conoceles.elections.models import Process
from conoceles.supervision.documents.permissions import UNITS, may_keep
from conoceles.supervision.documents.rules.words import Body
from conoceles.supervision.models import AgendaItem, Instruction, Member, Session

from .rules.words import Seat


def may_keep_sessions(by: Capacity, process: Process) -> bool:
    """The Secretaría Técnica: it convenes and keeps the minutes."""
    return permits(by, Act.CONVENE, Place(process=process.slug))


def may_see_sessions(by: Capacity, process: Process) -> bool:
    """Whoever sits in the commission, attends it, or keeps it."""
    return may_keep_sessions(by, process) or permits(by, Act.READ_SESSION_PAPERS, Place(process=process.slug))


def may_keep_session(by: Capacity, session: Session) -> bool:
    """Whoever keeps sessions."""
    return may_keep_sessions(by, session.process)


def may_see_session(by: Capacity, session: Session) -> bool:
    """Whoever keeps sessions; the others, once it was convened: what is being prepared is nobody's yet."""
    if may_keep_session(by, session):
        return True
    return may_see_sessions(by, session.process) and session.acts.exists()


def may_read_guion(by: Capacity, session: Session) -> bool:
    """Whoever keeps sessions, and whoever presides, who reads it aloud: nobody else's, nor the list to be signed."""
    if may_keep_session(by, session):
        return True
    seats = session.process.members.filter(capacity=by, seat=Seat.PRESIDENCY, set_aside="", until=None)
    return may_see_session(by, session) and (by.role == Role.PRESIDENCY or seats.exists())


def may_keep_member(by: Capacity, member: Member) -> bool:
    """Whoever keeps sessions."""
    return may_keep_sessions(by, member.process)


def may_resolve(by: Capacity, item: AgendaItem) -> bool:
    """Whoever keeps sessions writes down what they resolved: she does not vote."""
    return may_keep_session(by, item.session)


def may_see_item(by: Capacity, item: AgendaItem) -> bool:
    """Whoever sees the session."""
    return may_see_session(by, item.session)


def may_acknowledge(by: Capacity, session: Session) -> bool:
    """Whoever was convened to it, in a seat held with that very capacity."""
    return may_see_session(by, session) and session.process.members.filter(capacity=by, set_aside="").exists()


def may_see_instructions(by: Capacity, process: Process) -> bool:
    """Whoever sees sessions, and each unit that may owe some."""
    return may_see_sessions(by, process) or may_keep(by, process)


def may_dissent(by: Capacity, item: AgendaItem) -> bool:
    """Whoever votes writes her own, of a session that she sees; whoever keeps sessions, what was handed to her."""
    if may_resolve(by, item):
        return True
    return permits(by, Act.VOTE, Place(process=item.session.process.slug)) and may_see_item(by, item)


def may_report(by: Capacity, instruction: Instruction) -> bool:
    """The unit that owes it, or whoever keeps sessions."""
    return may_keep_session(by, instruction.session) or owes(by, instruction)


def owes(by: Capacity, instruction: Instruction) -> bool:
    """Whether it was instructed to the unit in which *by* acts; to the commission itself, whoever keeps its papers."""
    unit = UNITS.get(Body(instruction.owed_by), Role.SECRETARY)
    return by.role == unit and may_keep(by, instruction.session.process)
