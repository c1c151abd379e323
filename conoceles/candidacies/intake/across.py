# SPDX-License-Identifier: EUPL-1.2
"""What only shows between rows: who is twice, which formula has two heads, and what the register had before.

Half a million rows are remembered in about 300 MB: ids of 16 bytes and row numbers, no text but
the pieces of addresses already given.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from conoceles.elections.models import Process
from conoceles.kernel.names import slug

from ..models import Candidacy
from ..queries import edition
from .by_hand import ByHand
from .catalogue import Seat
from .cells import fold
from .fields import Reader
from .problems import Problem
from .records import Record, Rejected
from .rows import Row
from .substitutions import Substitutions
from .words_by_hand import FIELDS, OF_A_FILE

_NAMED = FIELDS | OF_A_FILE
_SLUG_FITS = 140
_SEATS = [Candidacy.Seat.TITULAR.value, Candidacy.Seat.ALTERNATE.value]
_SEAT_WORDS = ["titular", "suplente"]


@dataclass(slots=True)
class _Formula:
    """What is remembered of a formula: where it stands, what its members share, its first row, who holds each seat."""

    stands: tuple[Any, ...]  # position, territory, folded number
    shared: tuple[Any, ...]
    row: int
    holders: list[int]  # row of each seat, in the order of _SEATS; 0 where nobody holds it


class Across:
    """Looks at each record against all before it, and against the register."""

    def __init__(self, process: Process, reader: Reader, register: QuerySet[Candidacy] | None = None) -> None:
        """*register*: the candidacies to compare with, where they are not all those of *process*."""
        self._reader = reader
        self._rows: dict[bytes, int] = {}
        self._formulas: dict[bytes, _Formula] = {}
        self._people: dict[bytes, tuple[int, tuple[Any, ...], int]] = {}
        #: One copy of each tuple that comes back in many rows.
        self._seen: dict[tuple[Any, ...], tuple[Any, ...]] = {}
        #: What is known of the formulas whose titular may be in a row that was rejected.
        self._headed: set[Any] = set()
        #: Whether some row has no key: it may be whoever seems to be missing.
        self._keyless = False
        #: Of a whole file: what it would undo. Whoever corrects by hand sees before and after.
        self._by_hand = ByHand(process, reader.mapped) if register is None else None
        if register is None:
            register = Candidacy.objects.filter(process=process)
        #: In the register already, until seen in the file; what is left at the end has vanished from it.
        self.unseen: dict[bytes, None] = {}
        self._slugs: set[str] = set()
        for pk, taken in register.values_list("pk", "slug").iterator(10_000):
            self.unseen[pk.bytes] = None
            self._slugs.add(taken)
        self._substitutions = Substitutions(self._rows, self.unseen, self._note)
        self._namesakes: Counter[str] = Counter()
        #: What was last written when this began: anything written in between makes all of this stale.
        self.edition = edition(process)

    def look(self, row: Row, record: Record, seat: Seat) -> None:
        """Compare *record* with those before it; give it its address, and say whether person and formula are new."""
        before = self._rows.setdefault(record.id, row.number)
        if before != row.number:
            self._find(Problem.SAME_KEY, row, "name", other=before)
            self._headed.add(record.formula)
            return
        self._look_at_formula(row, record)
        self._look_at_person(row, record, seat)
        self._substitutions.look(record)
        undone = self._by_hand.undone(record) if self._by_hand else []
        if undone:
            self._find(Problem.UNDOES, row, "name", fields=", ".join(_NAMED[name].lower() for name in undone))
        if record.id in self.unseen:
            del self.unseen[record.id]
        else:
            record.slug = self._address(record.name)

    def pass_over(self, row: Row, rejected: Rejected) -> None:
        """Remember that *row* came: its own findings say what is wrong with it, and nothing is said for want of it."""
        if rejected.id is None:
            self._keyless = True
        else:
            self._rows.setdefault(rejected.id, row.number)
            self.unseen.pop(rejected.id, None)
        if rejected.heads:
            self._headed.add(rejected.formula or (rejected.position, rejected.territory, rejected.number))

    def _may_be_headed(self, key: bytes, formula: _Formula) -> bool:
        """Whether the titular of *formula* may be in a row that was rejected. What is not known of a row fits any."""
        position, _, number = formula.stands
        known = {key, formula.stands, (position, None, number), (None, None, number)}
        return not known.isdisjoint(self._headed)

    def finish(self, process: Process) -> None:
        """What can only be told once every row was seen."""
        self.lone_alternates()
        self._substitutions.finish(process, all_known=not self._keyless)
        if self.unseen and not self._keyless:
            self._tell_vanished(process)

    def lone_alternates(self, only: Collection[bytes] | None = None) -> None:
        """Note formulas, *only* those where some are given, in which there is an alternate, of nobody."""
        for key, formula in self._formulas.items():
            titular, alternate = formula.holders
            asked = alternate and not titular and (only is None or key in only)
            if asked and not self._may_be_headed(key, formula):
                self._note(Problem.ALTERNATE_ALONE, alternate, "seat")

    def _tell_vanished(self, process: Process) -> None:
        rows = Candidacy.objects.filter(process=process).values_list(
            "pk", "key", "person__name", "formula_id", "seat", "status"
        )
        for pk, key, name, formula_id, seat, status in rows.iterator(10_000):
            if pk.bytes not in self.unseen:
                continue
            self._reader.findings.add(Problem.VANISHED, name=name, other=key)
            formula = self._formulas.get(formula_id.bytes)
            holder = formula.holders[_SEATS.index(seat)] if formula is not None else 0
            if status == Candidacy.Status.REGISTERED and holder:
                self._note(Problem.SEAT_HELD, holder, "seat", name=name, other=key)

    def _look_at_formula(self, row: Row, record: Record) -> None:
        shared = self._once((record.party_of_origin, record.answered_by, record.order))
        formula = self._formulas.get(record.formula)
        if formula is None:
            stands = self._once((record.position, record.territory, fold(record.number)))
            formula = self._formulas[record.formula] = _Formula(stands, shared, row.number, [0, 0])
        else:
            record.first_of_formula = False
            if shared != formula.shared:
                self._find(Problem.FORMULA_DIFFERS, row, "number", other=formula.row)
        if record.status == Candidacy.Status.REGISTERED:
            at = _SEATS.index(record.seat)
            if formula.holders[at]:
                self._find(Problem.SEAT_TAKEN, row, "seat", other=formula.holders[at], seat=_SEAT_WORDS[at])
            else:
                formula.holders[at] = row.number

    def _look_at_person(self, row: Row, record: Record, seat: Seat) -> None:
        words = hash((record.name, record.nickname, record.sex, record.age))
        stands = self._once((seat.office, seat.principle, record.status))
        number, (office, principle, status), known = self._people.setdefault(record.person, (row.number, stands, words))
        if number == row.number:
            return
        record.first_of_person = False
        if known != words:
            self._find(Problem.PERSON_DIFFERS, row, "name", other=number)
        if Candidacy.Status.REGISTERED == status == record.status:
            both = {"MR", "RP"} == {principle, seat.principle} and office != seat.office
            problem = Problem.SAME_PERSON_BOTH_WAYS if both else Problem.SAME_PERSON_TWICE
            self._find(problem, row, "name", other=number)

    def _once(self, facts: tuple[Any, ...]) -> tuple[Any, ...]:
        return self._seen.setdefault(facts, facts)

    def _address(self, name: str) -> str:
        """A piece of an address that nobody has: the name's, with a number from the second namesake on."""
        wanted = slug(name)[:_SLUG_FITS].strip("-") or "candidatura"
        chosen = wanted
        while chosen in self._slugs:
            self._namesakes[wanted] += 1
            chosen = f"{wanted}-{self._namesakes[wanted] + 1}"
        self._slugs.add(chosen)
        return chosen

    def _find(self, problem: Problem, row: Row, field: str, **facts: Any) -> None:
        self._reader.find(problem, row, self._reader.column(field), **facts)

    def _note(self, problem: Problem, number: int, field: str, **facts: Any) -> None:
        sheet = self._reader.rows.parts[0].name
        self._reader.findings.add(problem, sheet=sheet, row=number, column=self._reader.column(field), **facts)
