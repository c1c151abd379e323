# SPDX-License-Identifier: EUPL-1.2
"""What custody puts on record: each drill, each restoration, and who answered for one that was not whole."""

from typing import Any

from conoceles.accounts.models import Capacity
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import Actor, action

from . import reapplying
from .models import Drill, Restoration
from .permissions import may_note_drill, may_restore
from .rules import Reason


@action("restore-drilled", allowed=may_note_drill)
def note_drill(drill: Drill, *, by: Actor) -> Drill:  # noqa: ARG001
    """Keep what came of a drill, passed or not."""
    drill.save(force_insert=True)
    return drill


@action("system-restored", allowed=may_restore)
def note_restoration(restoration: Restoration, *, restrictions: dict[str, Any] | None, by: Capacity) -> Restoration:
    """Keep that this system came back from a backup, and apply to it what *restrictions* tell of since.

    It stays held: what is to leave what is shown has not left it yet.
    """
    restoration.report["again"] = reapplying.again(restrictions, by=by) if restrictions else {}
    restoration.by = by
    restoration.save()
    return restoration


@action("restoration-accepted", allowed=may_restore)
def accept(restoration: Restoration, *, note: str, by: Capacity) -> Restoration:
    """Answer for a restoration that was not as it should be: from now on it may be published over it.

    Raises Refused: NOTHING_HELD, WITHOUT_NOTE.
    """
    kept = Restoration.objects.select_for_update().get(pk=restoration.pk)
    if not kept.held:
        raise Refused(Reason.NOTHING_HELD)
    if not note.strip():
        raise Refused(Reason.WITHOUT_NOTE)
    kept.held, kept.accepted_at, kept.accepted_by, kept.note = False, clock.now(), by, note.strip()
    kept.save(update_fields=["held", "accepted_at", "accepted_by", "note"])
    return kept
