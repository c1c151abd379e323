# SPDX-License-Identifier: EUPL-1.2
"""The log of breaches on screens, for the Unidad."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.queries import worded
from conoceles.custody.models import Breach, BreachNotice
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.files.papers import paper_file
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence

from . import actions, queries, telling
from .forms import AcuseForm, AuthorityForm, CloseForm, StatementForm, TellForm
from .permissions import may_follow, may_follow_notice, may_keep
from .phrases import PHRASES
from .rules import Reason

_FORM = require_http_methods(["GET", "HEAD", "POST"])
#: Where on the form of a statement each refusal belongs.
_FIELD = {
    Reason.TO_COME: "known_on",
    Reason.BEFORE_IT_HAPPENED: "known_on",
    Reason.NAMES_SOMEBODY: "told",
    Reason.UNKNOWN_KEYS: "keys",
    Reason.WITHOUT_WHY: "why",
}


def _breach(request: HttpRequest, number: int, kind: str = "") -> Breach:
    request.kind = kind
    found = Breach.objects.select_related("process", "by__user", "closed_by__user")
    return get_object_or_404(found, process=own_process(request), number=number)


def _notice(request: HttpRequest, number: int, told: int, kind: str = "") -> BreachNotice:
    request.kind = kind
    found = BreachNotice.objects.select_related("breach__process", "statement", "message")
    return get_object_or_404(found, breach__process=own_process(request), breach__number=number, pk=told)


def _to_person(request: HttpRequest, number: int, told: int, kind: str) -> BreachNotice:
    """One that has a sheet of its own. Raises Http404 for one to the authority."""
    found = _notice(request, number, told, kind)
    if found.candidacy is None:
        raise Http404
    return found


@policy(may_keep, on=own_process, step_up=True)
@require_safe
def home(request: HttpRequest, process: Process) -> HttpResponse:
    """Every breach: what, when it was known, and what is still owed."""
    now = clock.now()
    rows = []
    for each in queries.breaches(process):
        said = queries.statement(each)
        clocks = [] if each.closed_at else queries.clocks(each, said)
        rows.append({"breach": each, "said": said, "owed": [one for one in clocks if one.told is None],
                     "late": any(one.late(now) for one in clocks)})  # fmt: skip
    return render(request, "breaches/home.html", {"process": process, "rows": rows})


@policy(may_keep, on=own_process, step_up=True)
@_FORM
def register(request: HttpRequest, process: Process) -> HttpResponse:
    """Write one down."""
    form = StatementForm(request.POST or None)

    def done() -> HttpResponse:
        made = actions.register(process, said=form.statement(), by=request.acting)
        messages.success(request, f"Quedó registrada con el número {made.number}.")
        return redirect("breaches:breach", made.number)

    return _answered(request, form, done, "breaches/register.html", {"process": process})


@policy(may_follow, on=_breach, step_up=True)
@require_safe
def breach(request: HttpRequest, found: Breach) -> HttpResponse:
    """One: what is known, what was said before, whom it has to tell and until when, and who was told."""
    statements = list(found.statements.select_related("by__user"))
    notices = queries.notices(found)
    worded([each.by for each in (*statements, *notices)])
    now = clock.now()
    context = {
        "breach": found,
        "said": statements[0],
        "former": statements[1:],
        "notices": notices,
        "clocks": [(each, each.late(now)) for each in queries.clocks(found, statements[0])],
    }
    return render(request, "breaches/breach.html", context)


@policy(may_follow, on=_breach, step_up=True)
@_FORM
def correct(request: HttpRequest, found: Breach) -> HttpResponse:
    """Say anew what is known; what was said stays."""
    said = queries.statement(found)
    form = StatementForm(request.POST or None, former=said)

    def done() -> HttpResponse:
        seen = form.cleaned_data["seen"] or 0
        actions.correct(found, said=form.statement(), seen=seen, by=request.acting)
        messages.success(request, "Quedó dicho. Lo anterior se conserva.")
        return redirect("breaches:breach", found.number)

    return _answered(request, form, done, "breaches/correct.html", {"breach": found, "said": said})


@policy(may_follow, on=_breach, step_up=True)
@_FORM
def tell(request: HttpRequest, found: Breach) -> HttpResponse:
    """Tell those whom it affects."""
    form = TellForm(request.POST or None, process=found.process)

    def done() -> HttpResponse:
        before = found.notices.count()
        actions.tell(found, people=queries.affected(found.process, **form.asked()), by=request.acting)
        count = found.notices.count() - before
        messages.success(request, f"Avisos formados: {count}. Los de quien no tiene correo esperan a imprimirse.")
        return redirect("breaches:breach", found.number)

    context = {"breach": found, "said": queries.statement(found)}
    return _answered(request, form, done, "breaches/tell.html", context)


@policy(may_follow, on=_breach, step_up=True)
@_FORM
def tell_authority(request: HttpRequest, found: Breach) -> HttpResponse:
    """Write down that the authority was told."""
    form = AuthorityForm(request.POST or None)

    def done() -> HttpResponse:
        actions.tell_authority(found, **form.cleaned_data, by=request.acting)
        messages.success(request, "Quedó anotado.")
        return redirect("breaches:breach", found.number)

    return _answered(request, form, done, "breaches/authority.html", {"breach": found})


@policy(may_follow_notice, on=_notice, step_up=True)
@_FORM
def receive(request: HttpRequest, found: BreachNotice) -> HttpResponse:
    """Write down with what it is known that a person received hers."""
    form = AcuseForm(request.POST or None)

    def done() -> HttpResponse:
        actions.receive(found, **form.cleaned_data, by=request.acting)
        messages.success(request, "Quedó anotado.")
        return redirect("breaches:breach", found.breach.number)

    context = {"breach": found.breach, "notice": found, "person": queries.whom(found)}
    return _answered(request, form, done, "breaches/receive.html", context)


@policy(may_follow, on=_breach, step_up=True)
@_FORM
def close(request: HttpRequest, found: Breach) -> HttpResponse:
    """It is over."""
    form = CloseForm(request.POST or None)

    def done() -> HttpResponse:
        actions.close(found, **form.cleaned_data, by=request.acting)
        messages.success(request, "Quedó cerrada.")
        return redirect("breaches:breach", found.number)

    return _answered(request, form, done, "breaches/close.html", {"breach": found})


@policy(may_follow, on=_breach, step_up=True)
@require_safe
def authority_file(request: HttpRequest, found: Breach) -> HttpResponse:
    """The notice to the authority, to be signed."""
    return paper_file(telling.authority_paper(found), request.kind, f"vulneracion-{found.number}-autoridad")


@policy(may_follow_notice, on=_to_person, step_up=True)
@require_safe
def person_file(request: HttpRequest, found: BreachNotice) -> HttpResponse:
    """The notice of one person, on a sheet."""
    return paper_file(telling.person_paper(found), request.kind, f"vulneracion-{found.breach.number}-aviso-{found.pk}")


def _answered(
    request: HttpRequest,
    form: django_forms.Form,
    done: Callable[[], HttpResponse],
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    """What *done* answers to a good form; else the form again, with what was typed and what is wrong where it is."""
    if request.method == "POST" and form.is_valid():
        try:
            return done()
        except Refused as refusal:
            if refusal.reason is Reason.CHANGED_MEANWHILE:  # she sends it again over what was said meanwhile
                form.data = form.data.copy()
                form.data["seen"] = refusal.details["number"]
            field = _FIELD.get(refusal.reason)
            form.add_error(field if field in form.fields else None, sentence(refusal, PHRASES))
    return render(request, template, context | {"form": form}, status=422 if form.is_bound else 200)
