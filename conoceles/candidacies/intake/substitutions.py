# SPDX-License-Identifier: EUPL-1.2
"""Who replaces whom in a file: somebody who stood, whom nobody else replaces, and never in a round."""

from collections.abc import Mapping
from typing import Protocol

from conoceles.elections.models import Process

from ..models import Candidacy
from .problems import Problem
from .records import Record

#: Rows that the words for a round of substitutions name.
_NAMED = 5


class Note(Protocol):
    """Notes a problem in the row of that number, where the layout's field says."""

    def __call__(self, problem: Problem, number: int, field: str, **facts: object) -> None:
        """Note it; ``facts`` are what its words need."""


class Substitutions:
    """What a file says of whom each replaces. *rows*: those of its candidacies; *unseen*: the rest of the register."""

    def __init__(self, rows: Mapping[bytes, int], unseen: Mapping[bytes, None], note: Note) -> None:
        self._rows, self._unseen, self._note = rows, unseen, note
        self._replaced: dict[bytes, bytes] = {}
        #: Who was the first to replace each.
        self._by: dict[bytes, bytes] = {}

    def look(self, record: Record) -> None:
        """Remember whom *record* replaces, if anybody."""
        if record.replaces is None:
            return
        self._replaced[record.id] = record.replaces
        first = self._by.setdefault(record.replaces, record.id)
        if first != record.id:
            self._tell(Problem.REPLACED_TWICE, record.id, other=f"la fila {self._rows[first]}")

    def finish(self, process: Process, *, all_known: bool) -> None:
        """Look at them once every row was seen. Unless *all_known*, whom nobody knows may be in a row without key."""
        if not self._replaced:
            return
        for one, replaced in self._replaced.items():
            if all_known and replaced not in self._rows and replaced not in self._unseen:
                self._tell(Problem.UNKNOWN_REPLACED, one)
        before = self._of_the_register(process) | self._replaced
        walked: set[bytes] = set()
        for start in self._replaced:
            chain: dict[bytes, None] = {}
            at: bytes | None = start
            while at is not None and at not in walked and at not in chain:
                chain[at] = None
                at = before.get(at)
            walked |= chain.keys()
            if at is not None and at in chain:
                self._tell_round([*chain][[*chain].index(at) :])

    def _of_the_register(self, process: Process) -> dict[bytes, bytes]:
        """Whom those of the register that are not in the file replace; it is told when the file says so of another."""
        register = Candidacy.objects.filter(process=process, replaces__isnull=False)
        found: dict[bytes, bytes] = {}
        for pk, key, name, replaced in register.values_list("pk", "key", "person__name", "replaces").iterator(10_000):
            if pk.bytes not in self._unseen:
                continue
            found[pk.bytes] = replaced.bytes
            if replaced.bytes in self._by:
                self._tell(Problem.REPLACED_TWICE, self._by[replaced.bytes], other=f"«{name}» (clave {key})")
        return found

    def _tell_round(self, members: list[bytes]) -> None:
        """A chain that comes round replaces nobody."""
        if len(members) == 1:
            self._tell(Problem.REPLACES_ITSELF, members[0])
            return
        rows = sorted(self._rows[one] for one in members if one in self._rows)
        beyond = ["el registro"] if len(rows) < len(members) else []
        for number in rows:
            others = [f"la fila {other}" for other in rows[: _NAMED + 1] if other != number][:_NAMED]
            more = ["otras"] if len(rows) - 1 > len(others) else []
            self._note(Problem.REPLACED_IN_A_ROUND, number, "replaces", which=", ".join(others + more + beyond))

    def _tell(self, problem: Problem, one: bytes, **facts: object) -> None:
        self._note(problem, self._rows[one], "replaces", **facts)
