# SPDX-License-Identifier: EUPL-1.2
"""Paper that somebody brings to a desk or to her representation, and what is typed from it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conoceles.accounts.models import Capacity
from conoceles.accounts.policy import policy
from conoceles.accounts.rules import Act
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import named
from conoceles.capture import actions, forms
from conoceles.capture import printed as paper
from conoceles.capture.consents import queries as consents
from conoceles.capture.consents.phrases import NAMES
from conoceles.capture.consents.phrases import PHRASES as OF_CONSENTS
from conoceles.capture.consents.rules import Reason as OfConsents
from conoceles.capture.forms import Field
from conoceles.capture.models import Assistance
from conoceles.capture.notices.queries import about as notices
from conoceles.capture.permissions import (
    assisted,
    may_attend,
    may_attend_any,
    may_print,
    may_receive,
    may_take_back,
    received_by,
    takes_envelope,
)
from conoceles.capture.phrases import PHRASES, UNSIGNED, fault
from conoceles.capture.queries.acuses import receipts
from conoceles.capture.queries.reached import reached
from conoceles.capture.queries.sheets import candidacy as whole
from conoceles.capture.rules import Problem, Reason
from conoceles.capture.rules.progress import sections
from conoceles.elections.consent import Decision
from conoceles.elections.models import Questionnaire
from conoceles.elections.queries import in_force
from conoceles.elections.questionnaire import Definition, Section
from conoceles.files.downloads import download
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.outbox.rendering import render as worded
from conoceles.vault.phrases import PHRASES as OF_VAULT

from .asked import Asked, about_term, asked

_PAGE = 50


@policy(may_attend_any)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The candidacies that this desk attends, sought by name or key."""
    words = request.GET.get("nombre", "").replace("\0", "")[:200]
    found = named(reached(request.acting, Act.CAPTURE_AT_DESK), words)
    page = Paginator(found, _PAGE).get_page(request.GET.get("hoja"))
    context = {"page": page, "words": words, "asked": urlencode({"nombre": words})}
    return render(request, "capture/desk.html", context)


def _attended(request: HttpRequest, candidacy: UUID) -> Candidacy:  # noqa: ARG001
    return get_object_or_404(whole(candidacy))


def _may_come_with_paper(by: Capacity, candidacy: Candidacy) -> bool:
    return may_attend(by, candidacy) or takes_envelope(by, candidacy)


@policy(_may_come_with_paper, on=_attended)
@require_http_methods(["GET", "HEAD", "POST"])
def attend(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """All that may be done for one person on paper, in its order; and the receipt of a form that she brings.

    A representation finds what is kept sealed, and of that what it typed itself: not whether she answered otherwise.
    """
    desk = may_attend(request.acting, candidacy)
    may = may_receive(request.acting, candidacy)
    form = forms.ReceivedForm(request.POST or None)
    if may and form.is_valid():
        try:
            received = actions.receive_form(candidacy, by=request.acting, **form.cleaned_data)
        except Refused as refusal:
            later = refusal.reason is Reason.RECEIVED_LATER
            form.add_error("received_on" if later else "code", sentence(refusal, PHRASES))
        else:
            messages.success(request, f"Formato recibido: {received.questionnaire.definition.name}.")
            return redirect("capture:attend", candidacy.pk)
    sent = {
        each.questionnaire.slug: each
        for each in receipts().filter(candidacy=candidacy).order_by("number")
        if desk or (each.assistance and received_by(request.acting, each.assistance))
    }
    received_ones = assisted(request.acting, candidacy)
    context = {
        "candidacy": candidacy,
        "desk": desk,
        "may_receive": may,
        "form": form,
        "term": about_term(candidacy, clock.now()),
        "parts": [
            (each, received_ones.get(each.slug), sent.get(each.slug))
            for each in _owes(candidacy)
            if desk or each.definition.sealed
        ],
        "notices": [(each, worded(each).subject) for each in notices(candidacy)[:_PAGE]] if desk else [],
        "consents": _consents(candidacy) if desk else [],
    }
    return render(request, "capture/attend.html", context, status=422 if form.is_bound else 200)


def _consents(candidacy: Candidacy) -> list[tuple[str, consents.Standing]]:
    return [(NAMES[Decision(each.text.decision)], each) for each in consents.standings(candidacy)]


def _owes(candidacy: Candidacy) -> list[Questionnaire]:
    found = [each for slug, each in in_force(candidacy.process).items() if slug in candidacy.owes]
    return sorted(found, key=lambda each: (each.definition.order, each.slug))


def _may_print_it(by: Capacity, asked: Asked) -> bool:
    return may_print(by, asked.candidacy)


@policy(_may_print_it, on=asked)
@require_safe
def printed(request: HttpRequest, asked: Asked) -> HttpResponse:  # noqa: ARG001
    """A blank form, with her name and its code."""
    found = next((each for each in _owes(asked.candidacy) if each.slug == asked.questionnaire), None)
    if found is None:
        raise Http404
    content = paper.pdf(asked.candidacy, found)
    return download(content, f"cuestionario-{found.slug}.pdf")


def _form_of(request: HttpRequest, assistance: int) -> Assistance:  # noqa: ARG001
    found = Assistance.objects.select_related(
        "questionnaire", "candidacy__process", "candidacy__formula__postulant", "candidacy__formula__answered_by"
    )
    return get_object_or_404(found, pk=assistance)


@policy(may_take_back, on=_form_of)
@require_POST
def give_up(request: HttpRequest, assistance: Assistance) -> HttpResponse:
    """Nothing more is typed from it."""
    actions.give_form_up(assistance, by=request.acting)
    return redirect("capture:attend", assistance.candidacy_id)


def _may_type_from_paper(by: Capacity, asked: Asked) -> bool:
    return _may_come_with_paper(by, asked.candidacy)


@policy(_may_type_from_paper, on=asked)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def from_paper(request: HttpRequest, asked: Asked) -> HttpResponse:
    """The whole of a printed form that is kept sealed, on one page: typed and sent at once, and never read back."""
    received = assisted(request.acting, asked.candidacy).get(asked.questionnaire)
    if received is None:
        return redirect("capture:attend", asked.candidacy.pk)
    questionnaire = received.questionnaire
    if not questionnaire.definition.sealed:
        return redirect("capture:tasks", asked.candidacy.pk)
    questionnaire.process = asked.candidacy.process
    parts = sections(questionnaire.definition)
    answers: dict[str, Any] = {}
    problems: Sequence[Problem] = ()
    refused = ""
    if request.method == "POST":
        for section in parts:
            answers |= forms.read(section, request.POST)
        try:
            revision = actions.send_from_paper(asked.candidacy, questionnaire, answers=answers, by=request.acting)
        except Refused as refusal:
            problems = refusal.details.get("problems", ())
            unsigned = refusal.reason is OfConsents.NO_TREATMENT
            refused = UNSIGNED if unsigned else sentence(refusal, PHRASES, OF_CONSENTS, OF_VAULT)
        else:
            return redirect("capture:acuse", asked.candidacy.pk, revision.pk)
    definition = questionnaire.definition
    context = {
        "candidacy": asked.candidacy,
        "questionnaire": questionnaire,
        "received": received,
        "term": about_term(asked.candidacy, clock.now()),
        "parts": [(section, _all_shown(definition, section, answers, problems)) for section in parts],
        "wrong": [(forms.PREFIX + each.question, _told(definition, each)) for each in problems],
        "refused": refused,
    }
    return render(request, "capture/from_paper.html", context, status=422 if refused else 200)


def _all_shown(
    definition: Definition, section: Section, answers: dict[str, Any], problems: Sequence[Problem]
) -> list[Field]:
    """Every question, also those that are asked only sometimes: on paper all of them stand there."""
    return [replace(each, asked=True) for each in forms.fields(definition, section, answers, problems=problems)]


def _told(definition: Definition, problem: Problem) -> str:
    question = definition.question(problem.question)
    return fault(problem, label=question.label if question else problem.question)
