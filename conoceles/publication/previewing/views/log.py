# SPDX-License-Identifier: EUPL-1.2
"""Who opened a preview, and who never did: the evidence of special follow-up c) of the work plan."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.queries import worded
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.files.downloads import download
from conoceles.publication.previewing import evidence, queries
from conoceles.publication.previewing.permissions import may_follow

#: How many openings one page lists.
_PAGE = 50


@policy(may_follow, on=own_process)
@require_safe
def log(request: HttpRequest, process: Process) -> HttpResponse:
    """Everybody who may look with what she opened, and each page that was opened, the last first."""
    members = queries.members(process)
    page = Paginator(queries.visits(process), _PAGE).get_page(request.GET.get("hoja"))
    worded([each.by for each in page])
    context = {
        "process": process,
        "members": members,
        "never": sum(not each.pages for each in members),
        "page": page,
    }
    return render(request, "previewing/log.html", context)


@policy(may_follow, on=own_process)
@require_safe
def log_file(request: HttpRequest, process: Process) -> HttpResponse:  # noqa: ARG001
    """The same as a spreadsheet, whole."""
    return download(evidence.visits(process), "consultas-de-la-vista-previa.xlsx")
