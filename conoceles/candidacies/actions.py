# SPDX-License-Identifier: EUPL-1.2
"""Writing the register."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action

from .intake.records import Record
from .models import ImportRun
from .permissions import may_register
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
