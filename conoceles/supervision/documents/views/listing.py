# SPDX-License-Identifier: EUPL-1.2
"""All documents, what is next of each and whose it is; what is owed and nobody opened; opening one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.rules import Role
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.elections.subjects import own_process
from conoceles.kernel.refusals import Refused, sentence
from conoceles.supervision.documents import actions, queries, showing
from conoceles.supervision.documents.forms import OtherForm
from conoceles.supervision.documents.permissions import may_keep, may_keep_incoming, may_log, may_see_documents
from conoceles.supervision.documents.phrases import PHRASES


@policy(may_see_documents, on=own_process)
@require_safe
def documents(request: HttpRequest, process: Process) -> HttpResponse:
    """The list: first what is mine to do, then what goes on, then what ended."""
    keeps = may_keep(request.acting, process)
    found = [one for one in queries.documents(process) if keeps or one.steps]
    rows = [showing.row(one, request.acting.role) for one in found]
    wanted = showing.wanted(queries.wanted(process), request.acting.role) if keeps else []
    context = {
        "process": process,
        "today": today(process),
        "mine": [each for each in rows if each.mine],
        "going": [each for each in rows if not each.mine and not each.ended],
        "ended": [each for each in rows if each.ended],
        "wanted": [each for each in wanted if each.mine],
        "others": [each for each in wanted if not each.mine],
        "keeps": keeps,
        "has_routes": queries.routes(process) is not None,
        "may_log": may_log(request.acting, process),
        "may_receive": may_keep_incoming(request.acting, process),
    }
    return render(request, "documents/documents.html", context)


@policy(may_keep, on=own_process)
@require_POST
def open_wanted(request: HttpRequest, process: Process) -> HttpResponse:
    """Open what something owed asks for."""
    try:
        made = actions.open_document(
            process,
            route=request.POST.get("route", ""),
            occurrence=request.POST.get("occurrence", ""),
            by=request.acting,
        )
    except Refused as refusal:
        messages.error(request, sentence(refusal, PHRASES))
        return redirect("documents:documents")
    messages.success(request, "Quedó abierto, con las cifras que hoy se conocen.")
    return redirect("documents:document", made.pk)


@policy(may_keep, on=own_process)
@require_http_methods(["GET", "HEAD", "POST"])
def open_other(request: HttpRequest, process: Process) -> HttpResponse:
    """Open an oficio, an act, a modification: what no row of the plan asks for at a time of its own."""
    kept = queries.routes(process)
    role = request.acting.role
    routes = [
        (route.key, route.name)
        for route in (kept.file.route if kept else ())
        if not route.rows and (role == Role.CONSOLE or role in route.drafted_by)
    ]
    form = OtherForm(request.POST or None, process=process, routes=routes)
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.open_document(
                process, route=given["route"], title=given["title"], modifies=given["modifies"], by=request.acting
            )
        except Refused as refusal:
            form.add_error(None, sentence(refusal, PHRASES))
        else:
            return redirect("documents:edit", made.pk)
    context = {"process": process, "form": form, "routes": routes}
    return render(request, "documents/open.html", context, status=422 if form.is_bound else 200)
