# SPDX-License-Identifier: EUPL-1.2
"""One new row beside those of the register that it can contradict, as if they had come before it in its file."""

from itertools import chain, count
from uuid import UUID

from django.db.models import Q

from conoceles.elections.models import Process
from conoceles.kernel.names import slug

from ..models import Candidacy, Formula
from .across import Across
from .by_hand import as_record
from .catalogue import Seat
from .cells import fold
from .fields import Reader
from .problems import Problem
from .records import Record
from .rows import Row


class Beside:
    """The register around *record*, which is new, or what candidacy *of* is to say from now on."""

    def __init__(self, process: Process, record: Record, of: Candidacy | None) -> None:
        self._process = process
        self._record = record
        self._of = of
        self._join_formula()
        #: Those it was compared with, by the number of their rows.
        self.rows: dict[int, Candidacy] = {}

    def compare(self, row: Row, seat: Seat, reader: Reader) -> None:
        """Note in *reader* what *record*, in *row*, contradicts."""
        record, of, numbers = self._record, self._of, count(row.number + 1)
        theirs = {UUID(bytes=record.formula), *([of.formula_id] if of else [])}
        others = Candidacy.objects.filter(process=self._process).select_related("person", "formula").order_by("key")
        if of is not None:
            others = others.exclude(pk=of.pk)
        same = Q(person=UUID(bytes=record.person)) | Q(pk=UUID(bytes=record.id))
        near = list(others.filter(same | Q(formula__in=theirs)))
        address = slug(record.name)
        seats = {one.id: one for one in reader.catalogue.seats}
        known = Q(pk__in=[one.pk for one in chain(near, [of] if of else [])]) | Q(slug__startswith=address)
        across = Across(self._process, reader, Candidacy.objects.filter(known, process=self._process))
        for one in near:
            number = next(numbers)
            self.rows[number] = one
            across.look(Row(number, 0, []), self._before(number, one), seats[one.formula.position_id])
        across.look(row, record, seat)
        across.lone_alternates(only={one.bytes for one in theirs})
        for one in others.filter(Q(slug__startswith=address) | Q(person__name__iexact=record.name)):
            if one.person_id != UUID(bytes=record.person) and fold(one.person.name) == fold(record.name):
                number = next(numbers)
                self.rows[number] = one
                reader.find(Problem.NAMESAKE, row, reader.column("name"), record.name, other=number)
        if of is not None:  # what is corrected of a person, or of her formula, is corrected for all who share it
            record.first_of_person = record.first_of_formula = True

    def _join_formula(self) -> None:
        """The formula it enters, if it is there already, under its own id; what the form leaves blank, it says."""
        record, of = self._record, self._of
        shape = Q(
            position=record.position, territory=record.territory, postulant=record.postulant, number=record.number
        )
        formula = Formula.objects.filter(Q(pk=UUID(bytes=record.formula)) | shape, process=self._process).first()
        if formula is None:
            return
        record.formula, record.order = formula.pk.bytes, formula.order
        if of is None or of.formula_id != formula.pk:
            record.party_of_origin = record.party_of_origin or formula.party_of_origin_id
            record.answered_by = record.answered_by or formula.answered_by_id

    def _before(self, number: int, one: Candidacy) -> Record:
        """A candidacy of the register as a row that came before; what it shares with the new one, as it will be."""
        record = as_record(number, one)
        of = self._of
        if of is not None and one.formula_id == of.formula_id == UUID(bytes=self._record.formula):
            _share(record, self._record, "party_of_origin", "answered_by", "order")
        if of is not None and one.person_id == of.person_id:
            _share(record, self._record, "name", "nickname", "sex", "age")
        return record


def _share(record: Record, new: Record, *names: str) -> None:
    for name in names:
        setattr(record, name, getattr(new, name))
