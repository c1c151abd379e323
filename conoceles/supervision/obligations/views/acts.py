# SPDX-License-Identifier: EUPL-1.2
"""Writing down what starts a clock, what meets an obligation, or why it need not be met. What was typed stays."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from conoceles.accounts.policy import policy
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.kernel.refusals import Refused, sentence
from conoceles.supervision.models import Fulfilment, Obligation, Start
from conoceles.supervision.obligations import actions, forms, queries, showing
from conoceles.supervision.obligations.permissions import (
    may_excuse,
    may_meet,
    may_open_notice,
    may_reopen,
    may_set_start_aside,
    may_start,
)
from conoceles.supervision.obligations.phrases import PHRASES
from conoceles.supervision.obligations.rules import Reason
from conoceles.supervision.plan import queries as plans
from conoceles.supervision.plan.rules.words import Act, DocumentKind, Kind

from .subjects import fulfilment_of, obligation_of, start_of

_FIELD = {Reason.DAY_TO_COME: "on", Reason.NOT_AN_ACT: "act", Reason.NOT_A_DIGEST: "document_digest"}


@policy(may_start, on=obligation_of)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, obligation: Obligation) -> HttpResponse:
    """An act that starts the clock."""
    form = forms.StartForm(request.POST or None, seen=_seen(obligation))

    def act() -> None:
        given = form.cleaned_data
        actions.start(
            obligation, act=given["act"], on=given["on"], at=form.at(), document=given["document"], by=request.acting
        )

    words = ("Anotar el acto que inicia el plazo", "Quedó anotado.")
    return _written(request, obligation, form, act, words)


@policy(may_meet, on=obligation_of)
@require_http_methods(["GET", "HEAD", "POST"])
def meet(request: HttpRequest, obligation: Obligation) -> HttpResponse:
    """With what it was met."""
    form = forms.MeetForm(request.POST or None, seen=_seen(obligation))

    def act() -> None:
        given = form.cleaned_data
        actions.meet(
            obligation,
            on=given["on"],
            at=form.at(),
            document=given["document"],
            document_digest=given["document_digest"],
            note=given["note"],
            by=request.acting,
        )

    words = ("Anotar con qué se cumplió", "Quedó anotada como cumplida.")
    return _written(request, obligation, form, act, words)


@policy(may_excuse, on=obligation_of)
@require_http_methods(["GET", "HEAD", "POST"])
def excuse(request: HttpRequest, obligation: Obligation) -> HttpResponse:
    """Why it need not be met."""
    form = forms.ExcuseForm(request.POST or None)

    def act() -> None:
        actions.excuse(obligation, motive=form.cleaned_data["motive"], by=request.acting)

    words = ("Dispensar con motivo escrito", "Quedó dispensada, con su motivo.")
    return _written(request, obligation, form, act, words)


@policy(may_set_start_aside, on=start_of)
@require_http_methods(["GET", "HEAD", "POST"])
def set_aside(request: HttpRequest, start: Start) -> HttpResponse:
    """An act that was written down by mistake."""
    form = forms.WhyForm(request.POST or None)

    def act() -> None:
        actions.set_start_aside(start, why=form.cleaned_data["why"], by=request.acting)

    words = ("Quitar un acto anotado por error", "Ya no cuenta; se conserva con su motivo.")
    return _written(request, start.obligation, form, act, words)


@policy(may_reopen, on=fulfilment_of)
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, fulfilment: Fulfilment) -> HttpResponse:
    """It was not met after all."""
    form = forms.WhyForm(request.POST or None)

    def act() -> None:
        actions.reopen(fulfilment, why=form.cleaned_data["why"], by=request.acting)

    words = ("Volver a abrir la obligación", "Se debe otra vez; lo anotado se conserva con su motivo.")
    return _written(request, fulfilment.obligation, form, act, words)


@policy(may_open_notice, on=own_process)
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, process: Process) -> HttpResponse:
    """What INE must be told and the system cannot see."""
    own = plans.in_force(process).get(DocumentKind.COMMISSION)
    rows = [(row.key, f"{row.key}. {row.name}") for row in own.file.row if row.kind is Kind.NOTICE] if own else []
    form = forms.NoticeForm(request.POST or None, rows=rows)
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.open_notice(process, **given | {"act": Act(given["act"])}, by=request.acting)
        except Refused as refusal:
            form.add_error(_FIELD.get(refusal.reason), sentence(refusal, PHRASES))
        else:
            messages.success(request, "El aviso quedó abierto.")
            return redirect("obligations:obligation", made.pk)
    status = 422 if form.is_bound else 200
    return render(request, "obligations/notice.html", {"process": process, "form": form, "rows": rows}, status=status)


def _seen(obligation: Obligation) -> queries.Seen:
    return queries.ledger(obligation.process).one(obligation.pk)


def _written(
    request: HttpRequest, obligation: Obligation, form: Form, act: Callable[[], Any], words: tuple[str, str]
) -> HttpResponse:
    """Do it and go back to the obligation; or the form, with what was typed and what is wrong."""
    title, done = words
    if form.is_valid():
        try:
            act()
        except Refused as refusal:
            form.add_error(_FIELD.get(refusal.reason), sentence(refusal, PHRASES))
        else:
            messages.success(request, done)
            return redirect("obligations:obligation", obligation.pk)
    ledger = queries.ledger(obligation.process)
    seen = ledger.one(obligation.pk)
    context = {"one": showing.shown(seen, ledger.today), "seen": seen, "form": form, "title": title}
    return render(request, "obligations/write.html", context, status=422 if form.is_bound else 200)
