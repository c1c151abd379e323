# SPDX-License-Identifier: EUPL-1.2
"""Saying that an aviso was seen."""

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action

from .models import Notice, NoticeSeen
from .notices import queries
from .permissions import may_see_notices
from .rules import Reason


@action("privacy-notice-seen", allowed=may_see_notices)
def see(candidacy: Candidacy, *, notice: Notice | None, seen: str, by: Capacity) -> NoticeSeen:
    """She had before her the words whose digest is *seen*. Said twice, it is once.

    Raises Refused: NOTICE_CHANGED, where other words are in force by now.
    """
    now = queries.in_force(candidacy.process).get(notice.form) if notice else None
    if now is None or notice is None or now.pk != notice.pk or seen != now.digest:
        raise Refused(Reason.NOTICE_CHANGED)
    said, _ = NoticeSeen.objects.get_or_create(
        candidacy=candidacy, notice=now, defaults={"digest": now.digest, "at": clock.now(), "by": by}
    )
    return said
