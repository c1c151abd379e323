# SPDX-License-Identifier: EUPL-1.2
"""Preparing previews and closing them; opening their pages, commenting on them, and answering."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.queries import named
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.outbox.actions import queue
from conoceles.outbox.models import Message
from conoceles.publication.models import CouncilPreview, PreviewComment, PreviewVisit
from conoceles.record.action import Actor, action
from conoceles.record.draft import draft

from . import queries, rules
from .permissions import may_answer, may_close, may_comment, may_look, may_prepare
from .rules import Reason


@action("preview-prepared", allowed=may_prepare)
def prepare(process: Process, *, preview: CouncilPreview, days: str = "", by: Capacity) -> CouncilPreview:
    """Let the Consejo General see *preview*, whose files are whole, in place of the one before.

    Of the first of each release whoever sees any of it is told by mail; *days* says when it may be looked at.
    """
    Process.objects.select_for_update().get(pk=process.pk)
    now = clock.now()
    process.council_previews.filter(over_at=None).update(over_at=now, over=CouncilPreview.Over.REPLACED)
    preview.process, preview.made_by, preview.made_at, preview.checked_at = process, by, now, preview.frozen_at
    preview.turn = process.council_previews.filter(number=preview.number).count() + 1
    preview.save(force_insert=True)
    if preview.turn == 1:
        _tell(preview, days, by)
    return preview


def _tell(preview: CouncilPreview, days: str, by: Capacity) -> None:
    process = preview.process
    for each in queries.members(process):
        user = each.capacity.user
        if user.email and may_look(each.capacity, preview):
            values = {
                "who": user.name or user.username,
                "number": preview.number,
                "days": days,
                "authority": process.authority,
            }
            message = Message(template="previewing/mail/ready", values=values, to=user.email, about=named(user))
            queue(message, by=by)


@action("preview-closed", allowed=may_close)
def close(preview: CouncilPreview, *, over: CouncilPreview.Over, by: Actor) -> CouncilPreview:  # noqa: ARG001
    """Show *preview* no more. What is over already stays as it ended."""
    kept = CouncilPreview.objects.select_for_update().get(pk=preview.pk)
    if kept.over_at is None:
        kept.over_at, kept.over = clock.now(), over
        kept.save(update_fields=["over_at", "over"])
    return kept


@action("preview-opened", allowed=may_look)
def begin(preview: CouncilPreview, *, page: str, by: Capacity) -> PreviewVisit:
    """The first page that somebody opens on a day: the record has one line for that day."""
    return _visit(preview, page, by)


@draft(allowed=may_look)
def turn_to(preview: CouncilPreview, *, page: str, by: Capacity) -> PreviewVisit:
    """One more page on the same day: in the list of what was opened, and not in the record."""
    return _visit(preview, page, by)


def _visit(preview: CouncilPreview, page: str, by: Capacity) -> PreviewVisit:
    return PreviewVisit.objects.create(preview=preview, page=page, by=by, at=clock.now())


@action("preview-commented", allowed=may_comment)
def comment(preview: CouncilPreview, *, text: str, page: str, by: Capacity) -> PreviewComment:
    """Say something of *page*, or with none of the whole. It is no instruction, and changes nothing.

    Raises Refused: NOTHING_SAID, TOO_LONG, and whatever :func:`queries.days_for` says.
    """
    kept = CouncilPreview.objects.select_for_update(of=["self"]).select_related("process").get(pk=preview.pk)
    now = clock.now()
    reason = queries.days_for(by, kept, now).reason
    if reason is not None:
        raise Refused(reason)
    said = rules.check_words(text)
    return PreviewComment.objects.create(preview=kept, page=page, text=said, by=by, at=now)


@action("preview-comment-answered", allowed=may_answer)
def answer(kept: PreviewComment, *, text: str, attended: bool, by: Capacity) -> PreviewComment:
    """Answer a comment, once; *attended* says that something was done. Raises Refused: ANSWERED_ALREADY, as comment."""
    said = rules.check_words(text)
    found = PreviewComment.objects.select_for_update().get(pk=kept.pk)
    if found.state != PreviewComment.State.WAITING:
        raise Refused(Reason.ANSWERED_ALREADY)
    states = PreviewComment.State
    found.state = states.ATTENDED if attended else states.ANSWERED
    found.answer, found.answered_by, found.answered_at = said, by, clock.now()
    found.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    return found
