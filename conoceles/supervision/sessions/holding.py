# SPDX-License-Identifier: EUPL-1.2
"""A session taken in hand: nobody else changes it meanwhile; what is done with it is an act. Only within actions."""

from datetime import datetime
from zoneinfo import ZoneInfo

from conoceles.accounts.models import Capacity
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.look.dates import moment
from conoceles.supervision.models import Session, SessionAct

from . import queries
from .labels import STATES
from .rules import Reason
from .rules.words import Deed, State


def begun(session: Session, deed: Deed | None = None) -> tuple[Session, queries.Stood]:
    """*session*, locked, and how far it has come. Raises Refused: OUT_OF_TURN, where *deed* is not in turn."""
    kept: Session = Session.objects.select_for_update().get(pk=session.pk)
    stands = queries.stood(kept)
    if deed is not None and not stands.may(deed):
        raise Refused(Reason.OUT_OF_TURN, state=STATES[stands.state])
    return kept, stands


def sitting(session: Session) -> tuple[Session, queries.Stood]:
    """*session*, locked, while it sits. Raises Refused: NOT_OPEN; CLOSED, once it was."""
    kept, stands = begun(session)
    if stands.state is State.CLOSED:
        raise Refused(Reason.CLOSED)
    if stands.state is not State.OPEN:
        raise Refused(Reason.NOT_OPEN)
    return kept, stands


def acted(session: Session, deed: Deed, at: datetime, by: Capacity, note: str = "") -> SessionAct:
    """That *deed* was done, at its hour. Raises Refused: BEFORE_LAST, at an hour before what was done last."""
    last = max((each.at for each in session.acts.exclude(deed=Deed.TELL_INE)), default=None)
    if last is not None and deed is not Deed.TELL_INE and before(at, last):
        raise Refused(Reason.BEFORE_LAST, last=moment(last, ZoneInfo(session.process.timezone)))
    made: SessionAct = SessionAct.objects.create(
        session=session, deed=deed, at=at, note=note, written_at=clock.now(), by=by
    )
    return made


def not_to_come(at: datetime) -> None:
    """Refuse an hour to come. Raises Refused: HOUR_TO_COME."""
    if at > clock.now():
        raise Refused(Reason.HOUR_TO_COME)


def its_hour(session: Session, at: datetime) -> None:
    """Refuse to sit on another day, or before its hour. Raises Refused: HOUR_TO_COME, NOT_ITS_HOUR."""
    not_to_come(at)
    convened = queries.hour(session)
    if at < convened or queries.day_of(session.process, at) != queries.local_day(session):
        raise Refused(Reason.NOT_ITS_HOUR, hour=moment(convened, ZoneInfo(session.process.timezone)))


def before(at: datetime, other: datetime) -> bool:
    """Whether *at*, typed to the minute, is before *other*."""
    return at < other.replace(second=0, microsecond=0)
