# SPDX-License-Identifier: EUPL-1.2
"""A page that says whose it is, so that what it posts after its session ended can wait for her to sign in again."""

from datetime import timedelta

from django.core.signing import BadSignature, dumps, loads

from .models import User
from .proofs import mark_of

_SALT = "conoceles.accounts.page"
_PAGE_LASTS = 24 * 3600
#: How long what an ended session left waits to be claimed (architecture, identity digests).
LASTS = timedelta(minutes=30)


def signed(user: User, *about: object) -> str:
    """What the page of *user* about that says of itself: nothing once somebody else may be in the account."""
    return dumps([str(user.pk), mark_of(user), *(str(each) for each in about)], salt=_SALT)


def owner(page: str, *about: object) -> User | None:
    """For whom that *page* was made, if it was about that and the account is still hers."""
    try:
        user, mark, *named = loads(page, salt=_SALT, max_age=_PAGE_LASTS)
    except BadSignature:
        return None
    found = User.objects.filter(pk=user, is_active=True).first()
    return found if found is not None and mark == mark_of(found) and named == [str(each) for each in about] else None
