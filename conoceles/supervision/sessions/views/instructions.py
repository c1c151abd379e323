# SPDX-License-Identifier: EUPL-1.2
"""What the commission instructed: to the commission, all of it; to each unit, what she owes."""

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
from conoceles.supervision.models import Instruction
from conoceles.supervision.sessions import queries, resolving_actions
from conoceles.supervision.sessions.forms import ReportForm
from conoceles.supervision.sessions.permissions import may_report, may_see_instructions, may_see_sessions

from .asking import asked
from .subjects import instruction_of


@policy(may_see_instructions, on=own_process)
@require_safe
def instructions(request: HttpRequest, process: Process) -> HttpResponse:
    """What is owed, the first due first, and what was done, the newest first."""
    every, now = may_see_sessions(request.acting, process), today(process)
    found = [each for each in queries.instructions(process) if every or may_report(request.acting, each)]
    pending = [each for each in queries.owed_instructions(process) if each in found]
    context = {
        "process": process,
        "every": every,
        "owed": [
            _row(each) | {"late": bool(each.due and each.due < now), "mine": may_report(request.acting, each)}
            for each in pending
        ],
        "done": [_row(each) for each in found if each not in pending],
    }
    return render(request, "sessions/instructions.html", context)


def _row(one: Instruction) -> dict[str, object]:
    return {"instruction": one, "body": BODIES[Body(one.owed_by)], "of": queries.named(one.session)}


@policy(may_report, on=instruction_of)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, instruction: Instruction) -> HttpResponse:
    """How an instruction goes."""
    form = ReportForm(request.POST or None, day=today(instruction.session.process))
    return asked(
        request,
        form,
        lambda: resolving_actions.report(instruction, **form.cleaned_data, by=request.acting),
        reverse("sessions:instructions"),
        title="Informar de una instrucción",
        done="Quedó anotado; se da cuenta de ello en la siguiente sesión.",
        lead=instruction.text,
    )
