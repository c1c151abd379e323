# SPDX-License-Identifier: EUPL-1.2
"""Writing down the steps of a route. What was typed stays where something is missing, which the refusal says."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from conoceles.accounts.policy import policy
from conoceles.elections.phrases import PHRASES as OF_ELECTIONS
from conoceles.elections.queries import today
from conoceles.elections.rules import Reason as OfElections
from conoceles.kernel.refusals import Refused, sentence
from conoceles.supervision.documents import actions, queries, step_actions
from conoceles.supervision.documents.forms import AnswerForm, StepForm, WhyForm
from conoceles.supervision.documents.permissions import may_answer, may_draft, may_set_aside, may_work
from conoceles.supervision.documents.phrases import DO, PHRASES, roles
from conoceles.supervision.documents.rules import Reason
from conoceles.supervision.documents.rules.words import Verb
from conoceles.supervision.models import Document, Observation, RouteStep
from conoceles.supervision.obligations.phrases import PHRASES as OF_OBLIGATIONS

from .subjects import document_of, observation_of, step_of, taken_of

_FIELD = {
    Reason.DAY_TO_COME: "on",
    Reason.BEFORE_ALL: "on",
    Reason.BEFORE_LAST: "on",
    Reason.NO_SESSION: "session",
    Reason.NO_VOTE: "votes_for",
    Reason.NOT_CARRIED: "votes_for",
    Reason.NO_FOLIO: "folio",
    Reason.NO_OBSERVATIONS: "observations",
    OfElections.AGREEMENT_EXISTS: "key",
    OfElections.AGREEMENT_TO_COME: "issued_on",
}


@policy(may_work, on=step_of)
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest, document: Document) -> HttpResponse:
    """A step: done, or returned with observations."""
    step, stands = request.step, queries.stood(document)
    version = queries.version_for(stands, step)
    context = {"document": document, "step": step, "version": version}
    context |= {"do": DO[step.verb], "roles": roles(step.noted_by)}
    if version is None:
        return render(request, "documents/step.html", context | {"missing": PHRASES[Reason.NO_VERSION]}, status=409)
    form = StepForm(
        request.POST or None,
        process=document.process,
        step=step,
        stands=stands,
        day=today(document.process),
    )
    if form.is_valid():
        try:
            _taken(document, step.key, form, request)
        except Refused as refusal:
            named = _FIELD.get(refusal.reason)
            form.add_error(
                named if named in form.fields else None, sentence(refusal, PHRASES, OF_ELECTIONS, OF_OBLIGATIONS)
            )
        else:
            messages.success(request, f"Quedó anotado: {step.name}.")
            return redirect("documents:document", document.pk)
    context |= {"form": form, "hers": request.acting.role in step.noted_by, "sends": step.verb is Verb.REMIT}
    return render(request, "documents/step.html", context, status=422 if form.is_bound else 200)


def _taken(document: Document, step: str, form: StepForm, request: HttpRequest) -> None:
    if form.returned:
        observed = form.cleaned_data["observations"].splitlines()
        step_actions.send_back(document, step=step, act=form.act(), observations=observed, by=request.acting)
    else:
        step_actions.take(document, step=step, act=form.act(), by=request.acting)


@policy(may_answer, on=observation_of)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, observation: Observation) -> HttpResponse:
    """How what was observed was answered."""
    form = AnswerForm(request.POST or None)
    document = observation.step.document
    if form.is_valid():
        try:
            step_actions.answer(observation, text=form.cleaned_data["text"], by=request.acting)
        except Refused as refusal:
            form.add_error("text", sentence(refusal, PHRASES))
        else:
            messages.success(request, "La respuesta quedó guardada.")
            return redirect("documents:document", document.pk)
    title = f"Contestar la observación {observation.number}"
    return _asked(request, document, form, title, quoted=observation.text)


@policy(may_set_aside, on=taken_of)
@require_http_methods(["GET", "HEAD", "POST"])
def set_aside(request: HttpRequest, taken: RouteStep) -> HttpResponse:
    """A step written down by mistake."""
    form = WhyForm(request.POST or None)
    if form.is_valid():
        try:
            step_actions.set_aside(taken, why=form.cleaned_data["why"], by=request.acting)
        except Refused as refusal:
            form.add_error(None, sentence(refusal, PHRASES))
        else:
            messages.success(request, "Ya no cuenta; se conserva con su motivo.")
            return redirect("documents:document", taken.document_id)
    found = taken.document.way.found(taken.step)
    return _asked(
        request, taken.document, form, "Quitar un paso anotado por error", quoted=found.name if found else taken.step
    )


@policy(may_draft, on=document_of)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, document: Document) -> HttpResponse:
    """It is given up, with why."""
    form = WhyForm(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw(document, why=form.cleaned_data["why"], by=request.acting)
        except Refused as refusal:
            form.add_error(None, sentence(refusal, PHRASES))
        else:
            messages.success(request, "Quedó abandonado, con su motivo.")
            return redirect("documents:documents")
    return _asked(request, document, form, "Abandonar el documento", quoted="")


def _asked(request: HttpRequest, document: Document, form: Form, title: str, *, quoted: str) -> HttpResponse:
    context = {"document": document, "form": form, "title": title, "quoted": quoted}
    return render(request, "documents/write.html", context, status=422 if form.is_bound else 200)
