# SPDX-License-Identifier: EUPL-1.2
"""Where a preview begins: whether there is one, until when, and who sees what; and where it is prepared and closed."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.rules import ROLES
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication.models import CouncilPreview
from conoceles.publication.previewing import actions, jobs, making, pages, queries
from conoceles.publication.previewing.permissions import extent_of, may_close, may_enter, may_follow, may_prepare
from conoceles.publication.previewing.phrases import EXTENTS, PHRASES, told
from conoceles.publication.previewing.rules import Days, Extent, Reason, extent
from conoceles.work import queries as work
from conoceles.work.asking import ask

from .subjects import preview_of

#: How many candidacies, and how many previews that are over, one page lists.
_PAGE = 50
_OVER = 10


@policy(may_enter, on=own_process)
@require_safe
def home(request: HttpRequest, process: Process) -> HttpResponse:
    """Whether there is a preview, until when, and what whoever asks sees of it."""
    by, preview = request.acting, queries.live(process)
    sees = extent_of(by, process)
    shared = queries.days_of(process, preview, clock.now())
    days = queries.days_for(by, preview, clock.now()) if preview else shared
    always, open_to_all = days == Days(None) != shared, told(shared, process)
    context: dict[str, Any] = {
        "process": process,
        "preview": preview,
        "days": days,
        "told": f"Usted la ve cualquier día. Para los demás: {open_to_all}" if always else told(days, process),
        "offices": process.offices.filter(key__in=preview.offices) if preview and preview.offices else (),
        "sees": sees,
        "sees_words": EXTENTS[sees],
        "not_ready": "" if preview else PHRASES[Reason.NOTHING_READY],
        "may_prepare": may_prepare(by, process),
        "may_follow": may_follow(by, process),
    }
    if sees is Extent.OWN and preview and days.open:
        page = Paginator(queries.own(by, process), _PAGE).get_page(request.GET.get("hoja"))
        context |= {"page": page, "hers": [(each, pages.place_of(each)) for each in page if pages.has(preview, each)]}
    if context["may_prepare"] or context["may_follow"]:
        context |= {
            "kinds": _kinds(process),
            "over": process.council_previews.exclude(over_at=None)[:_OVER],
            "under_way": work.under_way(jobs.PREPARE, process.slug),
            "public_days": open_to_all,
        }
    return render(request, "previewing/home.html", context)


def _kinds(process: Process) -> list[dict[str, str]]:
    """What each kind of member sees, and which source says so."""
    decided = {key: each.get("value") for key, each in process.parameters.items()}
    return [
        {
            "name": ROLES[role].name,
            "sees": EXTENTS[extent(role, decided)],
            "source": setting.get("source", "") if setting.get("value") else "",
        }
        for role, setting in queries.settings_told(process)
    ]


@policy(may_prepare, on=own_process)
@require_POST
def prepare(request: HttpRequest, process: Process) -> HttpResponse:
    """Ask for it, and go where it is told how far it is."""
    asked = jobs.job(process)
    begun = ask(asked, by=request.acting)
    if begun.pk != asked.pk:
        messages.info(request, "Ya se estaba preparando una, y es ésta.")
    return redirect("work:job", begun.pk)


@policy(may_close, on=preview_of)
@require_POST
def close(request: HttpRequest, preview: CouncilPreview) -> HttpResponse:
    """Show it to nobody any more. Its files go; who looked and what was said stay."""
    actions.close(preview, over=CouncilPreview.Over.DISCARDED, by=request.acting)
    transaction.on_commit(lambda: _discard(preview.process))
    messages.success(request, "La vista previa quedó cerrada y sus archivos se borraron.")
    return redirect("previewing:home")


def _discard(process: Process) -> None:
    with suppress(Refused):  # while another is being made: whoever makes it removes these files too
        making.discard(process)
