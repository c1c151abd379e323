# SPDX-License-Identifier: EUPL-1.2
"""Taking a release in: its rows into the register, its texts as approved by it; whole, or not at all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from conoceles.accounts.models import Capacity
from conoceles.candidacies.actions import Arrival, register
from conoceles.candidacies.intake.records import Record, Spool
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import edition
from conoceles.capture.actions import load_history
from conoceles.elections.models import Process, Questionnaire
from conoceles.kernel.refusals import Refused
from conoceles.validation.actions import approve_by_source

from .opening import Card, opened
from .reading import Reading
from .rules import Counted, Reason

#: What a release fills of the register, by the names that layouts give it.
_FILLED = frozenset(
    {"name", "nickname", "sex", "age", "seat", "number", "postulant", "party_of_origin", "reelection", "status",
     "status_on", "registered_on", "agreement", "replaces", "order", "affirmative_actions"}
)  # fmt: skip
#: Told what is being done («read», «write»), how much is done, and of how much.
Told = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken in, or would be: which release, and what its rows have."""

    card: Card
    counted: Counted


def take(
    process: Process,
    place: Path,
    *,
    by: Capacity,
    key: str = "",
    rehearse: bool = False,
    losses_accepted: bool = False,
    told: Told = lambda *_: None,
) -> Taken:
    """Make the empty register of *process* say what the release at *place* says, and its texts approved by it.

    Raises Refused: of ``opening``; OTHER_PROCESS; NOT_EMPTY; FAULTS, with all of them; LOSSES, unless they are accepted
    or nothing is written; and PermissionDenied.
    """
    with opened(place, key=key) as kept, TemporaryFile(dir=_private()) as file:
        if kept.card.process != process.slug:
            raise Refused(Reason.OTHER_PROCESS, other=kept.card.process, slug=process.slug)
        _check_empty(process)
        reading = Reading(process, Spool(file))
        reading.read(kept.rows, kept.card.candidacies, lambda done, size: told("read", done, size))
        if reading.faults:
            raise Refused(Reason.FAULTS, faults=reading.faults, more=reading.more)
        if reading.counted.losses and not (losses_accepted or rehearse):
            raise Refused(Reason.LOSSES, losses={loss: list(who) for loss, who in reading.counted.losses.items()})
        with transaction.atomic():
            _write(process, kept.card, place.name, reading, by=by, told=told)
            transaction.set_rollback(rehearse)
        return Taken(kept.card, reading.counted)


def _check_empty(process: Process) -> None:
    count = Candidacy.objects.filter(process=process).count()
    if count:
        raise Refused(Reason.NOT_EMPTY, slug=process.slug, count=count)


def _write(process: Process, card: Card, name: str, reading: Reading, *, by: Capacity, told: Told) -> None:
    spool = reading.records
    arrival = Arrival(name, card.sums, "publicación", _FILLED, edition(process))
    register(process, arrival=arrival, records=_Watched(spool, told), by=by)
    at = card.frozen_at
    source = load_history(
        process,
        authority=process.authority,
        document=f"publicación {card.number} de sus datos abiertos",
        dated=at.date(),
        digest=card.sums,
        answers=_answers(spool, reading.catalogue.questionnaires),
        at=at,
        by=by,
    )
    approve_by_source(process, source=source, at=at, by=by)


def _answers(
    spool: Spool, questionnaires: dict[tuple[str, int], Questionnaire]
) -> Iterator[tuple[Candidacy, Questionnaire, dict[str, Any]]]:
    for record in spool:
        for which, given in record.answers.items():
            slug, _, version = which.rpartition("@")
            yield Candidacy(pk=UUID(bytes=record.id)), questionnaires[slug, int(version)], given


class _Watched:
    """Records, of which it is told how many were walked: once for every table that is written."""

    def __init__(self, spool: Spool, told: Told) -> None:
        self._spool = spool
        self._told = told

    def __iter__(self) -> Iterator[Record]:
        for number, record in enumerate(self._spool, 1):
            self._told("write", number, self._spool.count)
            yield record


def _private() -> Path:
    folder: Path = settings.PRIVATE / "imports"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
