# SPDX-License-Identifier: EUPL-1.2
"""Writing the register."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils.module_loading import import_string

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.files.storage import private
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action

from .intake.records import Record
from .models import Acceptance, ImportRun, Upload
from .permissions import may_register, may_upload
from .rules import Reason
from .writing.merging import merge


@dataclass(frozen=True, slots=True)
class History:
    """Whose answers a file brings: the authority that captured and approved them, in which document, of when."""

    authority: str
    document: str
    dated: date


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that was read and questioned: its name and digest, by which layout, and what that maps.

    ``last_run`` is the last import when the reading began.
    """

    file: str
    digest: str
    layout: str
    mapped: Collection[str]
    last_run: int | None
    history: History | None = None


@action("register-imported", allowed=may_register)
def register(process: Process, *, arrival: Arrival, records: Iterable[Record], by: Capacity) -> ImportRun:
    """Make the register of *process* say what *records* say, and hand on the answers that came with them.

    *records* are walked several times. Loading the same file again changes nothing. Raises
    Refused: REGISTER_CHANGED when somebody else imported while this file was being read.
    """
    Process.objects.select_for_update().get(pk=process.pk)
    last = ImportRun.objects.filter(process=process).order_by("-pk").values_list("pk", flat=True).first()
    if last != arrival.last_run:
        raise Refused(Reason.REGISTER_CHANGED)
    counts: dict[str, Any] = {
        name: merged.to_json() for name, merged in merge(process, records, arrival.mapped).items()
    }
    if arrival.history is not None:
        counts["respuestas"] = import_string(settings.ANSWERS_TAKEN_BY)(
            process,
            history=arrival.history,
            digest=arrival.digest,
            answers=((record.id, slug, given) for record in records for slug, given in record.answers.items()),
            by=by,
        )
    return ImportRun.objects.create(
        process=process,
        file_name=arrival.file[:200],
        digest=arrival.digest,
        layout=arrival.layout[:60],
        counts=counts,
        at=clock.now(),
        by=by,
    )


@action("import-received", allowed=may_upload)
def receive(upload: Upload, *, content: File, by: Capacity) -> Upload:
    """Keep *content* privately as *upload*, new, to be read and then loaded; the one it replaces is put aside.

    Raises Refused: SETTLED, for one that cannot be replaced any more.
    """
    if upload.replaces is not None:
        _settle(upload.replaces, Upload.State.REPLACED)
    upload.by, upload.at, upload.size = by, clock.now(), content.size
    content.seek(0)
    upload.digest = hashlib.file_digest(content, "sha256").hexdigest()
    upload.file_name = upload.file_name[-200:]
    content.seek(0)
    upload.file = private().save(f"uploads/{upload.process.slug}/{upload.pk}", content)
    upload.save(force_insert=True)
    return upload


@action("import-warning-accepted", allowed=may_upload)
def accept(upload: Upload, *, problem: str, digest: str, by: Capacity) -> Acceptance:
    """Say that the warnings of one kind, those of that *digest*, were read and are true.

    Raises Refused: SETTLED, NO_SUCH_WARNING, ALREADY_ACCEPTED.
    """
    kept = Upload.objects.select_for_update().get(pk=upload.pk)
    if kept.settled:
        raise Refused(Reason.SETTLED)
    if (problem, digest) not in {(one["problem"], one["digest"]) for one in kept.summary.get("warnings", ())}:
        raise Refused(Reason.NO_SUCH_WARNING)
    made, fresh = Acceptance.objects.get_or_create(
        upload=kept, problem=problem, digest=digest, defaults={"by": by, "at": clock.now()}
    )
    if not fresh:
        raise Refused(Reason.ALREADY_ACCEPTED)
    return made


@action("import-cancelled", allowed=may_upload)
def cancel(upload: Upload, *, by: Capacity) -> Upload:  # noqa: ARG001
    """It will not be loaded. Raises Refused: SETTLED."""
    return _settle(upload, Upload.State.CANCELLED)


def _settle(upload: Upload, state: Upload.State) -> Upload:
    """Nothing more is to come of it; its file goes once this is certain."""
    if not Upload.objects.filter(pk=upload.pk, settled_at=None).update(state=state, settled_at=clock.now(), file=""):
        raise Refused(Reason.SETTLED)
    file = upload.file
    transaction.on_commit(lambda: private().delete(file))
    return upload
