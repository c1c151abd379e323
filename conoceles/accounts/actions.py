# SPDX-License-Identifier: EUPL-1.2
"""People are appointed, invited and given access back; what each does to her own account is told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from conoceles.kernel import clock, codes
from conoceles.kernel.refusals import Refused
from conoceles.look.dates import day
from conoceles.record.action import action

from . import queries
from .activating import digest, empty, give
from .confirming import guard, guard_again
from .models import Activation, Capacity, Session, User
from .notices import tell as told
from .permissions import may_appoint, may_delegate, may_end, may_invite, may_keep_to_places, may_reissue, oneself
from .reasons import Reason
from .rules import Role
from .rules.changes import Change
from .rules.notices import Notice

#: A letter takes days to reach a municipality; after ten it is asked for again.
CODE_LASTS = timedelta(days=10)


@dataclass(frozen=True)
class Oneself:
    """A person acting on her own account, in no capacity of the process."""

    user: User
    role: str = "persona"
    scope: str = ""

    @property
    def pseudonym(self) -> str:
        """The same pseudonym as in any of her capacities."""
        return str(self.user.pk)


def _telling(change: Change) -> Callable[..., None]:
    @action(change.value, allowed=oneself)
    def tell(user: User, *, notices: Sequence[Notice] = (), by: Oneself, **details: str) -> None:
        """The library already did it, in this same transaction; she is told what is worth telling."""
        told(user, notices, by=by, **details)

    return tell


#: For each change a person makes to her own account through allauth, the act that puts it on record.
TELL: dict[Change, Callable[..., None]] = {change: _telling(change) for change in Change}


@action("capacity-given", allowed=may_appoint)
def appoint(capacity: Capacity, *, by: Capacity) -> Capacity:
    """Give someone a capacity, by the agreement it cites. Her open sessions end: they were opened as someone else.

    Raises Refused: ALREADY_HELD, BACKWARDS.
    """
    return _told_of(_given(capacity, by=by), Notice.CAPACITY_GIVEN, by=by)


@action("delegation-given", allowed=may_delegate)
def delegate(delegation: Capacity, *, by: Capacity) -> Capacity:
    """A commissioner lets a named aide act for her until a day. It never includes voting or signing.

    Raises Refused: ENDLESS_DELEGATION, BACKWARDS, ALREADY_HELD.
    """
    return _told_of(_given(delegation, by=by), Notice.CAPACITY_GIVEN, by=by)


@action("capacity-ended", allowed=may_end)
def end(capacity: Capacity, *, at: datetime | None = None, motive: str = "", by: Capacity) -> Capacity:
    """End a capacity *at* an instant to come, or now: with it the delegations that hang from it, and the sessions.

    Sessions that are open when it ends later act in it no more from then on. Raises Refused: ENDS_BEFORE_TODAY,
    ENDS_SOONER, and LAST_AREA when nobody would be left in the process who appoints and loads.
    """
    now = clock.now()
    until = at or now
    if until < now:
        raise Refused(Reason.ENDS_BEFORE_TODAY)
    # First all who hold the same, in their order, and then this one: two who end each other wait, and do not deadlock.
    alone = capacity.role == Role.AREA and not queries.succeeded(capacity, until)
    # As it is now: somebody else may have ended it since it was looked up, and nothing brings it back.
    capacity.refresh_from_db(fields=["since", "until"], from_queryset=Capacity.objects.select_for_update())
    if capacity.until is not None and capacity.until <= until:
        raise Refused(Reason.ENDS_SOONER, until=timezone.localtime(capacity.until))
    if alone:
        raise Refused(Reason.LAST_AREA)
    ended = [capacity, *(each for each in capacity.delegations.select_related("user") if each.in_force)]
    capacity.until = max(until, capacity.since) if capacity.since else until  # it had not begun: it never does
    capacity.ended_because = motive
    capacity.save(update_fields=["until", "ended_because"])
    if until <= now:
        Session.objects.filter(user__in=[each.user_id for each in ended]).delete()
    later = f", a partir del {day(timezone.localtime(until))}" if until > now else ""
    for each in ended:
        told(each.user, [Notice.CAPACITY_ENDED], by=by, capacity=each.words + later)
    return capacity


@action("person-invited", allowed=may_invite)
def invite(capacity: Capacity, *, by: Capacity) -> str:
    """Open an account for a named person, in *capacity*, and give the one-time code with which she takes it.

    Whoever invites hands the code over: no account needs a mailbox. Raises Refused: NAME_TAKEN, and what
    ``appoint`` or ``delegate`` would.
    """
    user = capacity.user
    if User.objects.filter(username=user.username).exists():
        raise Refused(Reason.NAME_TAKEN, username=user.username)
    user.set_unusable_password()
    user.save(force_insert=True)
    capacity.user = user
    _given(capacity, by=by)
    return _code_for(user)


@action("capacity-kept-to-places", allowed=may_keep_to_places)
def keep_to_places(capacity: Capacity, *, within: Sequence[str], by: Capacity) -> Capacity:
    """Have a representative capture in those places and offices alone (``rules.spot``), or, with none, in all.

    It counts from now on, also in her open sessions.
    """
    capacity.within = list(within)
    capacity.save(update_fields=["within"])
    capacity.__dict__.pop("where", None)  # its words are others
    return _told_of(capacity, Notice.CAPACITY_KEPT, by=by)


@action("access-given-back", allowed=may_reissue)
def reissue(user: User, *, by: Capacity) -> str:
    """Give access back to whoever lost it: her password, factors, sessions and codes end; one new code begins.

    The address of her notices ends too, after it is told of this: it may be of somebody who was there before.
    """
    told(user, [Notice.ACCESS_GIVEN_BACK], by=by)
    empty([user])
    guard_again(user, by=by)
    return _code_for(user)


@action("account-taken", allowed=oneself)
def take(user: User, *, code: str, password: str, by: Oneself) -> None:  # noqa: ARG001
    """Take possession of an account with its one-time code and a password of one's own.

    The code counts once even when two send it at the same instant. Raises Refused: BAD_CODE.
    """
    now = clock.now()
    used = Activation.objects.in_force(now).filter(user=user, digest=digest(code)).update(used_at=now)
    if not used:
        raise Refused(Reason.BAD_CODE)
    user.set_password(password)
    user.save(update_fields=["password"])


@action("session-ended", allowed=oneself)
def end_session(user: User, *, session: Session, by: Oneself) -> None:  # noqa: ARG001
    """End one of one's own sessions, wherever it is open. The record names the person: a session's key is a secret."""
    Session.objects.filter(pk=session.pk, user=user).delete()


@action("email-changed", allowed=oneself)
def change_email(user: User, *, email: str, by: Oneself) -> None:
    """Have the notices of one's account sent to another address, or to none. The former and the new one learn it."""
    former = User.objects.select_for_update().get(pk=user.pk).email
    user.email = email
    user.save(update_fields=["email"])
    for address in dict.fromkeys(filter(None, [former, email])):
        told(user, [Notice.EMAIL_CHANGED], by=by, to=address)


def _told_of(capacity: Capacity, notice: Notice, *, by: Capacity) -> Capacity:
    told(capacity.user, [notice], by=by, capacity=capacity.words)
    return capacity


def _given(capacity: Capacity, *, by: Capacity) -> Capacity:
    now = clock.now()
    if capacity.since is None:
        capacity.since = now
    if capacity.role == Role.AIDE and (capacity.until is None or capacity.until <= now):
        raise Refused(Reason.ENDLESS_DELEGATION)
    if capacity.until is not None and capacity.until <= max(now, capacity.since):
        raise Refused(Reason.BACKWARDS)
    held = Capacity.objects.filter(
        Q(until=None) | Q(until__gt=capacity.since),
        user=capacity.user,
        role=capacity.role,
        scope=capacity.scope,
        on_behalf_of=capacity.on_behalf_of,
    )
    if capacity.until is not None:
        held = held.filter(Q(since=None) | Q(since__lt=capacity.until))
    if held.exists():
        raise Refused(Reason.ALREADY_HELD)
    guard(capacity, by=by)
    capacity.save(force_insert=True)
    Session.objects.filter(user=capacity.user).delete()
    return capacity


def _code_for(user: User) -> str:
    """A fresh code, to be read aloud or written down; the former one is dead."""
    now = clock.now()
    code = codes.mint()
    give([(user, code)], at=now, until=now + CODE_LASTS)
    return code
