# SPDX-License-Identifier: EUPL-1.2
"""Opening the window again for one candidacy."""

from datetime import date
from zoneinfo import ZoneInfo

from conoceles.accounts.models import Capacity
from conoceles.candidacies.holding import hold
from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Opening
from conoceles.capture.permissions import may_open
from conoceles.capture.rules import Reason
from conoceles.elections.models import Agreement
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action


@action("capture-opened", allowed=may_open)
def open_window(
    candidacy: Candidacy, *, last_day: date, reason: str, agreement: Agreement | None = None, by: Capacity
) -> Opening:
    """Let her send until the end of *last_day*, for *reason*; what it rests on, where there is an agreement.

    Raises Refused: NOT_REGISTERED, LAST_DAY_PAST, WITHOUT_REASON.
    """
    if not reason.strip():
        raise Refused(Reason.WITHOUT_REASON)
    return _opened(candidacy, last_day, reason.strip(), by, agreement=agreement)


@action("capture-opened-to-correct", allowed=may_open)
def open_for_correction(
    candidacy: Candidacy, *, last_day: date | None, continues: Opening | None = None, by: Capacity
) -> Opening:
    """Let her send what was observed in it; without *last_day* the process has not decided until when.

    *continues* is the opening of the correction that she had asked for, where that is what is returned.

    Raises Refused: NOT_REGISTERED, LAST_DAY_PAST.
    """
    return _opened(candidacy, last_day, "Para corregir lo observado", by, correction=True, continues=continues)


def _opened(
    candidacy: Candidacy,
    last_day: date | None,
    reason: str,
    by: Capacity,
    *,
    correction: bool = False,
    continues: Opening | None = None,
    agreement: Agreement | None = None,
) -> Opening:
    hold(candidacy)
    if candidacy.status != Candidacy.Status.REGISTERED:
        raise Refused(Reason.NOT_REGISTERED)
    now = clock.now()
    if last_day is not None and last_day < now.astimezone(ZoneInfo(candidacy.process.timezone)).date():
        raise Refused(Reason.LAST_DAY_PAST)
    return Opening.objects.create(
        candidacy=candidacy,
        since=now,
        last_day=last_day,
        correction=correction,
        continues=continues,
        agreement=agreement,
        reason=reason,
        by=by,
    )
