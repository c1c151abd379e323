# SPDX-License-Identifier: EUPL-1.2
"""The screens of the end of treatment: how it stands, each act, and what people destroyed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.custody.models import Ending, Unsealing
from conoceles.elections.models import Process
from conoceles.files.papers import paper_file
from conoceles.kernel.refusals import Refused, sentence
from conoceles.vault.phrases import PHRASES as OF_VAULT
from conoceles.work.asking import ask

from . import actions, custodian_actions, jobs, kept, papers, queries, remaining
from .forms import CertifyForm, EndForm, OpeningForm
from .permissions import may_end, may_end_any, may_end_of, may_see, may_see_any
from .phrases import OF_KEYS, PHRASES, STATES
from .rules import Reason

_FIELDS = {
    Reason.AGREEMENT_IN_FUTURE: "agreed_on",
    Reason.NOT_A_RECIPIENT: "recipient",
    Reason.OVER: "until",
    Reason.STILL_THERE: "which",
    Reason.SETTLED: "which",
}
_ACTS = {Ending.Stage.BLOCKED: actions.block, Ending.Stage.CANCELLED: actions.cancel}
_DONE = {
    Ending.Stage.BLOCKED: "Quedaron bloqueados. El sistema está cerrando lo demás que no es público; aquí dice cuánto "
    "falta.",
    Ending.Stage.CANCELLED: "Quedaron cancelados aquí. Falta lo que hacen las personas: la página dice qué y quién.",
}
_BY_CUSTODIANS = "La hacen dos personas de la custodia."


def _process(request: HttpRequest) -> Process:
    return get_object_or_404(Process, slug=request.acting.scope)


def _ending(request: HttpRequest, ending: int) -> Ending:  # noqa: ARG001
    return get_object_or_404(Ending.objects.select_related("process", "candidacy__person", "asked_by__user"), pk=ending)


def _paper_of(request: HttpRequest, ending: int, kind: str) -> Ending:
    request.kind = kind  # type: ignore[attr-defined]
    found = _ending(request, ending)
    if found.at is None:
        raise Http404
    return found


def _may_see_ending(by: Any, ending: Ending) -> bool:
    return may_see(by, ending.process)


@policy(may_see_any)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """In which state data are, what is due, what waits and what is left, and what was done."""
    process = _process(request)
    context = {
        "process": process,
        "may_end": may_end_of(request.acting, process),
        "states": [(STATES[state], count) for state, count in queries.counts(process).items()],
        "terms": queries.terms(process),
        "due": queries.due(process),
        "blocked": queries.in_force(process, Ending.Stage.BLOCKED),
        "cancelled": queries.in_force(process, Ending.Stage.CANCELLED),
        "waiting": queries.waiting(process),
        "unfinished": [
            (each, queries.put_away(each), queries.concerned(each).count()) for each in queries.unfinished(process)
        ],
        "acts": queries.endings(process).filter(at__isnull=False),
        "remains": [each for each in remaining.of(process) if each.what],
        "openings": queries.unsealings(process),
        "two": process.allows("two_persons"),
    }
    return render(request, "ending/home.html", context)


@policy(may_end_any, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, stage: Ending.Stage) -> HttpResponse:
    """Block, or cancel: at once, or as soon as a second person confirms it."""
    process = _process(request)
    two = process.allows("two_persons")
    form = EndForm(request.POST or None, process=process)
    if form.is_valid():
        try:
            made = (actions.ask if two else _ACTS[stage])(form.ending(stage), by=request.acting)
        except Refused as refusal:
            form.add_error(_FIELDS.get(refusal.reason), sentence(refusal, PHRASES, OF_KEYS, OF_VAULT))
        else:
            if two:
                messages.success(request, "Queda pedido. Surte efecto cuando lo confirme otra persona.")
                return redirect("ending:home")
            return _finished(request, made)
    context = {"process": process, "form": form, "stage": stage, "two": two, "keeps": kept.reasons()}
    return render(request, "ending/end.html", context, status=422 if form.is_bound else 200)


@policy(may_end, on=_ending, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, ending: Ending) -> HttpResponse:
    """Confirm what another person asked for, or leave it without effect."""
    refused = ""
    if request.method == "POST":
        try:
            if "declina" in request.POST:
                actions.decline(ending, by=request.acting)
                messages.success(request, "Quedó sin efecto.")
                return redirect("ending:home")
            return _finished(request, _ACTS[Ending.Stage(ending.stage)](ending, by=request.acting))
        except Refused as refusal:
            refused = sentence(refusal, PHRASES, OF_KEYS, OF_VAULT)
    context = {"process": ending.process, "ending": ending, "refused": refused}
    return render(request, "ending/confirm.html", context, status=422 if refused else 200)


def _finished(request: HttpRequest, ending: Ending) -> HttpResponse:
    ask(jobs.to_finish(ending), by=request.acting)
    messages.success(request, _DONE[Ending.Stage(ending.stage)])
    return redirect("ending:home")


@policy(may_end_any, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def allow(request: HttpRequest) -> HttpResponse:
    """Write down that what is blocked is to be opened, for what and for whom."""
    process = _process(request)
    waiting = [each for each in queries.unsealings(process) if queries.waits(each)]
    if "confirma" in request.POST:
        return _opening_confirmed(request, waiting)
    form = OpeningForm(request.POST or None, process=process)
    if form.is_valid():
        try:
            made = custodian_actions.allow_opening(form.unsealing(), by=request.acting)
        except Refused as refusal:
            form.add_error(_FIELDS.get(refusal.reason), sentence(refusal, PHRASES))
        else:
            waits = "Surte efecto cuando la confirme otra persona." if queries.waits(made) else _BY_CUSTODIANS
            messages.success(request, f"Queda autorizada la apertura {made.pk}. {waits}")
            return redirect("ending:home")
    context = {"process": process, "form": form, "waiting": waiting}
    return render(request, "ending/allow.html", context, status=422 if form.is_bound else 200)


def _opening_confirmed(request: HttpRequest, waiting: list[Unsealing]) -> HttpResponse:
    found = next((each for each in waiting if str(each.pk) == request.POST["confirma"]), None)
    if found is None:
        return _not_confirmed(request, waiting, Refused(Reason.NOTHING_WAITS))
    try:
        custodian_actions.confirm_opening(found, by=request.acting)
    except Refused as refusal:
        return _not_confirmed(request, waiting, refusal)
    messages.success(request, f"Queda confirmada la apertura {found.pk}. {_BY_CUSTODIANS}")
    return redirect("ending:home")


def _not_confirmed(request: HttpRequest, waiting: list[Unsealing], refusal: Refused) -> HttpResponse:
    form = OpeningForm(None, process=_process(request))
    context = {"form": form, "waiting": waiting, "refused": sentence(refusal, PHRASES)}
    return render(request, "ending/allow.html", context, status=422)


@policy(may_end_any, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def certify(request: HttpRequest) -> HttpResponse:
    """Write down what a person destroyed."""
    process = _process(request)
    left = [each for each in remaining.left(process) if each.what]
    form = CertifyForm(request.POST or None, left=left)
    if form.is_valid():
        try:
            custodian_actions.certify(form.destruction(), process=process, by=request.acting)
        except Refused as refusal:
            wrong = "on" if refusal.reason is Reason.AGREEMENT_IN_FUTURE else _FIELDS.get(refusal.reason)
            form.add_error(wrong, sentence(refusal, PHRASES, OF_KEYS))
        else:
            messages.success(request, "Quedó anotado.")
            return redirect("ending:home")
    context = {"process": process, "form": form, "left": left}
    return render(request, "ending/certify.html", context, status=422 if form.is_bound else 200)


@policy(may_see_any)
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """What becomes of everything that is kept of people, and what stays for history."""
    return render(request, "ending/history.html", {"kept": kept.told(), "outside": kept.outside()})


@policy(_may_see_ending, on=_paper_of)
@require_safe
def acta(request: HttpRequest, ending: Ending) -> HttpResponse:
    """What was done, and what each person signs."""
    return paper_file(papers.acta(ending), request.kind, f"acta-{ending.stage}-{ending.pk}")  # type: ignore[attr-defined]
