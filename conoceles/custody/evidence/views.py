# SPDX-License-Identifier: EUPL-1.2
"""The documento de seguridad on a screen: what it would say now, issuing it, and those that were issued."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.queries import worded
from conoceles.custody.models import SecurityDocument
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.files.papers import paper_file
from conoceles.kernel import clock

from . import actions, papers, queries, reading, rules
from .forms import IssueForm
from .permissions import may_keep, may_read

_NAME = "documento-de-seguridad"


def issued(request: HttpRequest, number: int, kind: str) -> SecurityDocument:
    """The one of that *number* in the process in which somebody acts. Raises Http404."""
    found = get_object_or_404(SecurityDocument, process=own_process(request), number=number)
    request.kind = kind
    return found


def drafted(request: HttpRequest, kind: str) -> Process:
    """The process whose draft is asked for, in the file of that *kind*."""
    found = own_process(request)
    request.kind = kind
    return found


@policy(may_keep, on=own_process, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest, process: Process) -> HttpResponse:
    """What is missing now, and each version; issuing one more keeps its words as they are now."""
    form = IssueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.issue(process, why=form.cleaned_data["why"], by=request.acting)
        messages.success(request, f"Se expidió el documento número {made.number}.")
        return redirect("evidence:home")
    documents = list(queries.issued(process))
    worded([each.by for each in documents])
    counted = rules.counted(reading.told())
    context = {
        "process": process,
        "form": form,
        "documents": documents,
        "missing": [each for each in reading.told() if each.says is not None and each.says.gap],
        "threats": [(key, each) for key, each in reading.threats().items() if each.gap],
        "counted": {level: sum(counted[level].values()) for level in counted},
    }
    return render(request, "evidence/home.html", context, status=422 if form.errors else 200)


@policy(may_keep, on=drafted, step_up=True)
@require_safe
def draft(request: HttpRequest, process: Process) -> HttpResponse:
    """What it would say now, to be worked on; nothing is kept."""
    return paper_file(papers.paper(process, at=clock.now()), request.kind, f"{_NAME}-proyecto")


@policy(may_read, on=issued, step_up=True)
@require_safe
def file(request: HttpRequest, document: SecurityDocument) -> HttpResponse:
    """One that was issued, as it was."""
    return paper_file(queries.paper_of(document), request.kind, f"{_NAME}-{document.number}")
