# SPDX-License-Identifier: EUPL-1.2
"""One-time codes: given, many at a time, and tried.

Wrong, expired, used, replaced, foreign and guessed codes get one and the same answer. A code is tried against
the account it is bound to: what the database is asked never depends on what was typed as a code, and the digests
are compared in constant time.
"""

import hmac
from collections.abc import Iterable
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from conoceles.kernel import codes, digests
from conoceles.kernel.refusals import Refused

from . import guessing, queries
from .models import Activation, Session, User
from .reasons import Reason

#: What the code of an account that has none in force is compared with: nothing has this digest.
_NOTHING = "0" * 64


def give(given: Iterable[tuple[User, str]], *, at: datetime, until: datetime) -> list[Activation]:
    """Bind each code to its account, where only its digest stays; codes given before are dead.

    To be called within an action: whoever gives codes gives access.
    """
    pairs = list(given)
    users = [user for user, _ in pairs]
    Activation.objects.filter(user__in=users, used_at=None, superseded_at=None).update(superseded_at=at)
    return Activation.objects.bulk_create(
        [Activation(user=user, digest=digest(code), given_at=at, expires_at=until) for user, code in pairs]
    )


def empty(users: Iterable[User]) -> None:
    """Nobody is in these accounts any more: passwords, second factors, sessions, known places and addresses end.

    Whoever comes next says where her notices go; until then they go to her representation, or are told by hand. To be
    called within an action, before a new code is given.
    """
    accounts = list(users)
    for user in accounts:
        user.set_unusable_password()
        user.email = ""
    User.objects.bulk_update(accounts, ["password", "email"], batch_size=500)
    guessing.forget([user.username for user in accounts])
    Authenticator.objects.filter(user__in=accounts).delete()
    Session.objects.filter(user__in=accounts).delete()


def digest(code: str) -> str:
    """The digest under which a code is kept, however it was typed."""
    return digests.digest(codes.read(code) or "")


def activate(request: HttpRequest, *, account: str, code: str) -> Activation:
    """The activation of *account* (a user name as typed) that *code* opens now.

    What cannot be a code at all, because its check letters do not agree, spends no guess: it was badly copied.
    Guesses at codes are counted apart from those at passwords. Raises Refused: BAD_CODE; MUST_WAIT, with
    ``opens_at``.
    """
    name = account.strip().lower()
    if codes.read(code) is None:
        raise Refused(Reason.BAD_CODE)
    guess = guessing.begin(request, f"{name} activación")
    if guess.opens_at is not None:
        raise Refused(Reason.MUST_WAIT, opens_at=guess.opens_at)
    found = queries.activation_of(name)
    if not hmac.compare_digest(found.digest if found else _NOTHING, digest(code)) or found is None:
        raise Refused(Reason.BAD_CODE)
    guess.was_right()
    return found
