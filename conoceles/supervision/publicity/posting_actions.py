# SPDX-License-Identifier: EUPL-1.2
"""Fixing a document in the estrados, and removing it: each certified by whoever did it, with its day and its hour."""

from datetime import datetime

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.supervision.documents.beginning import not_before
from conoceles.supervision.models import Posting, Version

from . import queries
from .permissions import may_handle_posting, may_post
from .rules import Reason, personal
from .standing import check_standing


@action("estrados-fixed", allowed=may_post)
def fix(version: Version, *, posting: Posting, seen: str, by: Capacity) -> Posting:
    """Write down that *version* was fixed, as *posting*, not yet kept, says: where, when and for how many days.

    Raises Refused: NOT_FINAL, WITHDRAWN, VERSION_CHANGED, HOUR_TO_COME, BEFORE_DOCUMENT, ALREADY_FIXED, SAYS_PERSONAL,
    NO_SUCH_TERM, documents' BEFORE_ALL.
    """
    process = Process.objects.select_for_update().get(pk=version.document.process_id)
    not_before(process, queries.local_day(process, posting.fixed_at))
    check_standing(version, seen)
    if posting.fixed_at > clock.now():
        raise Refused(Reason.HOUR_TO_COME)
    first = queries.first_known(version)
    if first is not None and queries.local_day(process, posting.fixed_at) < first:
        raise Refused(Reason.BEFORE_DOCUMENT, day=first)
    if other := queries.fixed_there(version, posting.place, posting.fixed_at):
        raise Refused(Reason.ALREADY_FIXED, number=other.number)
    _check_said(posting.told, posting.place)
    last = process.postings.order_by("number").last()
    posting.process, posting.version, posting.number = process, version, last.number + 1 if last else 1
    posting.by, posting.written_at = by, clock.now()
    try:
        posting.until = queries.last_day(posting)
    except ValueError:
        raise Refused(Reason.NO_SUCH_TERM) from None
    posting.save(force_insert=True)
    return posting


@action("estrados-removed", allowed=may_handle_posting)
def remove(posting: Posting, *, at: datetime, why: str = "", by: Capacity) -> Posting:
    """Write down that it was removed. Before its term is over, ``why`` says why.

    Raises Refused: SET_ASIDE, ALREADY_REMOVED, HOUR_TO_COME, BEFORE_FIXED, TERM_NOT_OVER, SAYS_PERSONAL.
    """
    kept = _counting(posting)
    if kept.removed_at is not None:
        raise Refused(Reason.ALREADY_REMOVED)
    if at > clock.now():
        raise Refused(Reason.HOUR_TO_COME)
    if at <= kept.fixed_at:
        raise Refused(Reason.BEFORE_FIXED)
    early = queries.local_day(kept.process, at) <= kept.until
    if early and not why:
        raise Refused(Reason.TERM_NOT_OVER, day=kept.until)
    _check_said(why)
    kept.removed_at, kept.removed_by, kept.removed_written_at = at, by, clock.now()
    kept.removed_early = why if early else ""
    kept.save(update_fields=["removed_at", "removed_by", "removed_written_at", "removed_early"])
    return kept


@action("estrados-set-aside", allowed=may_handle_posting)
def set_aside(posting: Posting, *, why: str, by: Capacity) -> Posting:  # noqa: ARG001
    """What was written down as fixed was not, or not so: it counts no more, and stays with why. Raises: SET_ASIDE."""
    kept = _counting(posting)
    kept.set_aside, kept.set_aside_at = why, clock.now()
    kept.save(update_fields=["set_aside", "set_aside_at"])
    return kept


def _counting(posting: Posting) -> Posting:
    kept: Posting = Posting.objects.select_for_update(of=["self"]).select_related("process").get(pk=posting.pk)
    if kept.set_aside:
        raise Refused(Reason.SET_ASIDE)
    return kept


def _check_said(*said: str) -> None:
    """What anybody reads in the estrados, and on the certificates that hang there. Raises Refused: SAYS_PERSONAL."""
    if personal(said):
        raise Refused(Reason.SAYS_PERSONAL)
