# SPDX-License-Identifier: EUPL-1.2
"""Who is in an account no more: codes that died, accounts given again to whoever lost them, addresses that changed."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db.models import F, QuerySet

from conoceles.accounts import activating
from conoceles.accounts.models import Activation, User
from conoceles.kernel import clock, digests
from conoceles.record.models import Entry
from conoceles.record.naming import named


def told(since: datetime) -> dict[str, list[list[str]]]:
    """From *since* on, as plain values. Of an address or a password, what only tells whether another is the same.

    A code that was used is not told: its account is not taken in the older database, and she takes it again with it.
    """
    dead = Activation.objects.filter(superseded_at__gt=since).order_by("pk")
    given = Activation.objects.filter(given_at__gt=since, user__activations__pk__lt=F("pk")).order_by("pk").distinct()
    return {
        "codes": [[str(pk), at.isoformat()] for pk, at in dead.values_list("pk", "superseded_at")],
        "given_back": [[str(pk), str(user)] for pk, user in given.values_list("pk", "user")],
        "addresses": [[str(each.pk), _mark(each, each.email)] for each in _who("email-changed", since=since)],
        "passwords": [[str(each.pk), _mark(each, each.password)] for each in _who("password-changed", since=since)],
        "factors": [
            [str(each.pk), *map(str, Authenticator.objects.filter(user=each).values_list("pk", flat=True))]
            for each in _who("factor-removed", "recovery-codes-renewed", since=since)
        ],
    }


def again(told: dict[str, list[list[str]]]) -> dict[str, int]:
    """Do it again where it is not so; how many of each kind. Nobody has a code that came after: it is issued again."""
    return {
        "given_back": sum(_emptied(*each) for each in told["given_back"]),
        "codes": sum(_dead(pk, datetime.fromisoformat(at)) for pk, at in told["codes"]),
        "addresses": sum(_forgotten(*each) for each in told["addresses"]),
        "passwords": sum(_shut(*each) for each in told["passwords"]),
        "factors": sum(_removed(*each) for each in told["factors"]),
    }


def _who(*acts: str, since: datetime) -> QuerySet[User]:
    about = Entry.objects.filter(action__in=acts, at__gt=since).values_list("about", flat=True).distinct()
    return User.objects.filter(pk__in=[each.rpartition(":")[2] for each in about]).order_by("pk")


def _dead(pk: str, at: datetime) -> int:
    return Activation.objects.filter(pk=pk, used_at=None, superseded_at=None).update(superseded_at=at)


def _emptied(code: str, user: str) -> int:
    found = User.objects.filter(pk=user).first()
    if found is None or Activation.objects.filter(pk=code).exists():
        return 0
    activating.empty([found])
    Activation.objects.filter(user=found, used_at=None, superseded_at=None).update(superseded_at=clock.now())
    return 1


def _forgotten(user: str, mark: str) -> int:
    """The former address may be somebody else's by now: nothing goes to it, and she says the new one again."""
    found = User.objects.filter(pk=user).exclude(email="").first()
    if found is None or _mark(found, found.email) == mark:
        return 0
    return User.objects.filter(pk=user).update(email="")


def _shut(user: str, mark: str) -> int:
    """The former password may be known to whoever it was changed because of; the new one is not known here."""
    found = User.objects.filter(pk=user).first()
    if found is None or not found.has_usable_password() or _mark(found, found.password) == mark:
        return 0
    found.set_unusable_password()
    found.save(update_fields=["password"])
    return 1


def _removed(user: str, *left: str) -> int:
    return Authenticator.objects.filter(user=user).exclude(pk__in=left).delete()[0]


def _mark(user: User, what: str) -> str:
    return digests.digest([named(user), what])
