# SPDX-License-Identifier: EUPL-1.2
"""What an agreement requires within hours: noted, prepared movement by movement, and registered in one act."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conoceles.accounts.models import Capacity
from conoceles.accounts.policy import policy
from conoceles.candidacies.models import Rectification
from conoceles.candidacies.movements import actions, queries
from conoceles.candidacies.movements.actions import Done
from conoceles.candidacies.movements.forms import AsideForm, ChangeForm, OrderForm, RectificationForm
from conoceles.candidacies.movements.orders import Change, Order, Task
from conoceles.candidacies.movements.permissions import may_move, may_rectify
from conoceles.candidacies.movements.phrases import ABOUT, BESIDE, PHRASES, term
from conoceles.candidacies.movements.rules import Reason
from conoceles.candidacies.permissions import may_register
from conoceles.candidacies.phrases import accounts_moved
from conoceles.candidacies.queries import named
from conoceles.elections.models import Process
from conoceles.elections.phrases import PHRASES as OF_ELECTIONS
from conoceles.elections.queries import today
from conoceles.elections.rules import Reason as OfElections
from conoceles.elections.subjects import own_process
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused, sentence

from .moving import kind_of, refused, rehearsed

_PAGE = 30
_FIELDS = {
    Reason.ABSURD_HOURS: "hours",
    Reason.NOTIFIED_LATER: "notified_at",
    OfElections.AGREEMENT_EXISTS: "key",
    OfElections.AGREEMENT_TO_COME: "issued_on",
}


def rectification_of(request: HttpRequest, rectification: uuid.UUID, **_: Any) -> Rectification:  # noqa: ARG001
    """The requirement of an address."""
    found = Rectification.objects.select_related("process", "postulant", "agreement", "by__user")
    return get_object_or_404(found, pk=rectification)


@policy(may_register, on=own_process)
@require_safe
def rectifications(request: HttpRequest, process: Process) -> HttpResponse:
    """The requirements of the process, those that are open first."""
    now = clock.now()
    page = Paginator(queries.rectifications(process), _PAGE).get_page(request.GET.get("hoja"))
    context = {"process": process, "page": page, "rows": [(each, term(each.until, now)) for each in page]}
    return render(request, "movements/rectifications.html", context)


@policy(may_register, on=own_process)
@require_http_methods(["GET", "HEAD", "POST"])
def require(request: HttpRequest, process: Process) -> HttpResponse:
    """Note a requirement."""
    form = RectificationForm(request.POST or None, process=process)
    if form.is_valid():
        try:
            made = actions.require(process, rectification=form.rectification(), by=request.acting)
        except Refused as refusal:
            form.add_error(_FIELDS.get(refusal.reason), sentence(refusal, PHRASES, OF_ELECTIONS))
        else:
            messages.success(request, "El requerimiento quedó anotado.")
            return redirect("movements:rectification", made.pk)
    status = 422 if form.is_bound else 200
    return render(request, "movements/require.html", {"process": process, "form": form}, status=status)


@policy(may_rectify, on=rectification_of)
@require_safe
def rectification(request: HttpRequest, rectification: Rectification) -> HttpResponse:
    """What is required, of whom and until when; what is prepared, and of whom more may be."""
    asked = request.GET.get("q", "").replace("\0", "")[:200]
    found = named(queries.of_postulant(rectification.postulant), asked)
    context = {
        "rectification": rectification,
        "term": term(rectification.until, clock.now()),
        "planned": _planned(rectification),
        "movements": [
            (one, BESIDE.get(kind_of(one.kind), ""))
            for one in queries.ledger(rectification.process).filter(rectification=rectification)
        ],
        "page": Paginator(found, _PAGE).get_page(request.GET.get("hoja")),
        "q": asked,
        "asked": f"q={asked}" if asked else "",
    }
    return render(request, "movements/rectification.html", context)


def _planned(rectification: Rectification) -> list[dict[str, Any]]:
    words = queries.Words(rectification.process)
    return [
        {
            "candidacy": candidacy,
            "kind": kind_of(change.kind),
            "written": words.written(change),
            "digest": digests.digest(kept),
        }
        for kept, (candidacy, change) in zip(rectification.planned, queries.planned(rectification), strict=True)
    ]


def _task(request: HttpRequest, rectification: uuid.UUID, candidacy: uuid.UUID, movement: str = "") -> Task:
    asked = rectification_of(request, rectification)
    hers = queries.of_postulant(asked.postulant).filter(pk=candidacy).first()
    if hers is None:
        raise Http404
    return Task(hers, kind_of(movement) if movement else None, asked)


@policy(may_move, on=_task)
@require_safe
def choose(request: HttpRequest, task: Task) -> HttpResponse:
    """Which movement of one candidacy is to be prepared."""
    context = {"task": task, "possible": queries.possible(task.candidacy)}
    return render(request, "movements/choose.html", context)


@policy(may_move, on=_task)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, task: Task) -> HttpResponse:
    """Prepare a movement: what it would change after those that are prepared already."""
    form = ChangeForm(request.POST or None, candidacy=task.candidacy, kind=task.kind)
    context = {"task": task, "about": ABOUT[task.kind], "form": form}
    back = request.POST.get("step") == "back"
    if not form.is_valid() or back:
        status = 422 if form.is_bound and not back else 200
        return render(request, "movements/plan.html", context, status=status)
    accepted, saving = request.POST.getlist("accepted"), request.POST.get("step") == "save"
    try:
        shown = rehearsed(task.candidacy, form.change(), lambda change: _together(task, change, request.acting))
        if saving and {code for code, _ in shown.warnings} <= set(accepted):
            change = form.change([code for code, _ in shown.warnings])
            actions.plan(task.rectification, candidacy=task.candidacy, change=change, by=request.acting)
            messages.success(request, "El movimiento quedó preparado. El registro no ha cambiado.")
            return redirect("movements:rectification", task.rectification.pk)
    except Refused as refusal:
        refused(refusal, form)
        return render(request, "movements/plan.html", context, status=422)
    words = queries.Words(task.candidacy.process)
    more = {
        "effects": [words.of(one) for one in shown.done.effects[-1]],
        "unbalanced": shown.unbalanced,
        "warnings": shown.warnings,
        "accepted": accepted,
        "unread": saving,
    }
    return render(request, "movements/plan_check.html", context | more, status=422 if saving else 200)


def _together(task: Task, change: Change, by: Capacity) -> Done:
    """All that was prepared and *change*, in one act, as it would be today by the agreement that requires it."""
    kept = actions.plan(task.rectification, candidacy=task.candidacy, change=change, by=by)
    order = Order(kept.agreement, today(kept.process), uuid.uuid4().hex)
    return actions.answer(kept, order=order, seen=None, by=by)


@policy(may_rectify, on=rectification_of)
@require_POST
def unplan(request: HttpRequest, rectification: Rectification) -> HttpResponse:
    """Take one from among those that are prepared."""
    try:
        actions.unplan(rectification, planned=request.POST.get("planned", ""), by=request.acting)
    except Refused as refusal:
        messages.error(request, sentence(refusal, PHRASES))
    return redirect("movements:rectification", rectification.pk)


@policy(may_rectify, on=rectification_of, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, rectification: Rectification) -> HttpResponse:
    """Register all that is prepared: by which agreement and since when, what it changes, and only then."""
    form = OrderForm(request.POST or None, process=rectification.process)
    back = request.POST.get("step") == "back"
    context = {"rectification": rectification, "form": form, "planned": _planned(rectification)}
    if not form.is_valid() or back:
        status = 422 if form.is_bound and not back else 200
        return render(request, "movements/answer.html", context, status=status)
    order, seen = form.order(), form.cleaned_data["seen"]
    try:
        if request.POST.get("step") == "save" and seen:
            done = actions.answer(rectification, order=order, seen=seen, by=request.acting)
            told = f"Los movimientos quedaron registrados. {accounts_moved(done.followed)}"
            messages.success(request, told.strip())
            return redirect("movements:rectification", rectification.pk)
        with transaction.atomic():
            done = actions.answer(rectification, order=order, seen=None, by=request.acting)
            transaction.set_rollback(True)
    except Refused as refusal:
        if refusal.reason in {Reason.SETTLED, Reason.ALREADY_DONE}:  # a second click
            return redirect("movements:rectification", rectification.pk)
        refused(refusal, form)
        status = 409 if refusal.reason is Reason.REGISTER_CHANGED else 422
        return render(request, "movements/answer.html", context, status=status)
    words = queries.Words(rectification.process)
    form.show(form.cleaned_data["token"] or uuid.uuid4().hex, done.seen)
    more = {
        "agreement": form.agreed(),
        "effective_on": form.cleaned_data["effective_on"],
        "rows": [
            (movement, [words.of(one) for one in effects])
            for movement, effects in zip(done.movements, done.effects, strict=True)
        ],
        "follows": accounts_moved(done.followed),
    }
    return render(request, "movements/answer_check.html", context | more)


@policy(may_rectify, on=rectification_of)
@require_http_methods(["GET", "HEAD", "POST"])
def set_aside(request: HttpRequest, rectification: Rectification) -> HttpResponse:
    """Close it without movements."""
    form = AsideForm(request.POST or None)
    if form.is_valid():
        try:
            actions.set_aside(rectification, motive=form.cleaned_data["motive"], by=request.acting)
        except Refused as refusal:
            form.add_error(None, sentence(refusal, PHRASES))
        else:
            messages.success(request, "El requerimiento quedó cerrado.")
            return redirect("movements:rectification", rectification.pk)
    context = {"rectification": rectification, "form": form}
    return render(request, "movements/set_aside.html", context, status=422 if form.is_bound else 200)
