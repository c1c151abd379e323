# SPDX-License-Identifier: EUPL-1.2
"""What was written down of a remission by mistake counts no more, the last first; and a receipt that came late.

Each takes back, in one transaction, the steps that it took in the routes of what the package carries, and with them
their clocks and what they met. What proves it stays where it was, with why it does not count.
"""

from datetime import date

from django.db.models import QuerySet

from conoceles.accounts.models import Capacity
from conoceles.elections.queries import today
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.supervision.documents import step_actions
from conoceles.supervision.documents.rules.words import Verb
from conoceles.supervision.models import Remission, Reply, RouteStep, Sending
from conoceles.supervision.obligations import actions as obligations

from . import queries
from .filing import file
from .holding import locked
from .permissions import may_note_reply, may_set_reply_aside, may_work
from .rules import Reason


@action("remission-informing-set-aside", allowed=may_work)
def set_informing_aside(remission: Remission, *, why: str, by: Capacity) -> Remission:
    """The commission was not told. Raises Refused: WITHDRAWN, NOT_INFORMED; documents' NOT_LAST."""
    kept = locked(remission)
    seen, on = queries.bare(kept), kept.informed_on
    if on is None or seen.package is None:
        raise Refused(Reason.NOT_INFORMED)
    kept.informed_on = None
    kept.save(update_fields=["informed_on"])
    for version in seen.package.versions.select_related("document__routes", "document__modifies__routes"):
        step = queries.remit_step(version.document, Verb.INFORM)
        if step is not None:
            _take_back(version.document.steps.filter(step=step.key, on=on, set_aside=""), why, by)
    return kept


@action("remission-reply-set-aside", allowed=may_set_reply_aside)
def set_reply_aside(reply: Reply, *, why: str, by: Capacity) -> Reply:
    """INE did not answer that; the term that it was said to give is owed no more.

    Raises Refused: WITHDRAWN, SET_ASIDE, NOT_LAST; documents' NOT_LAST.
    """
    remission = locked(reply.sending.package.remission)
    kept = Reply.objects.get(pk=reply.pk)
    if kept.set_aside:
        raise Refused(Reason.SET_ASIDE)
    seen = queries.bare(remission)
    if remission.informed_on is not None or seen.sending is None or seen.sending.pk != kept.sending_id:
        raise Refused(Reason.NOT_LAST)
    kept.set_aside = why
    kept.save(update_fields=["set_aside"])
    _take_back(kept.steps.filter(set_aside=""), why, by)
    if kept.obligation is not None:
        obligations.set_term_aside(kept.obligation, why=why, by=by)
    return kept


@action("remission-sending-set-aside", allowed=may_note_reply)
def set_sending_aside(sending: Sending, *, why: str, by: Capacity) -> Sending:
    """It was not sent, or not so: whatever it met is owed again, and its package may be sent.

    Raises Refused: WITHDRAWN, SET_ASIDE, NOT_LAST; documents' NOT_LAST.
    """
    remission = locked(sending.package.remission)
    kept = Sending.objects.get(pk=sending.pk)
    if kept.set_aside:
        raise Refused(Reason.SET_ASIDE)
    last = queries.bare(remission).sending
    if last is None or last.pk != kept.pk or last.reply is not None:
        raise Refused(Reason.NOT_LAST)
    kept.set_aside = why
    kept.save(update_fields=["set_aside"])
    _take_back(kept.steps.filter(set_aside=""), why, by)
    for met in kept.fulfilments.filter(set_aside=""):
        obligations.reopen(met, why=why, by=by)
    return kept


@action("remission-receipt-kept", allowed=may_note_reply)
def keep_receipt(sending: Sending, *, on: date, content: bytes, by: Capacity) -> Sending:  # noqa: ARG001
    """Keep the receipt of a sending that was written down without it: once, with the day on which it came.

    Raises Refused: WITHDRAWN, SET_ASIDE, RECEIPT_THERE, DAY_TO_COME, BEFORE_SENT, FILE_TOO_LARGE, WRONG_KIND.
    """
    remission = locked(sending.package.remission)
    kept = Sending.objects.get(pk=sending.pk)
    if kept.set_aside:
        raise Refused(Reason.SET_ASIDE)
    if kept.file:
        raise Refused(Reason.RECEIPT_THERE)
    if on > today(remission.process):
        raise Refused(Reason.DAY_TO_COME)
    if on < kept.on:
        raise Refused(Reason.BEFORE_SENT, day=kept.on)
    file(kept, content, remission.process)
    kept.receipt_on = on
    kept.save(update_fields=["file", "file_digest", "size", "receipt_on"])
    return kept


def _take_back(steps: QuerySet[RouteStep], why: str, by: Capacity) -> None:
    for step in steps.select_related("document__routes", "document__modifies__routes"):
        step_actions.set_aside(step, why=why, by=by)
