# SPDX-License-Identifier: EUPL-1.2
"""Writing the register."""

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.base import File
from django.utils.module_loading import import_string

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.files.storage import let_go, private
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action

from .followers import followed
from .intake.one import MAPPED, Cells, weigh
from .intake.records import Record
from .models import Acceptance, Candidacy, Correction, ImportRun, Upload
from .movements.importing import Moving
from .permissions import may_correct, may_register, may_upload
from .queries import Edition, cells, changes, edition, whole
from .rules import Reason
from .writing.differing import Told
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

    ``edition`` is what had last been written in the register when the reading began.
    """

    file: str
    digest: str
    layout: str
    mapped: Collection[str]
    edition: Edition
    history: History | None = None


@action("register-imported", allowed=may_register)
def register(
    process: Process, *, arrival: Arrival, records: Iterable[Record], by: Capacity, told: Told | None = None
) -> ImportRun:
    """Make the register of *process* say what *records* say, and hand on the answers that came with them.

    *records* are walked several times. Each candidacy that changes in a register that was not empty is *told*.
    Loading the same file again changes nothing. Raises Refused: REGISTER_CHANGED when somebody else imported or
    corrected while this file was being read.
    """
    Process.objects.select_for_update().get(pk=process.pk)
    if edition(process) != arrival.edition:
        raise Refused(Reason.REGISTER_CHANGED)
    moving = Moving(process)
    merged = merge(process, records, arrival.mapped, told, moving.begin)
    counts: dict[str, Any] = {name: one.to_json() for name, one in merged.items()}
    if arrival.history is not None:
        counts["respuestas"] = import_string(settings.ANSWERS_TAKEN_BY)(
            process,
            history=arrival.history,
            digest=arrival.digest,
            answers=((record.id, slug, given) for record in records for slug, given in record.answers.items()),
            by=by,
        )
    accounts = followed(process, by)
    if accounts:
        counts["cuentas"] = {
            "nuevas": 0,
            "cambiadas": accounts.accounts,
            "cartas": accounts.letters,
            "anuladas": accounts.annulled,
            "cerradas": accounts.closed,
            "reabiertas": accounts.reopened,
        }
    run = ImportRun.objects.create(
        process=process,
        file_name=arrival.file[:200],
        digest=arrival.digest,
        layout=arrival.layout[:60],
        counts=counts,
        at=clock.now(),
        by=by,
    )
    moving.finish(run, by)
    return run


@action("candidacy-added", allowed=may_register)
def add(
    process: Process, *, written: Cells, accepted: Collection[str], correction: Correction, by: Capacity
) -> Correction:
    """Write in the register a candidacy that its file did not bring, for the motive that *correction* states.

    Raises Refused like :func:`correct`.
    """
    Process.objects.select_for_update().get(pk=process.pk)
    record = weigh(process, written).settled(accepted)
    merge(process, [record], MAPPED)
    made = whole().get(pk=UUID(bytes=record.id))
    correction.adds = True
    return _kept(correction, made, {}, by)


@action("candidacy-corrected", allowed=may_correct)
def correct(
    candidacy: Candidacy,
    *,
    written: Cells,
    seen: str,
    accepted: Collection[str],
    correction: Correction,
    by: Capacity,
) -> Correction:
    """Make the register say of *candidacy* what is *written*, for the motive that *correction* states.

    What it says of a person is corrected in all her candidacies; of a formula, for both who are in it. ``seen``
    is the digest of what the register said when the form was opened; ``accepted`` are the codes of the
    warnings that somebody read and says are true. Raises Refused: CANDIDACY_CHANGED, NOTHING_CHANGES,
    ERRORS_FOUND, WARNINGS_FOUND.
    """
    process = Process.objects.select_for_update().get(pk=candidacy.process_id)
    before = cells(whole().get(pk=candidacy.pk))
    if digests.digest(before) != seen:
        raise Refused(Reason.CANDIDACY_CHANGED)
    merge(process, [weigh(process, {**before, **written}, of=candidacy).settled(accepted)], MAPPED)
    corrected = whole().get(pk=candidacy.pk)
    if cells(corrected) == before:
        raise Refused(Reason.NOTHING_CHANGES)
    return _kept(correction, corrected, before, by)


def _kept(correction: Correction, candidacy: Candidacy, before: Cells, by: Capacity) -> Correction:
    """*correction*, with what it changed; former values only where the process does not say that they go."""
    process = candidacy.process
    correction.changes = changes(process, before, cells(candidacy))
    if process.parameters.get("correction_history", {}).get("value") is False:
        correction.changes = [{"field": change["field"]} for change in correction.changes]
    correction.followed = followed(process, by)
    correction.candidacy, correction.by, correction.at = candidacy, by, clock.now()
    correction.salt = secrets.token_hex(16)
    correction.digest = digests.digest(
        {
            "salt": correction.salt,
            "changes": correction.changes,
            "motive": correction.motive,
            "document": correction.document,
            "dated": correction.dated.isoformat() if correction.dated else "",
        }
    )
    correction.save(force_insert=True)
    return correction


@action("import-received", allowed=may_upload)
def receive(upload: Upload, *, content: File, by: Capacity) -> Upload:
    """Keep *content* privately as *upload*, new, to be read and then loaded; the one it replaces is put aside.

    Raises Refused: SETTLED, for one that cannot be replaced any more.
    """
    if upload.replaces is not None:
        _settle(upload.replaces, Upload.State.REPLACED)
    upload.by, upload.at, upload.size = by, clock.now(), content.size
    content.seek(0)
    upload.digest = digests.of_file(content)
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
    let_go(upload.file)
    return upload
