# SPDX-License-Identifier: EUPL-1.2
"""All sessions, what was instructed and is not done, and who makes up the commission."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.elections.subjects import own_process
from conoceles.supervision.documents.labels import BODIES
from conoceles.supervision.documents.rules.words import Body
from conoceles.supervision.models import Instruction, Member
from conoceles.supervision.sessions import actions, member_actions, queries, resolving_actions
from conoceles.supervision.sessions.forms import PlanForm, ReportForm
from conoceles.supervision.sessions.labels import SEATS, STATES
from conoceles.supervision.sessions.member_forms import EndForm, MemberForm
from conoceles.supervision.sessions.permissions import (
    may_keep_member,
    may_keep_sessions,
    may_report,
    may_see_session,
    may_see_sessions,
)
from conoceles.supervision.sessions.rules.words import Seat

from .asking import asked
from .subjects import instruction_of, member_of


@policy(may_see_sessions, on=own_process)
@require_safe
def sessions(request: HttpRequest, process: Process) -> HttpResponse:
    """The list, the newest first, and the instructions that are followed."""
    found = [one for one in queries.sessions(process) if may_see_session(request.acting, one.session)]
    now = today(process)
    owed = [
        {
            "instruction": each,
            "body": BODIES[Body(each.owed_by)],
            "late": bool(each.due and each.due < now),
            "mine": may_report(request.acting, each),
        }
        for each in queries.owed_instructions(process)
    ]
    context = {
        "process": process,
        "rows": [(queries.named(one.session), STATES[one.state], one.session) for one in found],
        "owed": owed,
        "keeps": may_keep_sessions(request.acting, process),
    }
    return render(request, "sessions/sessions.html", context)


@policy(may_keep_sessions, on=own_process)
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: HttpRequest, process: Process) -> HttpResponse:
    """Prepare one."""
    form = PlanForm(request.POST or None, process=process)
    return asked(
        request,
        form,
        lambda: actions.prepare(process, planned=form.planned(), by=request.acting),
        reverse("sessions:sessions"),
        title="Preparar una sesión",
        done="Quedó en preparación: nadie más la ve hasta que la convoque.",
        onward=lambda made: reverse("sessions:session", args=[made.pk]),
    )


@policy(may_see_sessions, on=own_process)
@require_safe
def members(request: HttpRequest, process: Process) -> HttpResponse:
    """Who makes up the commission and attends it, today and before."""
    now = today(process)
    rows = [
        {"member": each, "seat": SEATS[Seat(each.seat)], "current": each.on(now)}
        for each in process.members.filter(set_aside="").select_related("agreement", "postulant", "capacity__user")
    ]
    context = {"process": process, "rows": rows, "keeps": may_keep_sessions(request.acting, process)}
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
    form = EndForm(request.POST or None)
    return asked(
        request,
        form,
        lambda: member_actions.end(member, **form.cleaned_data, by=request.acting),
        reverse("sessions:members"),
        title=f"Hasta qué día estuvo {member}",
        done="Quedó anotado.",
    )


@policy(may_report, on=instruction_of)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, instruction: Instruction) -> HttpResponse:
    """How an instruction goes."""
    form = ReportForm(request.POST or None, day=today(instruction.session.process))
    return asked(
        request,
        form,
        lambda: resolving_actions.report(instruction, **form.cleaned_data, by=request.acting),
        reverse("start"),
        title="Informar de una instrucción",
        done="Quedó anotado; se da cuenta de ello en la siguiente sesión.",
        lead=instruction.text,
    )
