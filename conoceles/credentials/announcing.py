# SPDX-License-Identifier: EUPL-1.2
"""That letters wait: what whoever answers for an account is told of them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from conoceles.accounts.models import Activation
from conoceles.look.dates import moment

from .letters import found_at
from .models import Account

TEMPLATE = "credentials/mail/ready"


def values(account: Account, now: datetime) -> dict[str, object] | None:
    """Where the letters of *account* are, how many, and until when the first serves; None when none does.

    A generic account is told of all that its representation answers for.
    """
    whose = (
        {"letter__account__postulant": account.postulant}
        if account.candidacy_id is None
        else {"letter__account": account}
    )
    serving = Activation.objects.in_force(now).filter(**whose).order_by("expires_at")
    first = serving.first()
    if first is None:
        return None
    return {
        "who": account.candidacy.person.name if account.candidacy else account.postulant.name,
        "where": found_at(account),
        "until": moment(first.expires_at, ZoneInfo(account.process.timezone)),
        "authority": account.process.authority,
        "letters": serving.count(),
    }
