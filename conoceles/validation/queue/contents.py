# SPDX-License-Identifier: EUPL-1.2
"""What each candidacy of a page of the queue sent, questionnaire by questionnaire, and whether it is complete.

The system checks it against the definition in force. What is kept sealed was checked when it was sent
(``capture.actions.send`` refuses what is not complete), and is not opened to be checked again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import whole
from conoceles.capture.models import Revision
from conoceles.capture.queries.revisions import newest
from conoceles.capture.rules import problems
from conoceles.capture.rules.progress import answered, chosen
from conoceles.elections.models import Process, Questionnaire
from conoceles.elections.queries import in_force
from conoceles.validation.models import Review
from conoceles.validation.rules import Outcome


class State(Enum):
    """How one questionnaire stands."""

    NOT_SENT = "sin enviar"
    COMPLETE = "completo"
    SEALED = "completo, sellado"
    LACKING = "le faltan datos"
    RETURNED = "devuelto"
    APPROVED = "aprobado"


@dataclass(frozen=True, slots=True)
class Content:
    """One questionnaire that a candidacy owes: its state, and the sections that lack something in the version in force.

    ``photo`` tells whether a photograph came with it; None where none is asked for. ``older`` is the version with which
    it was sent, when another is in force now.
    """

    name: str
    state: State
    lacking: tuple[str, ...] = ()
    photo: bool | None = None
    older: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A candidacy with its contents."""

    candidacy: Candidacy
    contents: list[Content]


def contents(process: Process, candidacies: Iterable[UUID]) -> dict[UUID, Shown]:
    """Of each of *candidacies*, in four queries."""
    keys = list(candidacies)
    asked = sorted(in_force(process).values(), key=lambda each: (each.definition.order, each.slug))
    last: dict[UUID, dict[str, Revision]] = defaultdict(dict)
    revisions = list(newest().filter(candidacy__in=keys).select_related("questionnaire"))
    for revision in revisions:
        last[revision.candidacy_id][revision.questionnaire.slug] = revision
    outcomes = dict(Review.objects.filter(revision__in=revisions).values_list("revision_id", "outcome"))
    return {
        each.pk: Shown(
            each, [_content(one, last[each.pk].get(one.slug), outcomes) for one in asked if one.slug in each.owes]
        )
        for each in whole().filter(pk__in=keys)
    }


def _content(asked: Questionnaire, sent: Revision | None, outcomes: Mapping[int, str]) -> Content:
    name = asked.definition.name
    if sent is None:
        return Content(name, State.NOT_SENT)
    older = sent.questionnaire.version if sent.questionnaire_id != asked.pk else None
    outcome = outcomes.get(sent.pk)
    if sent.answers is None:
        return Content(name, _decided(outcome) or State.SEALED, older=older)
    questions = [each for each in asked.definition.questions if answered(each)]
    photos = [bool(sent.answers.get(each.key)) for each in questions if chosen(each)]
    wrong = {each.question for each in problems(asked.definition, sent.answers)}
    lacking = tuple(
        each.name for each in asked.definition.sections if wrong & {question.key for question in each.questions}
    )
    state = _decided(outcome) or (State.LACKING if lacking else State.COMPLETE)
    return Content(name, state, lacking if outcome is None else (), any(photos) if photos else None, older)


def _decided(outcome: str | None) -> State | None:
    return {Outcome.APPROVED.value: State.APPROVED, Outcome.RETURNED.value: State.RETURNED}.get(outcome or "")
