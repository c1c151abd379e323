# SPDX-License-Identifier: EUPL-1.2
"""All sessions, and preparing one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.elections.subjects import own_process
from conoceles.supervision.sessions import actions, queries, showing
from conoceles.supervision.sessions.labels import STATES
from conoceles.supervision.sessions.permissions import may_keep_sessions, may_see_session, may_see_sessions
from conoceles.supervision.sessions.plan_forms import PlanForm

from .asking import asked


@policy(may_see_sessions, on=own_process)
@require_safe
def sessions(request: HttpRequest, process: Process) -> HttpResponse:
    """The list, the newest first."""
    found = [one for one in queries.sessions(process) if may_see_session(request.acting, one.session)]
    owed, now = queries.owed_instructions(process), today(process)
    context = {
        "process": process,
        "rows": [(queries.named(one.session), STATES[one.state], one.session) for one in found],
        "owed": len(owed),
        "late": sum(each.due is not None and each.due < now for each in owed),
        "keeps": may_keep_sessions(request.acting, process),
    }
    return render(request, "sessions/sessions.html", context)


@policy(may_keep_sessions, on=own_process)
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: HttpRequest, process: Process) -> HttpResponse:
    """Prepare one."""
    form = PlanForm(request.POST or None, process=process, initial=showing.next_initial(process))
    return asked(
        request,
        form,
        lambda: actions.prepare(process, planned=form.planned(), by=request.acting),
        reverse("sessions:sessions"),
        title="Preparar una sesión",
        done="Quedó en preparación: nadie más la ve hasta que la convoque.",
        onward=lambda made: reverse("sessions:session", args=[made.pk]),
    )
