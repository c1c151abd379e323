# SPDX-License-Identifier: EUPL-1.2
"""Telling each of a session: whoever keeps it writes down how; whoever has an account gives her own acuse."""

from collections.abc import Mapping
from datetime import datetime

from conoceles.accounts.models import Capacity
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.supervision.models import Guest, Member, Session, SessionNotice

from . import queries
from .attending import told
from .permissions import may_acknowledge, may_keep_session
from .rules import Reason
from .rules.words import Means


@action("session-notified", allowed=may_keep_session)
def notify(
    session: Session,
    *,
    who: Member | Guest,
    means: str,
    at: datetime,
    evidence: str,
    proof: Mapping[str, str] | None = None,
    by: Capacity,
) -> SessionNotice:
    """Write down that somebody was told of it with its documents; ``proof`` is what ``kept_pdf`` gave.

    Raises Refused: OUT_OF_TURN, HOUR_TO_COME, BEFORE_CALLING, AFTER_SITTING, ALREADY_NOTIFIED.
    """
    return told(session, who, means, at, evidence, by, proof)


@action("session-acknowledged", allowed=may_acknowledge)
def acknowledge(session: Session, *, by: Capacity) -> SessionNotice:
    """She received the convocation and its documents here, now. Raises Refused: OUT_OF_TURN, ALREADY_NOTIFIED."""
    mine = queries.seat_of(session, by)
    if mine is None:
        raise Refused(Reason.ALREADY_NOTIFIED)
    return told(session, mine, Means.HERE, clock.now(), "Acuse dado con su propia cuenta", by)
