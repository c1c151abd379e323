# SPDX-License-Identifier: EUPL-1.2
"""Who makes up the commission and who attends it: from which day, until which, and what was written down by mistake."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.elections.subjects import own_process
from conoceles.supervision.models import Member
from conoceles.supervision.sessions import member_actions, queries
from conoceles.supervision.sessions.forms import NoteForm
from conoceles.supervision.sessions.labels import SEATS
from conoceles.supervision.sessions.member_forms import EndForm, MemberForm
from conoceles.supervision.sessions.permissions import may_keep_member, may_keep_sessions, may_see_sessions
from conoceles.supervision.sessions.rules.words import Seat

from .asking import asked
from .subjects import member_of


@policy(may_see_sessions, on=own_process)
@require_safe
def members(request: HttpRequest, process: Process) -> HttpResponse:
    """Who makes up the commission and attends it, today and before."""
    now = today(process)
    found = process.members.filter(set_aside="").select_related("agreement", "ended_by", "postulant", "replaces")
    sits = [each for each in queries.in_order(found) if each.until is None or each.until >= now]
    gone = sorted((each for each in found if each not in sits), key=lambda one: one.until, reverse=True)
    seats = {key: [(each, SEATS[Seat(each.seat)]) for each in rows] for key, rows in (("sits", sits), ("gone", gone))}
    context = {"process": process, "today": now, **seats, "keeps": may_keep_sessions(request.acting, process)}
    return render(request, "sessions/members.html", context)


@policy(may_keep_sessions, on=own_process)
@require_http_methods(["GET", "HEAD", "POST"])
def seat(request: HttpRequest, process: Process) -> HttpResponse:
    """Write down who holds a seat."""
    form = MemberForm(request.POST or None, process=process)
    return asked(
        request,
        form,
        lambda: member_actions.seat(process, member=form.member(), by=request.acting),
        reverse("sessions:members"),
        title="Anotar quién integra o asiste",
        done="Quedó anotado.",
    )


@policy(may_keep_member, on=member_of)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, member: Member) -> HttpResponse:
    """Write down until when."""
    form = EndForm(request.POST or None, process=member.process)
    return asked(
        request,
        form,
        lambda: member_actions.end(member, **form.ended(), by=request.acting),
        reverse("sessions:members"),
        title=f"Anotar hasta qué día estuvo {member}",
        done="Quedó anotado. Anote ahora quién sigue.",
    )


@policy(may_keep_member, on=member_of)
@require_http_methods(["GET", "HEAD", "POST"])
def set_aside(request: HttpRequest, member: Member) -> HttpResponse:
    """What was written down of somebody by mistake."""
    form = NoteForm(request.POST or None)
    return asked(
        request,
        form,
        lambda: member_actions.set_aside(member, why=form.cleaned_data["note"], by=request.acting),
        reverse("sessions:members"),
        title=f"Quitar lo anotado por error de {member}",
        done="Ya no cuenta; se conserva con su motivo.",
        lead="Es para lo que nunca debió anotarse. Si dejó su lugar, anote hasta qué día estuvo.",
    )
