# SPDX-License-Identifier: EUPL-1.2
"""Who owes a questionnaire and has not sent it (omisos), and what was done so that they would."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import Q, QuerySet

from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Draft, Reminder, Revision
from conoceles.capture.rules.windows import State, Term
from conoceles.elections.models import Position, Process
from conoceles.elections.queries import in_force

from .terms import terms

#: Candidacies whose terms are looked up at once.
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Owing:
    """A registered candidacy that has not sent something that it owes, as of an instant."""

    candidacy: Candidacy
    missing: tuple[str, ...]  # names of the questionnaires
    term: Term
    state: State
    days_left: int | None
    begun: bool
    reminders: int

    @property
    def omitted(self) -> bool:
        """Whether her own last day went by."""
        return self.state in {State.LATE, State.CLOSED}


def owing(process: Process, *, now: datetime) -> Iterator[Owing]:
    """Every one, in the order of the ballot: some queries for each thousand.

    Questionnaires that are kept sealed are nobody's duty, and whether they were answered is nobody's business
    (security goals, T15).
    """
    names = {slug: each.definition.name for slug, each in in_force(process).items() if not each.definition.sealed}
    sent = set(
        Revision.objects.filter(candidacy__process=process, questionnaire__slug__in=names).values_list(
            "candidacy_id", "questionnaire__slug"
        )
    )
    begun = set(Draft.objects.filter(candidacy__process=process, slug__in=names).values_list("candidacy_id", flat=True))
    reminders = Counter(Reminder.objects.filter(candidacy__process=process).values_list("candidacy_id", flat=True))
    rows = _that_owe(process).iterator(chunk_size=_BATCH)
    while batch := list(islice(rows, _BATCH)):
        left = [(each, missing) for each in batch if (missing := _missing(each, names, sent))]
        known = terms(process, [each for each, _ in left], now=now)
        for each, missing in left:
            term = known[each.pk]
            yield Owing(
                candidacy=each,
                missing=missing,
                term=term,
                state=term.state(now),
                days_left=term.days_left(now),
                begun=each.pk in begun,
                reminders=reminders[each.pk],
            )


def _missing(candidacy: Candidacy, names: dict[str, str], sent: set[tuple[object, str]]) -> tuple[str, ...]:
    owes = [slug for slug in names if slug in candidacy.owes]
    return tuple(names[slug] for slug in owes if (candidacy.pk, slug) not in sent)


def _that_owe(process: Process) -> QuerySet[Candidacy]:
    """Registered candidacies that owe something, with all that a list says of them."""
    positions = list(Position.objects.filter(office__process=process))
    owes = Q(seat=Candidacy.Seat.TITULAR, formula__position__in=[each for each in positions if each.titular_owes]) | Q(
        seat=Candidacy.Seat.ALTERNATE, formula__position__in=[each for each in positions if each.alternate_owes]
    )
    return (
        Candidacy.objects.filter(owes, process=process, status=Candidacy.Status.REGISTERED)
        .select_related(
            "person", "formula__position__office", "formula__territory", "formula__postulant", "account__user"
        )
        .order_by(
            "formula__position__office__order", "formula__territory__number", "formula__territory__name",
            "formula__postulant__order", "formula__position__order", "formula__order", "seat", "pk",
        )
    )  # fmt: skip
