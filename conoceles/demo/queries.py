# SPDX-License-Identifier: EUPL-1.2
"""The process of the database as plain values, and how far the demonstration has come."""

from pathlib import Path

from django.conf import settings
from django.db.models import Count

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Revision
from conoceles.elections.models import Office, Postulant, Process, Territory
from conoceles.kernel.refusals import Refused
from conoceles.validation.queue.queries import readers

from .ground import Ballot, Ground, Nominator, Place, Seat
from .rules import Reason


def invented_process(slug: str) -> tuple[Process, Path]:
    """The process *slug* and the folder of its corpus. Raises Refused: NOT_LOADED, NOT_INVENTED."""
    process = Process.objects.filter(slug=slug).first()
    folder = Path(settings.PROCESSES) / slug / "corpus"
    if process is None:
        raise Refused(Reason.NOT_LOADED, slug=slug)
    # A process that does not tell its readers that it is invented never gets invented people.
    if not process.notice or not folder.is_dir():
        raise Refused(Reason.NOT_INVENTED, slug=slug)
    return process, folder


def ground(process: Process, questionnaire: str) -> Ground:
    """What *process* elects and who may nominate; *questionnaire* is the one whose debtors matter."""
    towns = {
        territory.key: territory.name
        for territory in Territory.objects.filter(process=process, kind=Territory.Kind.MUNICIPALITY)
    }
    return Ground(
        ballots=tuple(
            _ballot(office, questionnaire, towns)
            for office in process.offices.prefetch_related("positions").order_by("order")
        ),
        nominators=tuple(
            Nominator(
                key=postulant.key,
                kind=postulant.kind,
                members=tuple(membership.party.key for membership in postulant.memberships.all()),
                scopes=frozenset(
                    (scope.office.key, scope.territory.key if scope.territory else "")
                    for scope in postulant.scopes.all()
                ),
            )
            for postulant in Postulant.objects.filter(process=process)
            .prefetch_related("memberships__party", "scopes__office", "scopes__territory")
            .order_by("order")
        ),
        groups=tuple(group["key"] for group in process.groups if group.get("affirmative", True)),
    )


def _ballot(office: Office, questionnaire: str, towns: dict[str, str]) -> Ballot:
    territories = Territory.objects.filter(process=office.process_id, kind=office.territory_kind).order_by("key")
    return Ballot(
        office=office.key,
        principle=office.principle,
        seats=tuple(
            Seat(
                key=position.key,
                heads=position.heads,
                alternates=position.alternates,
                owes=(questionnaire in position.titular_owes, questionnaire in position.alternate_owes),
            )
            for position in office.positions.all()
        ),
        places=tuple(
            Place(
                kind=place.kind,
                key=place.key,
                name=place.name,
                number=place.number,
                people_of=towns.get(place.key, "") or place.seat * (place.kind == Territory.Kind.DISTRICT),
                facts={key: fact["value"] for key, fact in place.facts.items() if isinstance(fact["value"], int)},
            )
            for place in territories
        ),
    )


def acts_done(process: Process, questionnaire: str) -> dict[str, int]:
    """How many acts each candidacy's questionnaire has seen, by the candidacy's key: revisions and reviews."""
    counted = (
        Revision.objects.filter(candidacy__process=process, questionnaire__slug=questionnaire)
        .values("candidacy__key")
        .annotate(sent=Count("pk", distinct=True), read=Count("reviews", distinct=True))
    )
    return {row["candidacy__key"]: row["sent"] + row["read"] for row in counted}


def registered(process: Process) -> dict[str, Candidacy]:
    """The candidacies of *process* by their key."""
    return {
        candidacy.key: candidacy
        for candidacy in Candidacy.objects.filter(process=process).select_related(
            "formula__position__office", "process"
        )
    }


def reviewer_names(process: Process) -> list[str]:
    """The accounts of whoever reviews in the demonstration."""
    return [f"{process.slug}-validacion-{number}" for number in (1, 2, 3)]


def reviewers(process: Process) -> list[Capacity]:
    """They, and none of the people who try the demonstration."""
    return [each for each in readers(process) if each.user.username in reviewer_names(process)]
