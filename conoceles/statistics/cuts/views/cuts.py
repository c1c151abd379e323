# SPDX-License-Identifier: EUPL-1.2
"""The cuts of a process: preparing one, looking at what would be public of it, signing it, discarding it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conoceles.accounts.policy import policy
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.kernel.refusals import Refused, sentence
from conoceles.statistics.cuts import actions, freezing, jobs, queries, reporting
from conoceles.statistics.cuts.forms import CutForm
from conoceles.statistics.cuts.laying import sheets, withheld
from conoceles.statistics.cuts.permissions import may_cut, may_read_annex, may_see, may_sign
from conoceles.statistics.cuts.phrases import FLAWS, PHRASES, STATUSES
from conoceles.statistics.models import Cut
from conoceles.work import queries as work
from conoceles.work.asking import ask

from .subjects import cut_of, is_public, may_look


@policy(may_see, on=own_process)
@require_safe
def home(request: HttpRequest, process: Process) -> HttpResponse:
    """Every cut that whoever asks may know of: what is public, and for whoever prepares them the others too."""
    cuts, public = list(queries.cuts(process)), queries.public(process)
    mine = may_cut(request.acting, process)
    listed = [each for each in cuts if mine or each.number in public]
    context = {
        "process": process,
        "listed": [(each, each.number in public) for each in listed],
        "may_cut": mine,
        "waiting": queries.in_flight(process) if mine else None,
        "under_way": work.under_way(jobs.PREPARE, process.slug) if mine else None,
    }
    return render(request, "cuts/home.html", context)


@policy(may_cut, on=own_process, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: HttpRequest, process: Process) -> HttpResponse:
    """Say for what, and by which agreement; then it is a job."""
    form = CutForm(request.POST or None, process=process)
    if form.is_valid():
        occasion, agreement = form.made
        try:
            queries.check_free(process)
        except Refused as refusal:
            form.add_error(None, sentence(refusal, PHRASES))
        else:
            job = ask(jobs.to_prepare(process, occasion=occasion, agreement=agreement), by=request.acting)
            return redirect("work:job", job.pk)
    context = {"process": process, "form": form}
    return render(request, "cuts/prepare.html", context, status=422 if form.is_bound else 200)


@policy(may_look, on=cut_of)
@require_safe
def cut(request: HttpRequest, cut: Cut) -> HttpResponse:
    """The tables of *cut* as everybody reads, or would read, them; with its audit, for whoever signs."""
    return render(request, "cuts/cut.html", _context(request, cut))


@policy(may_sign, on=cut_of, step_up=True)
@require_POST
def sign(request: HttpRequest, cut: Cut) -> HttpResponse:
    """Sign the tables that were on the screen."""
    try:
        done = actions.sign(cut, seen=request.POST.get("seen", ""), by=request.acting)
    except Refused as refusal:
        context = _context(request, cut) | {"refused": sentence(refusal, PHRASES)}
        return render(request, "cuts/cut.html", context, status=422)
    messages.success(request, f"Firmó el corte {done.number}. Será público con la siguiente publicación.")
    return redirect("cuts:cut", done.pk)


@policy(may_sign, on=cut_of)
@require_POST
def audit(request: HttpRequest, cut: Cut) -> HttpResponse:
    """Audit it again, with what profiles tell by now."""
    return redirect("work:job", ask(jobs.to_audit(cut), by=request.acting).pk)


@policy(may_sign, on=cut_of, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, cut: Cut) -> HttpResponse:
    """Ask first."""
    refused = ""
    if request.method == "POST":
        try:
            actions.discard(cut, by=request.acting)
        except Refused as refusal:
            refused = sentence(refusal, PHRASES)
        else:
            messages.success(request, f"Descartó el corte {cut.number}: nada de lo que contaba se conserva.")
            return redirect("cuts:home")
    return render(request, "cuts/discard.html", {"cut": cut, "refused": refused}, status=422 if refused else 200)


@policy(may_sign, on=cut_of)
@require_safe
def report(request: HttpRequest, cut: Cut) -> HttpResponse:  # noqa: ARG001
    """The report of the audit, as it was signed."""
    if not cut.report:
        return HttpResponse("Este corte no tiene informe.\n", status=404, content_type="text/plain; charset=utf-8")
    name = f"corte-{cut.number}-informe.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(cut.report.encode(), content_type="application/json", headers=headers)


def _context(request: HttpRequest, cut: Cut) -> dict[str, Any]:
    signs, public = may_sign(request.acting, cut), is_public(cut)
    told = reporting.tables(cut) if cut.tables else None
    context: dict[str, Any] = {
        "cut": cut,
        "public": public,
        "sheets": sheets(cut.process, told) if told else [],
        "withheld": withheld(told) if told and signs else [],
        "may_sign": signs,
        "may_read_annex": may_read_annex(request.acting, cut) and cut.annexes.exists(),
        "readings": cut.readings.select_related("by__user") if signs else (),
    }
    if signs and cut.report:
        context |= _audit(cut, public=public)
    return context


def _audit(cut: Cut, *, public: bool) -> dict[str, Any]:
    """What the report says, in words; or why it cannot be read."""
    try:
        document = reporting.read(cut)
    except Refused as refusal:
        return {"refused": sentence(refusal, PHRASES)}
    verdicts = [each.verdict for each in document.groups.values()]
    return {
        "status": STATUSES[document.status],
        "solvers": sorted({each.solver for each in verdicts if each.solver}),
        "intervals": sum(len(each.intervals) for each in verdicts),
        "implied": [(words, count) for flaw, words in FLAWS.items() if (count := document.flaws(flaw))],
        "withdrew": not public and bool(queries.withdrew(cut)),
        "told_more": not public and freezing.told_more(cut),
    }
