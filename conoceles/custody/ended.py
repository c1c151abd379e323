# SPDX-License-Identifier: EUPL-1.2
"""Treatment that ended since: blocked, put away, cancelled again, where the older database knows nothing of it."""

from typing import Any

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.vault import ending_actions as vault
from conoceles.vault.models import RecoveryKey

from . import restrictions
from .ending import actions, working
from .models import Destruction, Ending


def again(told: dict[str, Any], *, by: Capacity) -> dict[str, int]:
    """Apply it; how many of each kind. Custodies come first: what is blocked again is closed for those of that day."""
    return {
        "custodies": sum(_custody(row) for row in restrictions.rows(told["custodies"])),
        "blocked": sum(_blocked(row, by) for row in restrictions.rows(told["blocked"])),
        "endings": sum(_ending(row, by) for row in restrictions.rows(told["endings"])),
        "destroyed": sum(_destroyed(row, by) for row in restrictions.rows(told["destroyed"])),
    }


def _custody(row: RecoveryKey) -> bool:
    kept = RecoveryKey.objects.filter(pk=row.pk).first()
    if kept is not None and (kept.ended_at or not row.ended_at):
        return False
    row.save(force_insert=kept is None)
    return True


def _blocked(row: Any, by: Capacity) -> bool:
    return vault.block_again(row, by=by).blocked_at is not None


def _ending(row: Ending, by: Capacity) -> bool:
    """The same act under the same number: whatever lies here with it was asked for and is told of as it became."""
    if Ending.objects.filter(pk=row.pk, at__isnull=False, done_at__isnull=False).exists():
        return False
    if not Process.objects.filter(pk=row.process_id).exists() or (
        row.candidacy_id and not Candidacy.objects.filter(pk=row.candidacy_id).exists()
    ):
        return False  # she came after this database: there is nothing of hers here
    if not _told_as_it_became(row, by):
        return False
    if row.declined_at:
        return True
    if row.stage == Ending.Stage.CANCELLED:
        actions.cancel_again(row, by=by)
    else:
        working.finish(actions.block_again(row, by=by), by=by)
    return True


def _told_as_it_became(row: Ending, by: Capacity) -> bool:
    """Write it; a request that waited here for a second person was given up since, or this one could not be."""
    row.done_at = row.scrubbed_at = None
    for name in ("asked_by", "confirmed_by"):
        known = Capacity.objects.filter(pk=getattr(row, f"{name}_id")).exists()
        if getattr(row, f"{name}_id") and not known:
            setattr(row, name, by)
    if not row.declined_at:
        same = Ending.objects.filter(process=row.process_id, candidacy=row.candidacy_id, stage=row.stage)
        rivals = same.filter(declined_at=None).exclude(pk=row.pk)
        rivals.filter(at=None).update(declined_at=row.at)
        if rivals.exists():
            return False  # the same is in force here by another number
    row.save(force_insert=not Ending.objects.filter(pk=row.pk).exists())
    return True


def _destroyed(row: Destruction, by: Capacity) -> bool:
    if Destruction.objects.filter(what=row.what, number=row.number, place=row.place).exists():
        return False
    row.pk, row.by = None, by
    row.save(force_insert=True)
    return True
