# SPDX-License-Identifier: EUPL-1.2
"""How the capture and the reading of questionnaires go, with their denominators."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Revision
from conoceles.elections import queries as elections
from conoceles.elections.models import Position, Process
from conoceles.validation.rules import Outcome

from .kinds import Waiting


@dataclass(frozen=True, slots=True)
class Progress:
    """Of one questionnaire: how many candidacies owe it, have sent it, and have an approved one."""

    name: str
    owed: int
    sent: int
    approved: int


def registered(process: Process) -> QuerySet[Candidacy]:
    """The candidacies that stand in *process*."""
    return Candidacy.objects.filter(process=process, status=Candidacy.Status.REGISTERED)


def progress(process: Process, candidacies: QuerySet[Candidacy], *, sealed: bool = False) -> list[Progress]:
    """Each questionnaire in force that some of *candidacies* owe; those kept sealed only where *sealed*.

    How many answered what is kept sealed is for the Instancia Interna alone, as on her board (``statistics.progress``).
    """
    positions = list(Position.objects.filter(office__process=process))
    seats = list(candidacies.order_by().values_list("formula__position", "seat").annotate(n=Count("pk")))
    found = []
    for slug, questionnaire in elections.in_force(process).items():
        if questionnaire.definition.sealed and not sealed:
            continue
        owing = _owing(slug, positions)
        owed = sum(n for position, seat, n in seats if (position, seat) in owing)
        if owed:
            answered = _answered(slug, owing, candidacies)
            found.append(Progress(questionnaire.content["name"], owed, answered["sent"], answered["approved"]))
    return found


def told(how: Iterable[Progress]) -> Iterator[Waiting]:
    """The same as lines of a desk, which ask for nothing."""
    for each in how:
        yield Waiting(f"{each.name}: enviados", each.sent, each.owed, settled=True)
        yield Waiting(f"{each.name}: aprobados", each.approved, each.owed, settled=True)


def _owing(slug: str, positions: list[Position]) -> set[tuple[int, str]]:
    """Who owes a questionnaire: which seats of which positions."""
    return {(each.pk, Candidacy.Seat.TITULAR.value) for each in positions if slug in each.titular_owes} | {
        (each.pk, Candidacy.Seat.ALTERNATE.value) for each in positions if slug in each.alternate_owes
    }


def _answered(slug: str, owing: set[tuple[int, str]], candidacies: QuerySet[Candidacy]) -> dict[str, int]:
    theirs = Q()
    for seat in Candidacy.Seat.values:
        theirs |= Q(candidacy__seat=seat, candidacy__formula__position__in=[at for at, its in owing if its == seat])
    return (
        Revision.objects.filter(theirs, questionnaire__slug=slug, candidacy__in=candidacies)
        .order_by()
        .aggregate(
            sent=Count("candidacy", distinct=True),
            approved=Count("candidacy", distinct=True, filter=Q(reviews__outcome=Outcome.APPROVED)),
        )
    )
