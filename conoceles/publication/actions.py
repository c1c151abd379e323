# SPDX-License-Identifier: EUPL-1.2
"""Freezing and showing. What lies between, the bake, writes nothing in the database."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.record.clerk import Clerk

from . import queries, rules, shelf
from .freezing import beside
from .gates import opening
from .models import Exit, Release, Scheduled
from .permissions import may_freeze, may_show, may_show_without, may_take_out
from .scheduling.fulfilling import fulfil
from .snapshot import Snapshot


@action("release-frozen", allowed=may_freeze)
def freeze(
    process: Process,
    *,
    digest: str,
    frozen_at: datetime,
    offices: Sequence[str],
    leaving: Iterable[str] = (),
    by: Capacity,
) -> Release:
    """Note that what was read at *frozen_at*, with that *digest*, is to be the next release.

    It tells what was captured for those *offices*.

    The reading itself is :func:`conoceles.publication.freezing.frozen`, which holds no lock. A freeze
    that was never shown is replaced: the record keeps both, the public sees no gap in the numbers.
    *leaving* are the candidacies (ids) of which the shown release says what this one may not. Raises Refused: HELD,
    while nobody answers for a restoration in which not all was as it should be.
    """
    _check_held(process)
    made = {"digest": digest, "frozen_at": frozen_at, "frozen_by": by, "withdrawing": False, "offices": list(offices)}
    return _next(process, made, leaving)


@action("withdrawal-frozen", allowed=may_take_out)
def freeze_without(
    process: Process,
    *,
    source: Release | None,
    digest: str,
    leaving: Iterable[str],
    by: Capacity | Clerk,  # noqa: ARG001
) -> Release:
    """Note that *source*, the shown release, without what is due of *leaving*, is to be the next one.

    It says what was read for *source*, so it was read when that was.
    """
    frozen_at = source.frozen_at if source else clock.now()
    made = {"digest": digest, "frozen_at": frozen_at, "frozen_by": None, "withdrawing": True}
    made["offices"] = source.offices if source else []
    return _next(process, made, leaving)


def _next(process: Process, made: dict[str, Any], leaving: Iterable[str]) -> Release:
    last = queries.shown(process)
    number = rules.next_number(shown=last.number if last else 0, visible=shelf.of(process.slug).visible)
    release, _ = Release.objects.update_or_create(process=process, number=number, defaults=made)
    release.exits.all().delete()
    now = clock.now()
    Exit.objects.bulk_create(Exit(release=release, candidacy_id=who, noticed_at=now) for who in sorted(leaving))
    return release


@action("release-shown", allowed=may_show)
def show(release: Release, *, manifest: str, scheduled: Scheduled | None = None, by: Capacity) -> Release:
    """Show *release*, whose files are whole and signed: the public's link moves once this is committed.

    ``manifest`` is the SHA-256 of its SHA256SUMS. A death between the commit and the move is mended by
    :func:`conoceles.publication.shelf.settle`. Raises Refused: ALREADY_SHOWN, OVERTAKEN,
    SAME_PERSON, CLOSED_MEANWHILE, PART_REFUSES, HELD; of one that was *scheduled*, CANCELLED and OVER too.
    """
    _check_held(release.process)
    if queries.approved_alone(release.process, until=release.frozen_at, by=by):
        raise Refused(rules.Reason.SAME_PERSON)
    if scheduled is not None:  # in the same transaction: it is never shown twice, nor after it was cancelled
        fulfil(scheduled, release)
    beside.check_still(release.process, Snapshot(shelf.of(release.process.slug).freezes / str(release.number)))
    return _shown(release, manifest, by)


@action("withdrawal-shown", allowed=may_show_without)
def show_without(release: Release, *, manifest: str, by: Capacity | Clerk) -> Release:  # noqa: ARG001
    """Show *release*, which says less than the shown one and nothing more. Raises Refused: ALREADY_SHOWN, OVERTAKEN."""
    return _shown(release, manifest, None)


@action("withdrawal-finished", allowed=may_take_out)
def finish_exits(process: Process, *, exits: Iterable[int], by: Capacity | Clerk) -> Process:  # noqa: ARG001
    """Note that what left the site is in no earlier release either."""
    Exit.objects.filter(release__process=process, pk__in=list(exits), done_at=None).update(done_at=clock.now())
    return process


def _check_held(process: Process) -> None:
    if held := import_string(settings.PUBLICATION_HELD_BY)(process):
        raise Refused(rules.Reason.HELD, backup=held)


def _shown(release: Release, manifest: str, by: Capacity | None) -> Release:
    last = queries.shown(release.process)
    rules.check_showing(
        number=release.number, already=release.shown_at is not None, last_shown=last.number if last else 0
    )
    opening.open_offices(release, now=clock.now())
    release.manifest, release.shown_at, release.shown_by = manifest, clock.now(), by
    release.save(update_fields=["manifest", "shown_at", "shown_by"])
    transaction.on_commit(lambda: shelf.of(release.process.slug).settle(release.number))
    return release
