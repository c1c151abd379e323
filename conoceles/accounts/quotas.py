# SPDX-License-Identifier: EUPL-1.2
"""What an account asks for is counted before it is done, also when it then fails: what costs is the doing."""

from django.conf import settings
from django.db import transaction
from django.forms import Form
from django.utils import timezone

from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence

from .models import Spending, User
from .phrases import PHRASES
from .reasons import Reason
from .rules.quotas import HOUR, Spent, Tally
from .rules.quotas import spend as spent


def spend(user: User, what: Spent, amount: int = 1) -> None:
    """Count *amount* of *what*. Raises Refused: QUOTA, with ``most`` an hour and ``opens_at``; nothing is counted then.

    To be called outside of any action: what an action that fails did not keep was asked for all the same.
    """
    now, most = clock.now(), settings.QUOTAS[what]
    with transaction.atomic():
        Spending.objects.bulk_create([Spending(user=user, what=what, count=0, began_at=now)], ignore_conflicts=True)
        row = Spending.objects.select_for_update().get(user=user, what=what)
        tally = spent(Tally(row.count, row.began_at), amount, most=most, now=now)
        if tally is None:
            opens = row.began_at + HOUR if row.count else now
            raise Refused(Reason.QUOTA, what=what, most=most, opens_at=timezone.localtime(opens))
        row.count, row.began_at = tally.count, tally.began
        row.save(update_fields=["count", "began_at"])


def allows(form: Form, field: str, user: User, what: Spent) -> bool:
    """Count what *form* sends; when that is too much, have its *field* say so."""
    try:
        spend(user, what)
    except Refused as refusal:
        form.add_error(field, sentence(refusal, PHRASES))
        return False
    return True
