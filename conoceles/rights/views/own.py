# SPDX-License-Identifier: EUPL-1.2
"""The person's own screens: what she asked, asking, completing and reading the answer."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.candidacies.models import Candidacy
from conoceles.capture.consents.views.own import own_candidacy
from conoceles.files.downloads import download
from conoceles.files.papers import paper_file
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.rights import actions, answer_actions, papers, queries, showing
from conoceles.rights.forms import AskForm, TextForm
from conoceles.rights.models import Request
from conoceles.rights.permissions import may_ask, may_see_own
from conoceles.rights.phrases import PHRASES
from conoceles.rights.rules import Deed, Right, Stage
from conoceles.rights.terms import offered, terms


def own_request(request: HttpRequest, claim: uuid.UUID, kind: str = "") -> Request:
    """One request of hers. What follows the dot of a file is for the view."""
    request.wanted = kind  # type: ignore[attr-defined]
    return get_object_or_404(queries.whole(), pk=claim)


@policy(may_ask, on=own_candidacy, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """What she asked, where it stands, and asking for something more."""
    form = AskForm(request.POST or None, offered=offered(candidacy.process))
    if form.is_valid():
        try:
            right, text = Right(form.cleaned_data["right"]), form.cleaned_data["text"]
            made = actions.ask(candidacy, right=right, text=text, by=request.acting)
        except Refused as refusal:
            form.add_error("right", sentence(refusal, PHRASES))
        else:
            messages.success(request, f"El instituto recibió su solicitud con el folio {made.folio}.")
            return redirect("rights:own", made.pk)
    now = clock.now()
    context = {
        "form": form,
        "terms": terms(candidacy.process),
        "rows": [showing.shown(each) for each in queries.own(candidacy, now)],
    }
    return render(request, "rights/home.html", context, status=422 if form.is_bound else 200)


@policy(may_see_own, on=own_request, step_up=True)
@require_safe
def own(request: HttpRequest, asked: Request) -> HttpResponse:
    """One of them, with what was done; the answer, once she was told of it."""
    if any(each.deed == Deed.NOTIFIED and each.read_at is None for each in asked.steps.all()):
        answer_actions.read_answer(asked, by=request.acting)
    one = queries.standing(get_object_or_404(queries.whole(), pk=asked.pk), clock.now())
    told = one.step(Deed.NOTIFIED) is not None
    hidden = set() if told else {Deed.ANSWERED}
    answered = one.step(Deed.ANSWERED)
    context = {
        "asked": asked,
        "one": showing.shown(one),
        "steps": [showing.told(each, one) for each in one.steps if each.deed not in hidden],
        "effects": [showing.effect(each) for each in one.effects] if told else [],
        "told": told,
        "document": bool(told and answered and answered.file),
        "completes": one.stage is Stage.PREVENTED and not one.late,
    }
    return render(request, "rights/own.html", context)


@policy(may_see_own, on=own_request, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def complete(request: HttpRequest, asked: Request) -> HttpResponse:
    """What she was asked to complete."""
    prevented = asked.steps.filter(deed=Deed.PREVENTED).first()
    if prevented is None:
        raise Http404
    form = TextForm(request.POST or None, label="Lo que completa")
    if form.is_valid():
        try:
            actions.complete(asked, text=form.cleaned_data["text"], by=request.acting)
        except Refused as refusal:
            form.add_error("text", sentence(refusal, PHRASES))
        else:
            messages.success(request, "El instituto recibió lo que completó.")
            return redirect("rights:own", asked.pk)
    context = {"form": form, "asked": asked, "prevented": prevented}
    return render(request, "rights/complete_own.html", context, status=422 if form.is_bound else 200)


@policy(may_see_own, on=own_request, step_up=True)
@require_safe
def answer_paper(request: HttpRequest, asked: Request) -> HttpResponse:
    """The answer as a paper, once she was told of it."""
    one = queries.standing(asked, clock.now())
    paper = papers.answer_of(one) if one.step(Deed.NOTIFIED) else None
    if paper is None:
        raise Http404
    return paper_file(paper, request.wanted, asked.folio.replace("/", "-"))  # type: ignore[attr-defined]


@policy(may_see_own, on=own_request, step_up=True)
@require_safe
def document(request: HttpRequest, asked: Request) -> HttpResponse:
    """The document of the answer, as the institute attached it."""
    one = queries.standing(asked, clock.now())
    answered = one.step(Deed.ANSWERED)
    if answered is None or not answered.file or one.step(Deed.NOTIFIED) is None:
        raise Http404
    try:
        content = actions.read_file(answered, by=request.acting)
    except Refused as refusal:
        messages.error(request, sentence(refusal, PHRASES))
        return redirect("rights:own", asked.pk)
    return download(content, f"respuesta.{answered.file.rpartition('.')[2]}")
