# SPDX-License-Identifier: EUPL-1.2
"""What an address of capture is about, and who may open it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from conoceles.accounts import proofs
from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.capture import phrases
from conoceles.capture.permissions import may_type
from conoceles.capture.queries.sheets import Sheet, owed, sheet
from conoceles.capture.queries.sheets import candidacy as whole
from conoceles.capture.queries.terms import term_of
from conoceles.capture.rules.progress import chosen, sections
from conoceles.capture.rules.windows import State
from conoceles.elections.models import Questionnaire
from conoceles.elections.questionnaire import Definition, Question, Section
from conoceles.look.dates import day


@dataclass(frozen=True)
class Asked:
    """The candidacy, and the questionnaire, section and question that the address names; empty where it names none."""

    candidacy: Candidacy
    questionnaire: str = ""
    section: str = ""
    question: str = ""

    def owed(self, by: Capacity) -> Questionnaire:
        """The questionnaire. Raises Http404 when *by* captures no such one there."""
        found = next((each for each in owed(self.candidacy, by=by) if each.slug == self.questionnaire), None)
        if found is None:
            raise Http404
        return found

    def sheet(self, by: Capacity) -> Sheet:
        """The questionnaire as the candidacy has it. Raises Http404."""
        return sheet(self.candidacy, self.owed(by), by=by)

    def part(self, definition: Definition) -> Section:
        """The section. Raises Http404."""
        found = next((each for each in sections(definition) if each.key == self.section), None)
        if found is None:
            raise Http404
        return found

    def photo(self, definition: Definition) -> tuple[Question, Section]:
        """The question that is answered with a photograph, and its section. Raises Http404."""
        for section in sections(definition):
            for question in filter(chosen, section.questions):
                if question.key == self.question:
                    return question, section
        raise Http404


def asked(request: HttpRequest, candidacy: UUID, **named: str) -> Asked:  # noqa: ARG001
    """What the address is about. Nothing that somebody answered is read before it is known who asks."""
    return Asked(get_object_or_404(whole(candidacy)), **named)


def may_type_there(by: Capacity, asked: Asked) -> bool:
    """Whoever types for that candidacy."""
    return may_type(by, asked.candidacy)


def proved_anew(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Show what is sealed to whoever proved a moment ago who she is. What she sends is received all the same."""

    @wraps(view)
    def shown(request: HttpRequest, asked: Asked) -> HttpResponse:
        reading = request.method in {"GET", "HEAD"} and not proofs.recent(request)
        if reading and asked.owed(request.acting).definition.sealed:
            return proofs.ask_again(request)
        return view(request, asked)

    return shown


def about_term(candidacy: Candidacy, now: datetime) -> dict[str, Any]:
    """Until when, why, and how much is left, for the part ``term``."""
    term = term_of(candidacy, now=now)
    state = term.state(now)
    parameters = candidacy.process.parameters
    return {
        "state": state.name,
        "receives": state.receives,
        "last_day": day(term.last_day) if term.last_day else "",
        "late_until": day(term.late_until) if term.late_until else "",
        "opens": day(term.window.opens.astimezone(term.zone).date()) if term.window else "",
        "why": phrases.why(term, parameters),
        "source": parameters.get("capture_days", {}).get("source", "") if term.began else "",
        "days_left": term.days_left(now),
        "today": term.days_left(now) == 0,
        "over": state is State.CLOSED,
    }
