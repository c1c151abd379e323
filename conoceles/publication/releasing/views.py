# SPDX-License-Identifier: EUPL-1.2
"""What would change, publishing it, and every release there was."""

import json
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.kernel import clock
from conoceles.publication import queries, shelf
from conoceles.publication.gates.phrases import told as gate_told
from conoceles.publication.models import Release
from conoceles.publication.permissions import may_freeze
from conoceles.publication.phrases import PHRASES
from conoceles.publication.rules import Reason
from conoceles.publication.scheduling import queries as scheduling
from conoceles.publication.scheduling.phrases import standing
from conoceles.publication.shelf import Shelf
from conoceles.work import queries as work
from conoceles.work.asking import ask

from . import jobs
from .changes import changes

#: How many releases one page lists.
_PAGE = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """A release as it lies on the shelf: ``candidacies`` is None where its card is gone."""

    release: Release
    whole: bool
    shown: bool
    candidacies: int | None


@policy(may_freeze, on=own_process)
@require_safe
def home(request: HttpRequest, process: Process) -> HttpResponse:
    """What the next release would change, which offices are closed and why, what is scheduled, and the releases."""
    now, shelf_ = clock.now(), shelf.of(process.slug)
    releases = process.releases.filter(shown_at__isnull=False).select_related("shown_by__user").order_by("-number")
    page = Paginator(releases, _PAGE).get_page(request.GET.get("hoja"))
    found = changes(process)
    context = {
        "process": process,
        "changes": found,
        "gates": [(row, gate_told(row.gate, now)) for row in found.rows],
        "late": found.until is not None and found.until < now,
        "under_way": work.under_way(jobs.PUBLISH, process.slug),
        "stopped": _stopped(process),
        "page": page,
        "listed": [_listed(release, shelf_) for release in page],
        "scheduled": [(each, standing(each, now)) for each in scheduling.recent(process)],
    }
    return render(request, "releasing/home.html", context)


@policy(may_freeze, on=own_process, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, process: Process) -> HttpResponse:
    """Ask first, with what would change; then it is a job."""
    if request.method == "POST":
        return redirect("work:job", ask(jobs.job(process), by=request.acting).pk)
    now = clock.now()
    found = changes(process)
    alone = queries.approved_alone(process, until=now, by=request.acting)
    context = {
        "process": process,
        "changes": found,
        "gates": [(row, gate_told(row.gate, now)) for row in found.rows],
        "nothing_open": all(row.closed for row in found.rows),
        "refused": PHRASES[Reason.SAME_PERSON] if alone else "",
        "under_way": work.under_way(jobs.PUBLISH, process.slug),
    }
    return render(request, "releasing/publish.html", context)


def _stopped(process: Process) -> object:
    """The last publication that somebody asked for, where it did not end well and may be gone on with."""
    last = work.asked(jobs.PUBLISH, process.slug).first()
    return last if last is not None and not last.open and last.state != "terminada" else None


def _listed(release: Release, shelf_: Shelf) -> Listed:
    try:
        candidacies = json.loads((shelf_.release(release.number) / shelf.CARD).read_text())["candidacies"]
    except (OSError, ValueError, KeyError):
        candidacies = None
    whole = (shelf_.bakes / str(release.number)).exists()
    return Listed(release, whole, shelf_.visible == release.number, candidacies)
