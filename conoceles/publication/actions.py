# SPDX-License-Identifier: EUPL-1.2
"""Freezing and showing. What lies between, the bake, writes nothing in the database."""

from datetime import datetime

from django.db import transaction

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action

from . import queries, rules, shelf
from .models import Release
from .permissions import may_freeze, may_show


@action("release-frozen", allowed=may_freeze)
def freeze(process: Process, *, digest: str, frozen_at: datetime, by: Capacity) -> Release:
    """Note that what was read at *frozen_at*, with that *digest*, is to be the next release.

    The reading itself is :func:`conoceles.publication.freezing.frozen`, which holds no lock. A freeze
    that was never shown is replaced: the record keeps both, the public sees no gap in the numbers.
    """
    last = queries.shown(process)
    number = rules.next_number(shown=last.number if last else 0, visible=shelf.of(process.slug).visible)
    release, _ = Release.objects.update_or_create(
        process=process, number=number, defaults={"digest": digest, "frozen_at": frozen_at, "frozen_by": by}
    )
    return release


@action("release-shown", allowed=may_show)
def show(release: Release, *, manifest: str, by: Capacity) -> Release:
    """Show *release*, whose files are whole and signed: the public's link moves once this is committed.

    ``manifest`` is the SHA-256 of its SHA256SUMS. A death between the commit and the move is mended by
    :func:`conoceles.publication.shelf.settle`. Raises Refused: ALREADY_SHOWN, OVERTAKEN,
    SAME_PERSON.
    """
    last = queries.shown(release.process)
    if queries.approved_alone(release.process, until=release.frozen_at, by=by):
        raise Refused(rules.Reason.SAME_PERSON)
    rules.check_showing(
        number=release.number, already=release.shown_at is not None, last_shown=last.number if last else 0
    )
    release.manifest, release.shown_at, release.shown_by = manifest, clock.now(), by
    release.save(update_fields=["manifest", "shown_at", "shown_by"])
    transaction.on_commit(lambda: shelf.of(release.process.slug).settle(release.number))
    return release
