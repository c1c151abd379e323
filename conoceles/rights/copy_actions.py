# SPDX-License-Identifier: EUPL-1.2
"""Keeping a copy for a day, handing it over, and letting it go."""

import hashlib
from datetime import datetime, timedelta

from django.core.files.base import ContentFile

from conoceles.accounts.models import Capacity
from conoceles.candidacies.holding import hold
from conoceles.candidacies.models import Candidacy
from conoceles.files.storage import let_go, private
from conoceles.kernel import clock, codes
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.record.clerk import Clerk
from conoceles.vault import queries as vault

from . import queries, rules
from .copying import sealed, writing
from .copying.writing import Made
from .keeping import COPIES, kept_file
from .models import Copy, Request
from .permissions import may_copy, may_hand_copy, may_let_copy_go, may_take_copy
from .rules import SHORT, Deed, Effect, Reason, Way
from .telling import has_account

#: How long its file lies there.
LASTS = timedelta(hours=24)


@action("own-data-copied", allowed=may_copy)
def keep(candidacy: Candidacy, *, made: Made, by: Capacity) -> Copy:
    """Keep what was *made*, in place of any former one. Nothing sealed is in it.

    Raises Refused: MADE_BEFORE, where her treatment ended since: it holds what is put away by now.
    """
    hold(candidacy)  # who puts away of her meanwhile waits, and takes this copy too
    now = clock.now()
    if any(since >= made.at for since in _ended_at(candidacy)):
        raise Refused(Reason.MADE_BEFORE)
    for former in Copy.objects.filter(candidacy=candidacy).exclude(file=""):
        _gone(former)
    path = private().save(f"{COPIES}/{codes.short(16)}.zip", ContentFile(made.content))
    return Copy.objects.create(
        candidacy=candidacy, at=now, by=by, rows=made.rows, file=path, expires_at=now + LASTS,
        digest=hashlib.sha256(made.content).hexdigest(),
    )  # fmt: skip


@action("own-copy-downloaded", allowed=may_take_copy)
def take(copy: Copy, *, by: Capacity) -> bytes:
    """The copy, with what is sealed opened before her alone; it is in her hands.

    Of what cannot be opened today she is still owed. Raises Refused: FILE_GONE.
    """
    kept = Copy.objects.select_for_update().get(pk=copy.pk)
    if kept.expires_at <= clock.now():
        raise Refused(Reason.FILE_GONE)
    content = queries.content_of(kept.file, kept.digest)
    opened = sealed.opened(copy.candidacy, by=by)
    if kept.handed_at is None and sealed.LATER not in opened.values():
        kept.handed_at = clock.now()
        kept.save(update_fields=["handed_at"])
    return writing.with_sealed(content, opened) if opened else content


@action("copy-printed", allowed=may_hand_copy)
def to_print(request: Request, *, by: Capacity) -> bytes:  # noqa: ARG001
    """The index, for the desk to print and hand over: neither what is sealed, nor what she has not sent.

    Raises Refused: as ``rules.check_paper_copy``.
    """
    return writing.index(_to_hand(request).candidacy, at=clock.now())


@action("copy-handed-over", allowed=may_hand_copy)
def hand_over(request: Request, *, receiver: str, acuse: bytes, by: Capacity) -> Copy:
    """Say that she has it on paper, with her signed receipt.

    Raises Refused: as ``rules.check_paper_copy`` and ``credentials.rules.acuse_kind``.
    """
    candidacy = _to_hand(request).candidacy
    path, digest = kept_file(acuse)
    now = clock.now()
    return Copy.objects.create(
        candidacy=candidacy, at=now, by=by, rows=0, digest=digest, expires_at=now, handed_at=now,
        received_by=receiver.strip()[:SHORT], acuse=path, acuse_digest=digest,
    )  # fmt: skip


@action("own-copy-let-go", allowed=may_let_copy_go)
def let_copy_go(copy: Copy, *, by: Clerk) -> Copy:  # noqa: ARG001
    """Destroy the file of a copy whose term is over."""
    return _gone(copy)


def _ended_at(candidacy: Candidacy) -> list[datetime]:
    key = vault.ended(candidacy.pk, process=candidacy.process.slug)
    return [at for at in (key.blocked_at, key.shredded_at) if at] if key else []


def _to_hand(request: Request) -> Request:
    kept = queries.held(request)
    rules.check_paper_copy(
        account=has_account(kept),
        notified=kept.steps.filter(deed=Deed.NOTIFIED).exists(),
        owed=kept.way == Way.PAPER and kept.effects.filter(effect=Effect.COPY, done_at=None).exists(),
    )
    return kept


def _gone(copy: Copy) -> Copy:
    let_go(copy.file)
    copy.file = ""
    copy.save(update_fields=["file"])
    return copy
