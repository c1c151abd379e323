# SPDX-License-Identifier: EUPL-1.2
"""What a file that is loaded into a register moves: whoever leaves, comes back or comes in somebody's place.

A file names no agreement for it, unless that of who comes; its movements say which file brought them. What else it
changes of places and names is of its import, not of an agreement. The first load of a register moves nobody.
"""

from collections.abc import Iterable
from uuid import UUID

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.kernel import digests

from ..models import Candidacy, ImportRun, Movement
from . import recording
from .orders import Kind

_STATUS = Candidacy.Status
_KINDS = {
    _STATUS.REGISTERED: Kind.RESTORATION,
    _STATUS.SUBSTITUTED: Kind.SUBSTITUTION,
    _STATUS.RESIGNED: Kind.RESIGNATION,
    _STATUS.CANCELLED: Kind.CANCELLATION,
    _STATUS.DECEASED: Kind.DEATH,
}


class Moving:
    """The movements of one load: what was said before it is written, and afterwards, what became of it."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._keys: list[str] = []
        self._before: dict[UUID, dict[str, str]] = {}

    def begin(self, keys: Iterable[str]) -> None:
        """Remember what the register says of those that the file moves."""
        self._keys = list(keys)
        self._before = recording.said(recording.found(self._concerned()))

    def _concerned(self) -> list[UUID]:
        found = Candidacy.objects.filter(process=self._process, key__in=self._keys)
        return list(found.order_by("key").values_list("pk", flat=True))

    def finish(self, run: ImportRun, by: Capacity) -> None:
        """Write a movement for each, now that the register says what the file did."""
        moved = recording.found(self._concerned())
        came = {one.replaces_id: one for one in moved.values() if one.pk not in self._before}
        for one in moved.values():
            if one.pk not in self._before:
                continue
            heir = came.pop(one.pk, None) if one.status != _STATUS.REGISTERED else None
            kind = Kind.SUBSTITUTION if heir else _KINDS[_STATUS(one.status)]
            self._write(kind, one, heir, run, by)
        for heir in came.values():  # in the place of somebody who had left before
            self._write(Kind.SUBSTITUTION, heir.replaces, heir, run, by)

    def _write(self, kind: Kind, candidacy: Candidacy, other: Candidacy | None, run: ImportRun, by: Capacity) -> None:
        movement = Movement(
            process=self._process,
            kind=kind,
            candidacy=candidacy,
            other=other,
            agreement=other.agreement if other else None,
            effective_on=(other.registered_on if other else None) or candidacy.status_on,
            run=run,
            request=digests.digest(["file", run.pk, kind, str(candidacy.pk)]),
            at=run.at,
            by=by,
        )
        moved = {one.pk: one for one in (candidacy, other) if one}
        recording.keep(movement, recording.effects(self._before, moved))
