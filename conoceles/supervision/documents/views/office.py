# SPDX-License-Identifier: EUPL-1.2
"""The log of what each unit did, and the register of what came in."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.queries import worded
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.elections.subjects import own_process
from conoceles.kernel.refusals import Refused, sentence
from conoceles.supervision.documents import office_actions, queries
from conoceles.supervision.documents.forms import AnsweredForm, IncomingForm, LogForm, WhyForm
from conoceles.supervision.documents.labels import BODIES
from conoceles.supervision.documents.permissions import (
    bodies,
    may_answer_incoming,
    may_keep_incoming,
    may_log,
    may_see_documents,
    may_set_activity_aside,
)
from conoceles.supervision.documents.phrases import PHRASES
from conoceles.supervision.documents.rules import Reason
from conoceles.supervision.documents.rules.words import Body
from conoceles.supervision.models import Activity, Incoming

from .subjects import activity_of, incoming_of

_PAGE = 50


@policy(may_see_documents, on=own_process)
@require_safe
def activities(request: HttpRequest, process: Process) -> HttpResponse:
    """What was done, the newest first."""
    page = Paginator(queries.activities(process).order_by("-on", "-pk"), _PAGE).get_page(request.GET.get("hoja"))
    worded([each.by for each in page])
    acting = request.acting
    rows = [(each, BODIES[Body(each.body)], may_set_activity_aside(acting, each)) for each in page]
    context = {"process": process, "rows": rows, "page": page, "may_log": may_log(acting, process)}
    return render(request, "documents/activities.html", context)


@policy(may_log, on=own_process)
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest, process: Process) -> HttpResponse:
    """Write down what was done."""
    form = LogForm(request.POST or None, process=process, bodies=bodies(request.acting), day=today(process))
    if form.is_valid():
        try:
            office_actions.log(process, **form.cleaned_data, by=request.acting)
        except Refused as refusal:
            form.add_error("body" if refusal.reason is Reason.NOT_YOUR_UNIT else "on", sentence(refusal, PHRASES))
        else:
            messages.success(request, "Quedó en la bitácora; el informe de ese mes lo recogerá.")
            return redirect("documents:activities")
    context = {"process": process, "form": form}
    return render(request, "documents/log.html", context, status=422 if form.is_bound else 200)


@policy(may_set_activity_aside, on=activity_of)
@require_http_methods(["GET", "HEAD", "POST"])
def set_activity_aside(request: HttpRequest, activity: Activity) -> HttpResponse:
    """What was written down by mistake."""
    form = WhyForm(request.POST or None)
    if form.is_valid():
        office_actions.set_activity_aside(activity, why=form.cleaned_data["why"], by=request.acting)
        messages.success(request, "Ya no cuenta; se conserva con su motivo.")
        return redirect("documents:activities")
    context = {"form": form, "activity": activity}
    return render(request, "documents/aside.html", context, status=422 if form.is_bound else 200)


@policy(may_keep_incoming, on=own_process)
@require_http_methods(["GET", "HEAD", "POST"])
def incoming(request: HttpRequest, process: Process) -> HttpResponse:
    """What came in, the newest first, and writing down one more."""
    form = IncomingForm(request.POST or None)
    if form.is_valid():
        try:
            made = office_actions.receive(process, paper=form.paper(), by=request.acting)
        except Refused as refusal:
            form.add_error("day", sentence(refusal, PHRASES))
        else:
            messages.success(request, f"Quedó registrado con el folio {made}.")
            return redirect("documents:incoming")
    kept = process.incoming.select_related("answered_by", "by__user")
    page = Paginator(kept, _PAGE).get_page(request.GET.get("hoja"))
    rows = [(each, BODIES[Body(each.turned_to)]) for each in page]
    context = {"process": process, "form": form, "rows": rows, "page": page, "today": today(process)}
    return render(request, "documents/incoming.html", context, status=422 if form.is_bound else 200)


@policy(may_answer_incoming, on=incoming_of)
@require_http_methods(["GET", "HEAD", "POST"])
def answered(request: HttpRequest, incoming: Incoming) -> HttpResponse:
    """With which document it was answered."""
    form = AnsweredForm(request.POST or None, process=incoming.process)
    if form.is_valid():
        try:
            office_actions.answer_incoming(incoming, document=form.cleaned_data["document"], by=request.acting)
        except Refused as refusal:
            form.add_error("document", sentence(refusal, PHRASES))
        else:
            messages.success(request, "Quedó anotado con qué se contestó.")
            return redirect("documents:incoming")
    context = {"form": form, "incoming": incoming}
    return render(request, "documents/answered.html", context, status=422 if form.is_bound else 200)
