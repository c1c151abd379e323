# SPDX-License-Identifier: EUPL-1.2
"""Who acts as what in a process: appointed, delegated to, ended."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts import actions, appointment_forms, queries
from conoceles.accounts.models import Capacity
from conoceles.accounts.permissions import (
    may_appoint_people,
    may_delegate_to_people,
    may_end,
    may_see_appointments,
)
from conoceles.accounts.phrases import PHRASES
from conoceles.accounts.policy import policy
from conoceles.accounts.reasons import Reason
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.look.dates import day

from .people import code_page

_PAGE = 100
#: Where a refusal is mended.
_FIELD = {
    Reason.NAME_TAKEN: "username",
    Reason.BACKWARDS: "until",
    Reason.ENDLESS_DELEGATION: "until",
    Reason.ENDS_BEFORE_TODAY: "on",
    Reason.ENDS_SOONER: "on",
}


@policy(may_see_appointments)
@require_safe
def appointments(request: HttpRequest) -> HttpResponse:
    """Who acts as what, from when and until when; those who did, apart."""
    now = clock.now()
    ended = request.GET.get("ver") == "terminados"
    over = Q(until__lte=now) | Q(on_behalf_of__until__lte=now)
    found = queries.given_by(request.acting)
    page = Paginator(found.filter(over) if ended else found.exclude(over), _PAGE).get_page(request.GET.get("hoja"))
    context = {
        "page": page,
        "rows": [(each, not ended and may_end(request.acting, each)) for each in queries.worded(list(page))],
        "ended": ended,
        "asked": "ver=terminados" if ended else "",
        "appoints": may_appoint_people(request.acting, None),
        "delegates": may_delegate_to_people(request.acting, None),
    }
    return render(request, "accounts/appointments.html", context)


@policy(may_appoint_people, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def appoint(request: HttpRequest) -> HttpResponse:
    """Appoint somebody by the document that is cited."""
    form = appointment_forms.AppointForm(request.POST or None, by=request.acting)
    return _given(request, form, actions.appoint, "accounts/appoint.html")


@policy(may_delegate_to_people, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def delegate(request: HttpRequest) -> HttpResponse:
    """Let an aide act in one's own name until a day."""
    form = appointment_forms.DelegateForm(request.POST or None, by=request.acting)
    return _given(request, form, actions.delegate, "accounts/delegate.html")


def _given(request: HttpRequest, form: Any, give: Callable[..., Capacity], template: str) -> HttpResponse:
    if form.is_valid():
        capacity = form.capacity()
        try:
            if form.cleaned_data["person"]:
                give(capacity, by=request.acting)
                messages.success(request, f"{capacity.user.name or capacity.user.username}: {capacity.words}.")
                return redirect("accounts:appointments")
            code = actions.invite(capacity, by=request.acting)
            return code_page(request, capacity.user, code)
        except Refused as refusal:
            if refusal.reason is Reason.ALREADY_HELD and queries.same_given(capacity):
                return redirect("accounts:appointments")  # a second click
            form.add_error(_FIELD.get(refusal.reason), sentence(refusal, PHRASES))
    return render(request, template, {"form": form}, status=422 if form.is_bound else 200)


def capacity_of(request: HttpRequest, capacity: int) -> Capacity:  # noqa: ARG001
    """The capacity of an address."""
    known = Capacity.objects.select_related("user", "on_behalf_of", "asked_by__user", "given_back_by__user")
    found = known.filter(pk=capacity).first()
    if found is None:
        raise Http404
    return found


@policy(may_end, on=capacity_of, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, capacity: Capacity) -> HttpResponse:
    """End a capacity: today at once, or at the end of a day to come."""
    if capacity.until is not None and capacity.until <= clock.now():
        return redirect("accounts:appointments")  # a second click, or somebody else did
    form = appointment_forms.EndForm(request.POST or None)
    if form.is_valid():
        try:
            actions.end(capacity, at=form.at(), motive=form.cleaned_data["motive"], by=request.acting)
        except Refused as refusal:
            form.add_error(_FIELD.get(refusal.reason), sentence(refusal, PHRASES))
        else:
            ends = f"termina el {day(timezone.localtime(capacity.last_instant))}" if form.at() else "terminó"
            messages.success(request, f"{capacity.user.name or capacity.user.username}: {ends} «{capacity.words}».")
            return redirect("accounts:appointments")
    context = {"form": form, "capacity": capacity}
    return render(request, "accounts/end_capacity.html", context, status=422 if form.is_bound else 200)
