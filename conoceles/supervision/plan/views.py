# SPDX-License-Identifier: EUPL-1.2
"""The plans on a screen, and writing down that a session approved one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.queries import worded
from conoceles.elections.models import Process
from conoceles.elections.phrases import PHRASES as OF_ELECTIONS
from conoceles.elections.rules import Reason as OfElections
from conoceles.elections.subjects import own_process
from conoceles.files.papers import paper_file
from conoceles.kernel.refusals import Refused, sentence
from conoceles.supervision.models import Plan

from . import actions, document, queries, showing
from .forms import ApprovalForm
from .permissions import may_approve, may_see_plan, may_see_version
from .phrases import DOCUMENTS, PHRASES
from .rules import Reason
from .rules.words import DocumentKind

#: The plan says something in two ways where it says it in two places.
_TWO = 2
_FIELD = {
    Reason.DAY_TO_COME: "on",
    Reason.BEFORE_APPROVED: "on",
    OfElections.AGREEMENT_EXISTS: "key",
    OfElections.AGREEMENT_TO_COME: "issued_on",
}


def _last_of(request: HttpRequest, which: str) -> Plan:
    if which not in set(DocumentKind):
        raise Http404
    found = queries.last(own_process(request), DocumentKind(which))
    if found is None:
        raise Http404
    return found


def _version_of(request: HttpRequest, which: str, edition: int, kind: str) -> tuple[Plan, str]:
    found = Plan.objects.select_related("process", "agreement")
    return get_object_or_404(found, process=own_process(request), document=which, version=edition), kind


@policy(may_see_plan, on=own_process)
@require_safe
def plan(request: HttpRequest, process: Process) -> HttpResponse:
    """Both plans: what is in force, every row, and everything that they say in two ways or leave open."""
    shown = [_shown(request, plan) for plan in queries.in_force(process).values()]
    context = {"process": process, "plans": shown, "opened": request.GET.get("renglon", "")}
    return render(request, "plans/plan.html", context)


def _shown(request: HttpRequest, plan: Plan) -> dict[str, object]:
    versions = list(
        plan.process.plans.filter(document=plan.document).select_related("by__user", "agreement").order_by("-version")
    )
    worded([each.by for each in versions if each.by])
    last = versions[0]
    return {
        "plan": plan,
        "document": DOCUMENTS[DocumentKind(plan.document)],
        "file": plan.file,
        "groups": showing.groups(plan.file),
        "choices": showing.choices(plan),
        "whole": plan.file.beside(""),
        "two": sum(len(one.says) > 1 for one in plan.file.inconsistency),
        "silent": sum(len(one.says) < _TWO for one in plan.file.inconsistency),
        "versions": versions,
        "waiting": last if last.approved_on is None else None,
        "may_approve": last.approved_on is None and may_approve(request.acting, last),
    }


@policy(may_see_version, on=_version_of)
@require_safe
def paper(request: HttpRequest, found: tuple[Plan, str]) -> HttpResponse:  # noqa: ARG001
    """That version as the document that the commission approves: to be signed, or worked on."""
    plan, kind = found
    return paper_file(document.of_plan(plan), kind, f"plan-{plan.document}-v{plan.version}")


@policy(may_approve, on=_last_of, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Write down the session that approved it. What was typed stays where it is refused."""
    form = ApprovalForm(request.POST or None, plan=plan)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.approve(
                plan,
                on=given["on"],
                session=given["session"],
                seen=given["seen"],
                agreement=form.approved_by(),
                by=request.acting,
            )
        except Refused as refusal:
            form.add_error(_FIELD.get(refusal.reason), sentence(refusal, PHRASES, OF_ELECTIONS))
        else:
            messages.success(request, "Quedó anotado: esa versión ya no cambia.")
            return redirect("plans:plan")
    context = {
        "plan": plan,
        "document": DOCUMENTS[DocumentKind(plan.document)],
        "form": form,
        "groups": showing.groups(plan.file),
        "before": plan.process.plans.filter(document=plan.document).exclude(approved_on=None).last(),
    }
    return render(request, "plans/approve.html", context, status=422 if form.is_bound else 200)
