# SPDX-License-Identifier: EUPL-1.2
"""The desk: what there is, receiving on paper, and one request, whose reading is on record."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.credentials.phrases import PHRASES as OF_ACUSES
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.files.downloads import download
from conoceles.files.papers import paper_file
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.rights import actions, papers, queries, showing
from conoceles.rights.forms import PaperForm
from conoceles.rights.models import Request, Step
from conoceles.rights.permissions import may_attend, may_attend_any, may_read_file
from conoceles.rights.phrases import PHRASES
from conoceles.rights.rules import Deed, Reason, Stage
from conoceles.rights.terms import offered

_FIELDS = {Reason.NOT_OFFERED: "right", Reason.DAY_TO_COME: "day"}


def request_of(request: HttpRequest, claim: uuid.UUID, kind: str = "") -> Request:
    """One request, with all that its page says. What follows the dot of a file is for the view."""
    request.wanted = kind  # type: ignore[attr-defined]
    return get_object_or_404(queries.whole(), pk=claim)


def _step(request: HttpRequest, claimstep: int) -> Step:  # noqa: ARG001
    return get_object_or_404(
        Step.objects.select_related("request__process", "request__candidacy__process"), pk=claimstep
    )


@policy(may_attend_any, on=own_process)
@require_safe
def home(request: HttpRequest, process: Process) -> HttpResponse:
    """Every request of the process by its folio: not what it asks, nor who."""
    rows = [showing.shown(each) for each in queries.standings(process, clock.now())]
    context = {
        "process": process,
        "open": [each for each in rows if not each.standing.stage.over],
        "over": [each for each in rows if each.standing.stage.over],
    }
    return render(request, "rights/desk.html", context)


@policy(may_attend_any, on=own_process, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: HttpRequest, process: Process) -> HttpResponse:
    """Give a folio to what came on paper."""
    form = PaperForm(request.POST or None, request.FILES or None, process=process, offered=offered(process))
    if form.is_valid():
        try:
            made = actions.take_in(form.cleaned_data["whose"], paper=form.paper(), by=request.acting)
        except Refused as refusal:
            form.add_error(_FIELDS.get(refusal.reason, "scan"), sentence(refusal, PHRASES, OF_ACUSES))
        else:
            messages.success(request, f"Quedó recibida con el folio {made.folio}. Falta comprobar quién la presenta.")
            return redirect("rights:request", made.pk)
    context = {"form": form, "title": "Recibir una solicitud en papel", "button": "Dar folio"}
    return render(request, "rights/write.html", context, status=422 if form.is_bound else 200)


@policy(may_attend, on=request_of, step_up=True)
@require_safe
def one(request: HttpRequest, asked: Request) -> HttpResponse:
    """One request: what it asks, what was done, what is owed and what may be done now."""
    actions.read(asked, by=request.acting)
    stands = queries.standing(asked, clock.now())
    done = {each.deed for each in stands.steps}
    early = stands.stage in {Stage.UNIDENTIFIED, Stage.STUDIED}
    context = {
        "asked": asked,
        "one": showing.shown(stands),
        "steps": [showing.told(each, stands) for each in stands.steps],
        "effects": [(showing.effect(each), showing.done_at(each, request.acting)) for each in stands.effects],
        "may": {
            "identify": stands.stage is Stage.UNIDENTIFIED,
            "prevent": early and Deed.PREVENTED not in done and not stands.late,
            "complete": stands.stage is Stage.PREVENTED and not stands.late,
            "lapse": stands.stage is Stage.PREVENTED and stands.late,
            "extend": early and Deed.EXTENDED not in done and not stands.late,
            "answer": stands.stage is Stage.STUDIED,
            "notify": stands.stage is Stage.ANSWERED,
        },
        "answered": Deed.ANSWERED in done,
    }
    return render(request, "rights/request.html", context)


@policy(may_attend, on=request_of, step_up=True)
@require_safe
def answer_paper(request: HttpRequest, asked: Request) -> HttpResponse:
    """The answer as a paper, to be signed and handed over."""
    actions.read(asked, by=request.acting)
    paper = papers.answer_of(queries.standing(asked, clock.now()))
    if paper is None:
        raise Http404
    return paper_file(paper, request.wanted, asked.folio.replace("/", "-"))  # type: ignore[attr-defined]


@policy(may_attend, on=request_of, step_up=True)
@require_safe
def scan(request: HttpRequest, asked: Request) -> HttpResponse:
    """The paper on which it came."""
    if not asked.scan:
        raise Http404
    return _file(request, lambda: actions.read_scan(asked, by=request.acting), asked.scan, asked)


@policy(may_read_file, on=_step, step_up=True)
@require_safe
def file(request: HttpRequest, deed: Step) -> HttpResponse:
    """The file of a step."""
    if not deed.file:
        raise Http404
    return _file(request, lambda: actions.read_file(deed, by=request.acting), deed.file, deed.request)


def _file(request: HttpRequest, read, path: str, asked: Request) -> HttpResponse:  # type: ignore[no-untyped-def]  # noqa: ANN001
    try:
        return download(read(), f"{asked.folio.replace('/', '-')}.{path.rpartition('.')[2]}")
    except Refused as refusal:
        messages.error(request, sentence(refusal, PHRASES))
        return redirect("rights:request", asked.pk)
