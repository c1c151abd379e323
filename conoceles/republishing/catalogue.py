# SPDX-License-Identifier: EUPL-1.2
"""The process as the open data name it: every key that a column may have, and every question that a column answers."""

from collections.abc import Iterable
from dataclasses import dataclass

from conoceles.candidacies.intake.catalogue import Catalogue as OfIntake
from conoceles.candidacies.intake.catalogue import Seat
from conoceles.elections.models import Process, Questionnaire
from conoceles.elections.questionnaire import OTHER, Kind, Question
from conoceles.opendata.columns import answer_column, standing_columns
from conoceles.opendata.columns.register import REGISTER
from conoceles.publication.freezing.header import territory_id


@dataclass(frozen=True, slots=True)
class Asked:
    """A public question, or the words of its «otra» where ``key`` is not its own, and the column that answers it."""

    column: str
    key: str
    question: Question

    @property
    def several(self) -> bool:
        """Whether its answer is a list."""
        return self.key == self.question.key and (self.question.kind is Kind.CHOICES or self.question.items > 1)


class Catalogue:
    """Everything that the rows may refer to, read once."""

    def __init__(self, process: Process) -> None:
        known = OfIntake(process)
        self.seats: dict[tuple[str, str], Seat] = {(seat.office_key, seat.key): seat for seat in known.seats}
        self.places = {territory_id(kind, spot.key): spot for kind, spots in known.spots.items() for spot in spots}
        self.postulants = {one.key: one for some in known.nominators.values() for one in some}
        self.agreements = dict(process.agreements.values_list("key", "pk"))
        self.groups = {group["key"] for group in process.groups}
        self.questionnaires: dict[tuple[str, int], Questionnaire] = {}
        self.asked: dict[tuple[str, int], list[Asked]] = {}
        for one in process.questionnaires.order_by("slug", "version"):
            if not one.definition.sealed:
                self.questionnaires[one.slug, one.version] = one
                self.asked[one.slug, one.version] = list(_asked(one))
        self.slugs = list(dict.fromkeys(slug for slug, _ in self.questionnaires))
        self.columns = {column.name for column in REGISTER}
        for slug in self.slugs:
            self.columns |= set(standing_columns(slug))
        self.columns |= {each.column for some in self.asked.values() for each in some}


def _asked(questionnaire: Questionnaire) -> Iterable[Asked]:
    for question in questionnaire.definition.questions:
        if question.public:
            yield Asked(answer_column(questionnaire.slug, question.key), question.key, question)
            if any(option.specify for option in question.options):
                name = answer_column(questionnaire.slug, question.key + OTHER)
                yield Asked(name, question.key + OTHER, question)
