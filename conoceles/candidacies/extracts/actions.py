# SPDX-License-Identifier: EUPL-1.2
"""Taking the register out for INE."""

import hashlib
from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Extract
from conoceles.elections.models import Process
from conoceles.files.storage import private
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action

from . import files, queries, rules
from .columns import LIST
from .permissions import may_extract
from .rules import Reason

_NAMES = tuple(name for name, _ in LIST)


@action("register-extracted", allowed=may_extract)
def extract(process: Process, *, seen: int, since: Extract | None = None, by: Capacity) -> Extract:
    """Take the approved candidacies as they are now, and what changed *since* an extract, or since the last one.

    With the first go all movements until then, so that none is missing from what INE receives.

    *seen* is the number of the last extract that whoever asks saw, 0 for none: the same is not taken twice. Movements
    wait meanwhile, as they do for one another. Raises Refused: ALREADY_TAKEN, NOTHING_CHANGED; FILE_GONE of *since*.
    """
    process = Process.objects.select_for_update().get(pk=process.pk)
    last = queries.last(process)
    if (last.number if last else 0) != seen:
        raise Refused(Reason.ALREADY_TAKEN)
    base, now = since or last, clock.now()
    rows = queries.rows(process, _NAMES)
    changes = _changes(process, base, rows, now)
    if base and not changes:
        raise Refused(Reason.NOTHING_CHANGED)
    content = files.Content(
        process=process,
        number=seen + 1,
        since=base.number if base else None,
        at=now.astimezone(ZoneInfo(process.timezone)).isoformat(timespec="seconds"),
        rows=rows,
        changes=changes,
    )
    kept = [_kept(process, name, written) for name, written in content.files().items()]
    return Extract.objects.create(
        process=process,
        number=content.number,
        since=base,
        at=now,
        by=by,
        files=kept,
        counts={
            "standing": len(content.standing),
            "ended": len(rows) - len(content.standing),
            "changes": len(changes),
        },
        digest=digests.digest({each["name"]: each["digest"] for each in kept}),
    )


def _changes(process: Process, base: Extract | None, rows: list[queries.Row], now: datetime) -> list[rules.Change]:
    before = files.rows_of(files.content_of(base, base.everything)) if base else rows
    return rules.delta(
        queries.state(before),
        queries.state(rows),
        queries.effects(process, after=base.at if base else None, until=now),
        keeps_names=process.parameters.get("correction_history", {}).get("value") is not False,
    )


def _kept(process: Process, name: str, content: bytes) -> dict[str, str | int]:
    digest = hashlib.sha256(content).hexdigest()
    path = private().save(f"extracts/{process.slug}/{digest[:16]}-{name}", ContentFile(content))
    return {"name": name, "path": path, "digest": digest, "size": len(content)}
