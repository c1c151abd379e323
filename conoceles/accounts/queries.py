# SPDX-License-Identifier: EUPL-1.2
"""People and capacities, looked up."""

from collections.abc import Sequence
from datetime import datetime
from importlib import import_module

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Count, Max, Q, QuerySet

from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.outbox.models import Message
from conoceles.outbox.queries import for_hands
from conoceles.record import naming

from .models import Activation, Capacity, Session, User
from .reasons import Reason
from .rules import PERMISSIONS, ROLES, Act, Reach, Role
from .rules.sessions import Assurance


def console(username: str | None = None) -> Capacity:
    """The capacity in which a command of the terminal acts.

    With *username*, that person's console capacity. Without, the account «consola», which
    a production installation refuses (``CONOCELES_PRODUCTION``): there a person must answer
    for what a terminal did; where nobody has an account yet, the refusal says how the first is opened.

    Raises Refused: NOBODY_YET, NO_PERSON, UNKNOWN_PERSON.
    """
    if settings.PRODUCTION and not User.objects.filter(is_active=True).exists():
        raise Refused(Reason.NOBODY_YET)
    if username is None:
        if settings.PRODUCTION:
            raise Refused(Reason.NO_PERSON)
        user, _ = User.objects.get_or_create(username="consola", defaults={"is_active": False})
    else:
        found = User.objects.filter(username=username, is_active=True).first()
        if found is None:
            raise Refused(Reason.UNKNOWN_PERSON, username=username)
        user = found
    return Capacity.objects.get_or_create(user=user, role=Role.CONSOLE, scope="")[0]


def capacities(user: User) -> list[Capacity]:
    """The capacities in which *user* may act on a screen now; the console's belongs to the terminal."""
    held = user.capacities.exclude(role=Role.CONSOLE).select_related("on_behalf_of").order_by("role", "scope", "pk")
    return [capacity for capacity in held if capacity.in_force]


def worded(held: Sequence[Capacity]) -> Sequence[Capacity]:
    """*held*, each already with its scope in words, in as many queries for one as for many."""
    for capacity, scope in zip(held, import_module(settings.SCOPES).told(held), strict=True):
        capacity.where = scope.words
    return held


def needed(user: User) -> Assurance:
    """What the sessions of *user* must prove: what the most delicate of her capacities needs."""
    kinds = [ROLES[Role(capacity.role)] for capacity in capacities(user)]
    if any(kind.passkey for kind in kinds):
        return Assurance.PASSKEY
    return Assurance.TWO_FACTORS if any(kind.second_factor for kind in kinds) else Assurance.ONE_FACTOR


def has_second_factor(user: User, *, but: int | None = None) -> bool:
    """Whether *user* enrolled one, other than *but*; recovery codes alone are none."""
    return factors(user).exclude(pk=but).exists()


def has_passkey(user: User, *, but: int | None = None) -> bool:
    """Whether *user* enrolled a passkey, other than *but*."""
    return factors(user).filter(type=Authenticator.Type.WEBAUTHN).exclude(pk=but).exists()


def factors(user: User) -> QuerySet[Authenticator]:
    """The second factors that *user* enrolled: recovery codes are for the day on which she has none of them."""
    return Authenticator.objects.filter(user=user, type__in=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])


def is_staff(held: Sequence[Capacity]) -> bool:
    """Whether the sessions of whoever holds these are the shorter ones."""
    return any(ROLES[Role(capacity.role)].staff for capacity in held)


def people_of(by: Capacity) -> QuerySet[Capacity]:
    """The named people whom a capacity invites: those of its own scope, or of its process."""
    found = Capacity.objects.filter(until=None).select_related("user").order_by("user__name", "user__username")
    if by.role == Role.PARTY_ROOT:
        return found.filter(role=Role.PARTY, scope=by.scope)
    within = Q(scope=by.scope) | Q(scope__startswith=f"{by.scope}/")
    return found.filter(within).exclude(role__in=[Role.CONSOLE, Role.CANDIDACY])


def by_name(by: Capacity) -> QuerySet[Capacity]:
    """Those of them who take their account with a code on a screen: generic accounts go by letter."""
    return people_of(by).exclude(role=Role.PARTY_ROOT)


def not_yet_in(by: Capacity) -> tuple[int, int]:
    """How many of those who go by name have not taken their account, and of how many."""
    absent = Q(user__password__startswith=UNUSABLE_PASSWORD_PREFIX)
    found = (
        by_name(by)
        .order_by()
        .aggregate(absent=Count("user", distinct=True, filter=absent), all=Count("user", distinct=True))
    )
    return found["absent"], found["all"]


def given_by(by: Capacity) -> QuerySet[Capacity]:
    """The capacities that *by* can give and end, those that ended too: an aide's, or those of the process.

    Those of candidacies and the generic ones are of accounts that go by letter: they are not given here.
    """
    found = Capacity.objects.select_related("user", "on_behalf_of__user").order_by(
        "role", "scope", "user__name", "user__username", "pk"
    )
    if PERMISSIONS[Act.DELEGATE].get(Role(by.role)):
        return found.filter(on_behalf_of=by)
    within = Q(scope=by.scope) | Q(scope__startswith=f"{by.scope}/")
    return found.filter(within).exclude(role__in=[Role.CONSOLE, Role.CANDIDACY, Role.PARTY_ROOT])


def asks_two_persons(process: str) -> bool:
    """Whether that process, which later steps know, has whoever reviews, publishes or appoints appointed by two."""
    return bool(import_module(settings.SCOPES).two_persons(process))


def unconfirmed(process: str) -> QuerySet[Capacity]:
    """Capacities in *process* that do not hold until a second person confirms them; not those that ended."""
    found = Capacity.objects.filter(Q(until=None) | Q(until__gt=clock.now()), waits=True, scope=process)
    return found.select_related("user", "asked_by__user", "given_back_by__user").order_by("role", "user__username")


def known_to(by: Capacity) -> QuerySet[User]:
    """The people who are, or were, something that *by* gives: they have an account already."""
    held = given_by(by).order_by().values("user")
    return User.objects.filter(pk__in=held, is_active=True).exclude(pk=by.user_id).order_by("name", "username")


def succeeded(capacity: Capacity, at: datetime) -> bool:
    """Whether somebody else holds at that moment the same as *capacity*, and has taken her account.

    To be asked within an action: all who hold it are locked, so that of the last two only one can end. The
    other may have ended while this waited, after *at* was read: it is asked of the moment the wait was over.
    """
    holders = Capacity.objects.filter(role=capacity.role, scope=capacity.scope).select_related("user").order_by("pk")
    held = list(holders.select_for_update(of=("self",)))
    at = max(at, clock.now())
    return any(
        other.user_id != capacity.user_id
        and (other.since is None or other.since <= at)
        and (other.until is None or at < other.until)
        and other.user.is_active
        and other.user.has_usable_password()
        for other in held
    )


def same_given(capacity: Capacity) -> bool:
    """Whether the very same was given already: to the same person, until the same day, by the same document."""
    same = ("user", "role", "scope", "on_behalf_of", "until", "agreement")
    return Capacity.objects.filter(**{field: getattr(capacity, field) for field in same}).exists()


def scopes(process: str, reach: Reach) -> list[tuple[str, str]]:
    """The keys that a scope of that reach may have after *process*, with their names; later steps know them."""
    found: list[tuple[str, str]] = import_module(settings.SCOPES).named(process, reach)
    return found


def spots(scope: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The offices and the places to which a capacity of that *scope* may be kept, by code and name; see ``scopes``."""
    found: tuple[list[tuple[str, str]], list[tuple[str, str]]] = import_module(settings.SCOPES).spots(scope)
    return found


def named(user: User) -> str:
    """How a message says whose account it tells of: as the record names it."""
    return naming.named(user)


def notices_by_hand(by: Capacity) -> QuerySet[Message]:
    """What the people whom *by* invites must still be told, because neither they nor their party have a mailbox."""
    return for_hands().filter(about__in=invited(by)).order_by("queued_at")


def invited(by: Capacity) -> set[str]:
    """The people whom *by* invites, as messages name them; not herself, who could silence what warns her."""
    people = people_of(by).exclude(user=by.user_id).values_list("user_id", flat=True)
    return {named(User(pk=person)) for person in people}


def open_sessions(user: User) -> QuerySet[Session]:
    """The sessions that *user* has open, the last used first."""
    return Session.objects.filter(user=user, expire_date__gt=clock.now())


def taken_at(user: User) -> datetime | None:
    """When the account of *user* was last taken with a code; None when it never was."""
    return user.activations.aggregate(last=Max("used_at"))["last"]


def activation_of(account: str) -> Activation | None:
    """The code in force of the account of that name, if it has one and may still be taken."""
    return (
        Activation.objects.in_force(clock.now())
        .filter(user__username=account, user__is_active=True)
        .select_related("user")
        .first()
    )
