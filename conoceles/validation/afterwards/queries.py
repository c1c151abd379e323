# SPDX-License-Identifier: EUPL-1.2
"""What is off the public site, and why, as it is said there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import named, whole
from conoceles.elections.models import Process
from conoceles.elections.questionnaire import Kind, Question
from conoceles.look.dates import day
from conoceles.validation import queries as validated
from conoceles.validation.models import Pause, Withdrawal
from conoceles.validation.models.afterwards import TakenOff

from .rules import Motive, motives

Taken = Pause | Withdrawal


def used_motives(process: Process) -> tuple[Motive, ...]:
    """The motives that *process* uses."""
    return motives(process.parameters.get("withdrawal_motives", {}).get("value"))


def because(taken: TakenOff) -> str:
    """Why, as it is said in public: «sentencia de un tribunal (TEEY-JDC-12/2027, del 3 de mayo de 2027)»."""
    words = Motive(taken.motive).words
    if not taken.document:
        return words
    return f"{words} ({taken.document}{f', del {day(taken.dated)}' if taken.dated else ''})"


def withdrawn(candidacies: Iterable[Any]) -> dict[Any, Withdrawal]:
    """The withdrawal in force of each of *candidacies* (ids) that has one."""
    rows = Withdrawal.objects.filter(candidacy__in=list(candidacies), lifted_at=None)
    return {row.candidacy_id: row for row in rows}


def paused(candidacies: Iterable[Any]) -> dict[Any, list[Pause]]:
    """The pauses in force of each of *candidacies* (ids) that has some, the oldest first."""
    found: dict[Any, list[Pause]] = defaultdict(list)
    for row in Pause.objects.filter(candidacy__in=list(candidacies), lifted_at=None).order_by("at", "pk"):
        found[row.candidacy_id].append(row)
    return dict(found)


@dataclass(frozen=True)
class Part:
    """What may be paused of a profile: a section, or its photograph alone (then ``question`` is its key)."""

    slug: str
    section: str
    question: str
    name: str

    @property
    def key(self) -> str:
        """What a form calls it by."""
        return "/".join(filter(None, (self.slug, self.section, self.question)))


def parts(candidacy: Candidacy) -> list[Part]:
    """What of *candidacy* is approved and public, in the order of its questionnaires."""
    found = []
    rows = validated.approved().filter(candidacy=candidacy).select_related("questionnaire")
    for revision in sorted(rows, key=lambda each: each.questionnaire.definition.order):
        definition = revision.questionnaire.definition
        if definition.sealed:
            continue
        for section in definition.sections:
            public = [question for question in section.questions if question.public]
            if [question for question in public if question.kind is not Kind.PHOTO]:
                found.append(Part(definition.slug, section.key, "", section.name))
            found += [Part(definition.slug, section.key, photo.key, photo.label) for photo in public if _photo(photo)]
    return found


def still_shown(candidacy: Candidacy) -> list[Part]:
    """Of those parts, the ones that no pause keeps off now: what may be paused."""
    off_now = {_key(each) for each in paused([candidacy.pk]).get(candidacy.pk, ())}
    return [each for each in parts(candidacy) if each.key not in off_now]


def names(candidacy: Candidacy) -> dict[str, str]:
    """What each part of what is approved of *candidacy* is called, by its key."""
    return {each.key: each.name for each in parts(candidacy)}


def what(taken: Taken, names: Mapping[str, str]) -> str:
    """What was taken off, in words; its key where nothing approved has it any longer."""
    if isinstance(taken, Withdrawal):
        return "Todo el perfil"
    return names.get(_key(taken), _key(taken))


def _key(pause: Pause) -> str:
    return "/".join(filter(None, (pause.slug, pause.section, pause.question)))


def _photo(question: Question) -> bool:
    return question.kind is Kind.PHOTO


def history(candidacy: Candidacy) -> list[Taken]:
    """Everything that was ever taken off *candidacy*, the last first."""
    rows: list[Taken] = [
        *Pause.objects.filter(candidacy=candidacy).select_related("candidacy", "by__user", "lifted_by__user"),
        *Withdrawal.objects.filter(candidacy=candidacy).select_related("candidacy", "by__user", "lifted_by__user"),
    ]
    for row in rows:
        row.candidacy = candidacy
    return sorted(rows, key=lambda row: row.at, reverse=True)


@dataclass(frozen=True)
class Off:
    """What is off now of one candidacy."""

    pauses: list[Pause]
    withdrawals: list[Withdrawal]


def off(candidacies: Iterable[Any]) -> dict[Any, Off]:
    """What is off now of each of *candidacies* (ids) of which something is, in two questions."""
    ids = list(candidacies)
    pauses, gone = paused(ids), withdrawn(ids)
    return {pk: Off(pauses.get(pk, []), [gone[pk]] if pk in gone else []) for pk in {*pauses, *gone}}


def with_something_off(process: Process) -> QuerySet[Candidacy]:
    """The candidacies of *process* of which something is off now, by name."""
    is_off = [
        Exists(table.objects.filter(candidacy=OuterRef("pk"), lifted_at=None))  # type: ignore[attr-defined]
        for table in (Pause, Withdrawal)
    ]
    return whole().filter(is_off[0] | is_off[1], process=process).order_by("person__name", "key")


def called(process: Process, name: str) -> QuerySet[Candidacy]:
    """The candidacies of *process* that *name* finds, by name."""
    return named(whole().filter(process=process), name).order_by("person__name", "key")
