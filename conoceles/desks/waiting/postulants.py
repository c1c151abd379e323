# SPDX-License-Identifier: EUPL-1.2
"""The desks of whoever stands and of whoever nominates."""

from datetime import datetime

from django.db.models import Count, QuerySet
from django.urls import reverse

from conoceles.accounts import queries as accounts
from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act
from conoceles.candidacies.models import Candidacy
from conoceles.capture import queries as captured
from conoceles.capture.models import Revision
from conoceles.capture.permissions import accepts
from conoceles.capture.queries import terms
from conoceles.capture.queries.endorsements import to_endorse
from conoceles.capture.queries.reached import reached
from conoceles.credentials import queries as credentials
from conoceles.credentials.models import Account
from conoceles.elections import queries as elections
from conoceles.elections.described.calendar import Opening
from conoceles.elections.models import Process
from conoceles.validation.models import Review
from conoceles.validation.rules import Outcome

from . import progress
from .calendar import Calendar
from .kinds import Waiting
from .rights import hers


def candidacy(by: Capacity, now: datetime) -> list[Waiting]:
    """Its questionnaires: which are owed, sent, returned and approved, and the last day to send them."""
    mine = Candidacy.objects.select_related("process", "formula__position__office").get(pk=by.scope)
    if mine.status != Candidacy.Status.REGISTERED:
        return [Waiting(f"Su candidatura ya no contiende: {mine.get_status_display().lower()}", settled=True)]
    until = terms.term_of(mine, now=now).last_day
    last = {
        revision.questionnaire.slug: revision
        for revision in captured.newest().filter(candidacy=mine).select_related("questionnaire")
    }
    reviews = {
        review.revision_id: review
        for review in Review.objects.filter(revision__in=[each.pk for each in last.values()]).annotate(
            observed=Count("observations")
        )
    }
    asked = elections.in_force(mine.process)
    told = []
    for slug in mine.owes:
        if slug in asked:
            revision = last.get(slug)
            review = reviews.get(revision.pk) if revision else None
            told.append(
                _questionnaire(
                    asked[slug].content["name"],
                    revision,
                    review,
                    until=until,
                    address=reverse("capture:tasks", args=[mine.pk]),
                )
            )
    return sorted([*told, *hers(mine, now)], key=lambda each: each.settled)


def _questionnaire(name: str, revision: Revision | None, review: Review | None, **due: object) -> Waiting:
    if revision is None:
        return Waiting(f"{name}: falta enviarlo", **due)  # type: ignore[arg-type]
    if review is None:
        sealed = revision.questionnaire.definition.sealed
        doing = "revisa que esté completo, sin leer sus respuestas" if sealed else "lo está leyendo"
        return Waiting(f"{name}: enviado; el instituto {doing}", settled=True)
    if review.outcome == Outcome.APPROVED:
        return Waiting(f"{name}: aprobado", settled=True)
    many = "1 observación" if review.observed == 1 else f"{review.observed} observaciones"  # type: ignore[attr-defined]
    return Waiting(f"{name}: devuelto con {many}; corrija y envíelo otra vez", **due)  # type: ignore[arg-type]


def representation(by: Capacity, now: datetime) -> list[Waiting]:
    """Its candidacies, how many of them have sent what they owe, and the letters still to be collected."""
    process, key = _nominating(by)
    calendar = Calendar(process, now)
    theirs = reached(by, Act.SEE_PROGRESS)
    how = progress.progress(process, theirs)
    until = calendar.last_day(Opening.CAPTURE)
    board = reverse("capture:home")
    return [
        *(Waiting(f"{each.name}: sin enviar", each.owed - each.sent, each.owed, until, board) for each in how),
        *_to_endorse(process, theirs, board),
        _letters(process, key, now, calendar, theirs if by.within else None),
        *progress.told(how),
        *calendar.next_dates(),
    ]


def _to_endorse(process: Process, theirs: QuerySet[Candidacy], board: str) -> list[Waiting]:
    """What they sent and it has not accepted, where the process asks for it; what was decided waits no more."""
    if not accepts(process):
        return []
    waiting = to_endorse(theirs).filter(reviews=None).count()
    return [Waiting("Envíos por leer y aceptar", waiting, address=f"{board}?standing=to-endorse")]


def generic_account(by: Capacity, now: datetime) -> list[Waiting]:
    """The people it invites: a generic account is a door for them and does nothing else."""
    process, key = _nominating(by)
    absent, invited = accounts.not_yet_in(by)
    if invited:
        words, address = "Personas invitadas que no han activado su cuenta", reverse("accounts:people")
        people = Waiting(words, absent, invited, address=address)
    else:
        words = "Invite, con su nombre, a quien representará: ella hará lo demás"
        people = Waiting(words, address=reverse("accounts:invite"))
    return [people, _letters(process, key, now, Calendar(process, now))]


def _letters(
    process: Process, postulant: str, now: datetime, calendar: Calendar, whose: QuerySet[Candidacy] | None = None
) -> Waiting:
    """The letters of a representation; only those of *whose*, for somebody who is kept to some places."""
    found = Account.objects.filter(process=process, postulant__key=postulant)
    theirs = credentials.with_standing(found if whose is None else found.filter(candidacy__in=whose))
    waiting = credentials.undelivered(theirs, now).count()
    return Waiting("Cartas de acceso por recoger", waiting, theirs.count(), calendar.last_day(Opening.ACCOUNTS))


def _nominating(by: Capacity) -> tuple[Process, str]:
    slug, _, key = by.scope.partition("/")
    return Process.objects.get(slug=slug), key
