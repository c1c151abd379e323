# SPDX-License-Identifier: EUPL-1.2
"""Breaches, what is known of each, whom it affects, and what is still owed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from conoceles.candidacies.models import Candidacy
from conoceles.custody.models import Breach, BreachNotice, BreachStatement
from conoceles.elections.models import Postulant, Process
from conoceles.kernel.refusals import Refused

from . import rules
from .rules import Reason

Whom = BreachNotice.Whom


@dataclass(frozen=True)
class Clock:
    """Somebody who must be told: until when, None where nobody decided; ``told`` is when it was first done."""

    whom: str
    until: datetime | None
    source: str
    told: datetime | None

    def late(self, now: datetime) -> bool:
        """Whether it is past and was not done."""
        return self.told is None and self.until is not None and self.until < now


def breaches(process: Process) -> QuerySet[Breach]:
    """Those of *process*, the last one first."""
    return Breach.objects.filter(process=process).select_related("by__user", "closed_by__user")


def statement(breach: Breach) -> BreachStatement:
    """What holds of it: what was said last."""
    return breach.statements.select_related("by__user").first()


def notices(breach: Breach) -> list[BreachNotice]:
    """Who was told, in order; each with ``person``, her name, where she is in the register."""
    found = list(breach.notices.select_related("message", "by__user", "breach__process"))
    whose = _people({each.candidacy for each in found if each.candidacy})
    for each in found:
        each.person = whose[each.candidacy].person.name if each.candidacy in whose else each.authority
    return found


def _people(ids: Iterable[object]) -> dict[object, Candidacy]:
    found = Candidacy.objects.filter(pk__in=list(ids)).select_related("person", "account__user", "process")
    return {each.pk: each for each in found}


def person(notice: BreachNotice) -> Candidacy:
    """The candidacy that was told."""
    return _people([notice.candidacy])[notice.candidacy]


def whom(notice: BreachNotice) -> str:
    """The name of who was told."""
    return person(notice).person.name if notice.candidacy else notice.authority


def affected(process: Process, *, postulant: Postulant | None = None, keys: Iterable[str] = ()) -> list[Candidacy]:
    """Those of *postulant*, those of *keys*, or all. Raises Refused: UNKNOWN_KEYS, with those that nobody has."""
    found = Candidacy.objects.filter(process=process).select_related("person", "account__user", "process")
    wanted = [key for key in keys if key]
    if wanted:
        found = found.filter(key__in=wanted)
        missing = sorted(set(wanted) - {each.key for each in found})
        if missing:
            raise Refused(Reason.UNKNOWN_KEYS, keys=", ".join(missing[:5]))
    elif postulant is not None:
        found = found.filter(formula__postulant=postulant)
    return list(found.order_by("pk"))


def names(process: Process) -> list[str]:
    """Of everybody in the register: what a notice may say of nobody."""
    return list(Candidacy.objects.filter(process=process).values_list("person__name", flat=True).distinct())


def clocks(breach: Breach, said: BreachStatement) -> list[Clock]:
    """Whom the law asks to tell, where it affects people's rights: none where it does not."""
    if not said.grave:
        return []
    first = {whom: breach.notices.filter(whom=whom).order_by("at").first() for whom in Whom}
    settings = {Whom.PERSON: rules.PERSONS_WITHIN, Whom.GUARANTOR: rules.GUARANTOR_WITHIN}
    found = []
    for whom, key in settings.items():
        setting = breach.process.parameters.get(key, {})
        told = first[whom]
        found.append(
            Clock(
                whom=Whom(whom).label,
                until=rules.until(said.known_at, setting.get("value")),
                source=setting.get("source", ""),
                told=told.at if told else None,
            )
        )
    return found


def owed(process: Process) -> list[tuple[Breach, list[Clock]]]:
    """The open ones, each with whom it still has to tell."""
    return [
        (each, [clock for clock in clocks(each, statement(each)) if clock.told is None])
        for each in breaches(process).filter(closed_at=None)
    ]
