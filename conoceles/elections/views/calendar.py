# SPDX-License-Identifier: EUPL-1.2
"""The calendar: what opens when and on what that rests, and how an agreement changes it."""

from collections.abc import Collection
from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.queries import worded
from conoceles.elections import actions, forms, queries
from conoceles.elections.models import CalendarWindow, Process
from conoceles.elections.permissions import may_change_window, may_see_calendar, may_see_window
from conoceles.elections.phrases import CAUTIONS, PHRASES
from conoceles.elections.rules import Reason, cautions
from conoceles.elections.subjects import own_process
from conoceles.kernel.refusals import Refused, sentence

#: Where a refusal is mended.
_FIELD = {
    Reason.DAYS_REVERSED: "last_day",
    Reason.AGREEMENT_EXISTS: "key",
    Reason.AGREEMENT_TO_COME: "issued_on",
}


def _window_of(request: HttpRequest, window: int) -> CalendarWindow:  # noqa: ARG001
    return get_object_or_404(CalendarWindow.objects.select_related("process", "office", "held_by"), pk=window)


@policy(may_see_calendar, on=own_process)
@require_safe
def calendar(request: HttpRequest, process: Process) -> HttpResponse:
    """Every window of the process."""
    windows, today = queries.calendar(process), queries.today(process)
    context = {
        "process": process,
        "windows": [(each, _standing(each, today)) for each in windows],
        "today": today,
    }
    return render(request, "elections/calendar.html", context)


def _standing(window: CalendarWindow, today: date) -> str:
    days = queries.days(window)
    return "abierta" if today in days else "por abrir" if today < days.first else "cerrada"


@policy(may_see_window, on=_window_of)
@require_safe
def window(request: HttpRequest, window: CalendarWindow) -> HttpResponse:
    """One window: its days, on what they rest, and what they were before."""
    changes = list(window.changes.select_related("agreement", "by__user"))
    worded([each.by for each in changes])
    context = {
        "window": window,
        "standing": _standing(window, queries.today(window.process)),
        "changes": changes,
        "may_change": may_change_window(request.acting, window),
    }
    return render(request, "elections/window.html", context)


@policy(may_change_window, on=_window_of, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, window: CalendarWindow) -> HttpResponse:
    """Give it other days by an agreement: written, looked at, and only then changed."""
    form = forms.WindowForm(request.POST or None, window=window)
    step = request.POST.get("step")
    if not form.is_valid() or step == "back":
        return _form(request, window, form, status=422 if form.is_bound and step != "back" else 200)
    try:
        return _checked(request, window, form)
    except Refused as refusal:
        return _refused(request, window, form, refusal)


def _checked(request: HttpRequest, window: CalendarWindow, form: forms.WindowForm) -> HttpResponse:
    """Changed, once every caution was read; until then, what it would change. Raises Refused."""
    accepted, saving = request.POST.getlist("accepted"), request.POST.get("step") == "save"
    read = cautions(form.seen(), form.days(), today=queries.today(window.process))
    if saving and set(read) <= set(accepted):
        _change(request, window, form, accepted)
        messages.success(request, "La ventana quedó con sus nuevos días.")
        return redirect("elections:window", window.pk)
    with transaction.atomic():  # done and undone: whatever it would be refused for is told now
        _change(request, window, form, read)
        transaction.set_rollback(True)
    context = {
        "window": window,
        "form": form,
        "days": form.days(),
        "agreement": form.agreed(),
        "warnings": [(each.value, CAUTIONS[each]) for each in read],
        "accepted": accepted,
        "unread": saving,
    }
    return render(request, "elections/check.html", context, status=422 if saving else 200)


def _change(request: HttpRequest, window: CalendarWindow, form: forms.WindowForm, accepted: Collection[str]) -> None:
    actions.change_window(
        window, days=form.days(), agreement=form.agreed(), seen=form.seen(), accepted=accepted, by=request.acting
    )


def _refused(request: HttpRequest, window: CalendarWindow, form: forms.WindowForm, refusal: Refused) -> HttpResponse:
    if refusal.reason is Reason.WINDOW_CHANGED:
        if form.days() == queries.days(window) and window.held_by and window.held_by.key == form.agreed().key:
            return redirect("elections:window", window.pk)  # a second click
        again = request.POST.copy()
        again["seen_first"], again["seen_last"] = window.first_day, window.last_day or ""
        form = forms.WindowForm(again, window=window)
    form.add_error(_FIELD.get(refusal.reason), sentence(refusal, PHRASES))
    return _form(request, window, form, status=409 if refusal.reason is Reason.WINDOW_CHANGED else 422)


def _form(request: HttpRequest, window: CalendarWindow, form: forms.WindowForm, *, status: int) -> HttpResponse:
    return render(request, "elections/change.html", {"window": window, "form": form}, status=status)
