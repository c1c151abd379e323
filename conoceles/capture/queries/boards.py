# SPDX-License-Identifier: EUPL-1.2
"""All the candidacies of a representation at once: how each stands, what it lacks and until when.

As many queries for one as for a thousand. What is kept sealed is not looked at: who answered it is nobody's business.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F

from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import ChosenPhoto, Draft, Revision
from conoceles.capture.rules.progress import sections
from conoceles.capture.rules.standing import Standing, finished, of_all, standing
from conoceles.capture.rules.windows import State, Term
from conoceles.elections.models import Process, Questionnaire
from conoceles.elections.queries import in_force

from .endorsements import endorsed, waits
from .returned import Observed, of_section, returned
from .revisions import newest
from .sheets import Sheet
from .terms import terms

#: What counts as sent, accepted or not.
_SENT = {Standing.SENT, Standing.TO_ENDORSE}


@dataclass(frozen=True, slots=True)
class Line:
    """One candidacy on the board, as of an instant."""

    candidacy: Candidacy
    sheets: list[Sheet]
    standing: Standing
    term: Term
    state: State
    days_left: int | None
    to_endorse: list[Revision]
    #: The sections in which the institute observed something, of what came back.
    observed: list[str]

    @property
    def missing(self) -> list[str]:
        """The sections that keep it from being sent."""
        return [task.section.name for sheet in self.sheets for task in sheet.tasks if task.problems]

    @property
    def done(self) -> int:
        """How many of its sections are finished."""
        return sum(finished(task) for sheet in self.sheets for task in sheet.tasks)

    @property
    def total(self) -> int:
        """Of how many."""
        return sum(len(sheet.tasks) for sheet in self.sheets)


@dataclass(frozen=True, slots=True)
class Count:
    """Of the candidacies that owe a section, in how many it is finished."""

    name: str
    done: int
    all: int


@dataclass(frozen=True, slots=True)
class Of:
    """The counts of one office: ``sent``, of how many that owe something, and those of each section."""

    office: str
    sent: int
    all: int
    sections: list[Count]


def in_the_open(process: Process) -> list[Questionnaire]:
    """The questionnaires in force that are not kept sealed, in their order."""
    found = [each for each in in_force(process).values() if not each.definition.sealed]
    for each in found:
        each.process = process
    return sorted(found, key=lambda each: (each.definition.order, each.slug))


def sheets_of(candidacies: list[Candidacy], questionnaires: list[Questionnaire]) -> dict[UUID, list[Sheet]]:
    """The sheets of many, by candidacy, in three queries; each candidacy has those that it owes."""
    slugs = [each.slug for each in questionnaires]
    keys = [each.pk for each in candidacies]
    drafts: dict[tuple[UUID, str], dict[str, Draft]] = defaultdict(dict)
    of_them = Draft.objects.filter(candidacy__in=keys, slug__in=slugs)
    for draft in of_them.select_related("typed_by__user"):
        drafts[draft.candidacy_id, draft.slug][draft.section] = draft
    chosen: dict[tuple[UUID, str], dict[str, ChosenPhoto]] = defaultdict(dict)
    photos = ChosenPhoto.objects.filter(candidacy__in=keys, slug__in=slugs)
    for photo in photos.select_related("photo", "typed_by__user"):
        chosen[photo.candidacy_id, photo.slug][photo.question] = photo
    sent = {
        (revision.candidacy_id, revision.slug): revision
        for revision in newest()
        .filter(candidacy__in=keys, questionnaire__slug__in=slugs)
        .annotate(slug=F("questionnaire__slug"))
    }
    return {
        candidacy.pk: [
            Sheet(
                candidacy,
                each,
                drafts[candidacy.pk, each.slug],
                sent.get((candidacy.pk, each.slug)),
                chosen=chosen[candidacy.pk, each.slug],
            )
            for each in questionnaires
            if each.slug in candidacy.owes
        ]
        for candidacy in candidacies
    }


def lines(process: Process, candidacies: Iterable[Candidacy], *, now: datetime) -> list[Line]:
    """*candidacies*, each with how it stands; their ``formula__position__office`` should have been selected."""
    known = list(candidacies)
    sheets, until = sheets_of(known, in_the_open(process)), terms(process, known, now=now)
    sent = [sheet.sent for its in sheets.values() for sheet in its if sheet.sent]
    accepted, back = endorsed(sent), returned(sent)
    made = []
    for each in known:
        its, term = sheets[each.pk], until[each.pk]
        waiting = [sheet.sent for sheet in its if sheet.sent and sheet.sent.pk not in back and waits(sheet, accepted)]
        how = of_all([_standing(sheet, back) for sheet in its])
        if how is Standing.SENT and waiting:
            how = Standing.TO_ENDORSE
        made.append(Line(each, its, how, term, term.state(now), term.days_left(now), waiting, _observed(its, back)))
    return made


def _standing(sheet: Sheet, back: Mapping[int, list[Observed]]) -> Standing:
    sent = sheet.sent
    return standing(sheet.tasks, sent=sent is not None, returned=sent is not None and sent.pk in back)


def _observed(sheets: list[Sheet], back: Mapping[int, list[Observed]]) -> list[str]:
    """The names of the sections in which something was observed, in their order."""
    return [
        section.name
        for sheet in sheets
        for section in sheet.definition.sections
        if sheet.sent and of_section(back.get(sheet.sent.pk, []), section.key)
    ]


def counts(found: Iterable[Line]) -> list[Of]:
    """N of N by office and section, in the order of the lines; who owes nothing is not counted."""
    by_office: dict[str, list[Line]] = defaultdict(list)
    for line in found:
        if line.sheets:
            by_office[line.candidacy.formula.position.office.plural].append(line)
    return [
        Of(office, sum(line.standing in _SENT for line in those), len(those), _by_section(those))
        for office, those in by_office.items()
    ]


def _by_section(those: list[Line]) -> list[Count]:
    names: dict[tuple[str, str], str] = {}
    done: dict[tuple[str, str], int] = defaultdict(int)
    owed: dict[tuple[str, str], int] = defaultdict(int)
    for line in those:
        for sheet in line.sheets:
            names |= {(sheet.questionnaire.slug, each.key): each.name for each in sections(sheet.definition)}
            for task in sheet.tasks:
                at = (sheet.questionnaire.slug, task.section.key)
                owed[at] += 1
                done[at] += finished(task)
    return [Count(name, done[at], owed[at]) for at, name in names.items()]
