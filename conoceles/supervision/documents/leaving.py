# SPDX-License-Identifier: EUPL-1.2
"""What was typed in a draft and came when the session had ended: it waits half an hour for that account alone."""

from conoceles.accounts.actions import Oneself
from conoceles.accounts.models import User
from conoceles.accounts.pages import LASTS
from conoceles.accounts.proofs import mark_of
from conoceles.accounts.queries import capacities
from conoceles.kernel import clock
from conoceles.record.draft import draft
from conoceles.supervision.models import Document, LeftDraft

from .permissions import may_draft


def may_leave(by: Oneself, document: Document) -> bool:
    """Whoever would be allowed to write it in one of her capacities, were her session still open."""
    return any(may_draft(held, document) for held in capacities(by.user))


@draft(allowed=may_leave)
def leave(document: Document, *, texts: dict[str, str], seen: int, by: Oneself) -> LeftDraft:
    """Keep *texts*, which stood on *seen* saves, until she signs in again; the last ones win."""
    forget()
    values = {"texts": texts, "seen": seen, "mark": mark_of(by.user), "kept_at": clock.now()}
    return LeftDraft.objects.update_or_create(document=document, user=by.user, defaults=values)[0]


def left_by(user: User, document: Document) -> LeftDraft | None:
    """What *user* left of it, while it lasts and the account is hers: not what a former holder left."""
    found = LeftDraft.objects.filter(document=document, user=user, mark=mark_of(user))
    return found.filter(kept_at__gt=clock.now() - LASTS).first()


def forget() -> int:
    """Delete what nobody claimed in time. How many there were."""
    return LeftDraft.objects.filter(kept_at__lte=clock.now() - LASTS).delete()[0]
