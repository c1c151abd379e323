# SPDX-License-Identifier: EUPL-1.2
"""The one table of permissions: who may do what, and how far. Every ``may_…`` reads it; nothing else decides.

Whatever is not written here is refused. ``docs/permissions.md`` is made from it by
``manage.py permissions``.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from .places import Place, Reach
from .roles import ROLES, Act, Role

_CONSOLE_OR_AREA = (Role.CONSOLE, Role.AREA)
_COMMISSION = (Role.PRESIDENCY, Role.COMMISSIONER)
#: Who looks at the plan, at what is owed and at documents: whoever supervises, is supervised, or audits it.
_SUPERVISED = (
    Role.AREA,
    Role.INSTANCE,
    Role.UNIT,
    *_COMMISSION,
    Role.AIDE,
    Role.SECRETARY,
    Role.GENERAL_COUNCIL,
    Role.EXECUTIVE_SECRETARY,
    Role.WORKING_GROUP,
    Role.AUDITOR,
)
#: Everybody who has a seat in the Consejo General, with vote or with voice alone.
_COUNCIL = (Role.GENERAL_COUNCIL, Role.EXECUTIVE_SECRETARY, Role.COUNCIL_REPRESENTATIVE)

#: For each act, the roles that may do it. How far each reaches is the reach of the role.
_BY_ACT: dict[Act, tuple[Role, ...]] = {
    Act.DEFINE: _CONSOLE_OR_AREA,
    Act.PUT_IN_FORCE: (Role.CONSOLE, Role.INSTANCE),
    Act.REGISTER: _CONSOLE_OR_AREA,
    Act.EXTRACT: (*_CONSOLE_OR_AREA, Role.INSTANCE),
    Act.SEE_BALANCE: (*_CONSOLE_OR_AREA, Role.INSTANCE, Role.SECRETARY, *_COMMISSION, Role.AIDE),
    Act.LOAD_HISTORY: _CONSOLE_OR_AREA,
    Act.CAPTURE: (Role.CANDIDACY,),
    Act.CAPTURE_ON_BEHALF: (Role.PARTY,),
    Act.ENDORSE: (Role.PARTY,),
    Act.OPEN_CAPTURE: (Role.CONSOLE, Role.AREA, Role.INSTANCE),
    Act.REMIND: _CONSOLE_OR_AREA,
    Act.CERTIFY_NOTICES: (Role.AREA, Role.INSTANCE, Role.EXECUTIVE_SECRETARY),
    Act.DRAFT_REPORT: (Role.INSTANCE,),
    Act.MAKE_DOSSIER: (Role.INSTANCE, Role.EXECUTIVE_SECRETARY),
    Act.VERIFY_ACUSE: (Role.AREA, Role.INSTANCE, Role.SECRETARY, Role.AUDITOR),
    Act.CONSENT: (Role.CANDIDACY,),
    Act.REGISTER_CONSENT: (Role.AREA, Role.LOCAL_COUNCIL),
    Act.HAND_OVER_FORMS: (Role.PARTY, Role.AREA, Role.LOCAL_COUNCIL),
    Act.ENTER_IDENTITY: (Role.PARTY,),
    Act.CAPTURE_AT_DESK: (Role.AREA, Role.LOCAL_COUNCIL),
    Act.READ_IDENTITY: (Role.CANDIDACY,),
    Act.SEE_PROGRESS: (
        Role.CANDIDACY,
        Role.PARTY,
        Role.AREA,
        Role.INSTANCE,
        Role.SECRETARY,
        *_COMMISSION,
        Role.AIDE,
        Role.GENERAL_COUNCIL,
    ),
    Act.REVIEW: (Role.CONSOLE, Role.INSTANCE),
    Act.MEASURE_REVIEW: (Role.INSTANCE, *_COMMISSION, Role.AIDE, Role.SECRETARY),
    Act.RELEASE: (Role.CONSOLE, Role.INSTANCE),
    Act.PREVIEW: (Role.INSTANCE, *_COMMISSION, Role.AIDE, Role.SECRETARY, *_COUNCIL),
    Act.FOLLOW_PREVIEW: (Role.INSTANCE, Role.SECRETARY),
    Act.CUT_STATISTICS: (Role.CONSOLE, Role.INSTANCE),
    Act.READ_ANNEX: (Role.INSTANCE,),
    Act.SEE_STATISTICS: (Role.INSTANCE, *_COMMISSION, Role.AIDE, Role.SECRETARY, Role.GENERAL_COUNCIL),
    Act.APPOINT: _CONSOLE_OR_AREA,
    Act.DELEGATE: _COMMISSION,
    Act.INVITE: (Role.CONSOLE, Role.AREA, Role.PARTY_ROOT),
    Act.REISSUE: (Role.CONSOLE, Role.AREA, Role.PARTY_ROOT),
    Act.DELIVER: (Role.AREA, Role.LOCAL_COUNCIL),
    Act.CONVENE: (Role.CONSOLE, Role.SECRETARY),
    Act.READ_SESSION_PAPERS: (
        *_COMMISSION,
        Role.AIDE,
        Role.SECRETARY,
        Role.UNIT,  # her head attends always (work plan, «Sesiones de la Comisión»)
        Role.REPRESENTATIVE,
        Role.GENERAL_COUNCIL,
    ),
    Act.PRESENT_PROJECT: (Role.WORKING_GROUP, Role.SECRETARY),
    Act.VOTE: _COMMISSION,
    Act.SIGN: (*_COMMISSION, Role.SECRETARY, Role.INSTANCE),
    Act.SEE_PLAN: _SUPERVISED,
    Act.KEEP_PLAN: (Role.CONSOLE, Role.SECRETARY),
    Act.MEET: (Role.CONSOLE, Role.AREA, Role.INSTANCE, Role.UNIT, Role.PRESIDENCY, Role.SECRETARY, Role.WORKING_GROUP),
    Act.SEE_DOCUMENTS: _SUPERVISED,
    Act.KEEP_DOCUMENTS: (Role.CONSOLE, Role.AREA, Role.INSTANCE, Role.UNIT, Role.SECRETARY, Role.WORKING_GROUP),
    Act.LOG_ACTIVITY: (Role.CONSOLE, Role.AREA, Role.INSTANCE, Role.UNIT, Role.SECRETARY, Role.WORKING_GROUP),
    Act.KEEP_INCOMING: (Role.CONSOLE, Role.INSTANCE, Role.SECRETARY),
    Act.PUBLISH_DOCUMENTS: (Role.CONSOLE, Role.INSTANCE, Role.SECRETARY),
    Act.POST: (Role.CONSOLE, Role.INSTANCE, Role.SECRETARY, Role.EXECUTIVE_SECRETARY),
    Act.REMIT: (Role.INSTANCE,),
    Act.ASK_RIGHTS: (Role.CANDIDACY,),
    Act.ATTEND_RIGHTS: (Role.INSTANCE,),
    Act.COUNT_RIGHTS: (Role.INSTANCE, *_COMMISSION, Role.AIDE, Role.SECRETARY, Role.GENERAL_COUNCIL),
    Act.END_TREATMENT: (Role.CONSOLE, Role.INSTANCE),
    Act.OPERATE: (Role.CONSOLE, Role.UNIT),
    Act.KEEP_SECURITY: (Role.UNIT,),
    Act.AUDIT: (Role.AUDITOR, Role.INSTANCE),
}

#: The table: act × role → how far. What is absent is refused.
PERMISSIONS: Mapping[Act, Mapping[Role, Reach]] = {
    act: {role: ROLES[role].reach for role in roles} for act, roles in _BY_ACT.items()
}


#: Roles that decide what is published, or who decides it: one person alone makes nobody such (``two_persons``).
GUARDED = frozenset(
    role
    for act in (Act.PUT_IN_FORCE, Act.REVIEW, Act.RELEASE, Act.APPOINT, Act.REISSUE)
    for role in _BY_ACT[act]
    if ROLES[role].reach is Reach.PROCESS
)


class Holder(Protocol):
    """What the table needs to know of a capacity."""

    @property
    def role(self) -> str:
        """One of ``Role``."""

    @property
    def scope(self) -> str:
        """Where it holds."""

    @property
    def within(self) -> Sequence[str]:
        """The only places and offices within its scope that it reaches (``places.spot``); all of them where empty."""

    @property
    def in_force(self) -> bool:
        """Whether it has begun and has not ended."""


def reach(by: Holder, act: Act) -> Reach | None:
    """How far *by* reaches when doing *act*; None when its role may not do it, or it is not in force."""
    return PERMISSIONS[act].get(Role(by.role)) if by.in_force else None


def permits(by: Holder, act: Act, place: Place) -> bool:
    """Whether *by* may do *act* at *place*."""
    far = reach(by, act)
    return far is not None and by.scope == place.scope(far) and place.within(by.within)
