# SPDX-License-Identifier: EUPL-1.2
"""Everything that goes to INE and comes from it, on one page; and opening a remission."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.supervision.obligations import queries as owed
from conoceles.supervision.remissions import actions, queries, showing
from conoceles.supervision.remissions.forms import OpenForm
from conoceles.supervision.remissions.permissions import may_remit, may_see_remissions

from .asking import asked

#: How many rows of a list are shown at once.
_PAGE = 50


@policy(may_see_remissions, on=own_process)
@require_safe
def home(request: HttpRequest, process: Process) -> HttpResponse:
    """What is ready, what INE asks, each remission with its folio and its days, and when SIVOPLE did not work."""
    ledger = owed.ledger(process)
    extract, moved = queries.moved_since(process)
    pages = {
        "page": _page(request, showing.in_order(queries.every(process, ledger)), "hoja"),
        "asked": _page(request, showing.asked(process, ledger), "requerimientos"),
        "outages": _page(request, process.outages.all(), "interrupciones"),
    }
    context = pages | {
        "process": process,
        "remits": may_remit(request.acting, process),
        "ready": showing.ready(queries.ready(process, ledger), ledger.today),
        "groups": showing.groups(pages["page"], ledger.today),
        "extract": extract,
        "moved": moved,
    }
    return render(request, "remissions/remissions.html", context)


def _page(request: HttpRequest, rows: Any, name: str) -> Page[Any]:
    return Paginator(rows, _PAGE).get_page(request.GET.get(name))


@policy(may_remit, on=own_process)
@require_http_methods(["GET", "HEAD", "POST"])
def open_remission(request: HttpRequest, process: Process) -> HttpResponse:
    """Open one: what is ready is on the list, and what a link names comes marked."""
    named = {
        "documents": request.GET.getlist("documento"),
        "request": request.GET.get("requerimiento"),
        "extract": "extracto" in request.GET,
    }
    form = OpenForm(
        request.POST or None,
        initial=named,
        ready=queries.ready(process, owed.ledger(process)),
        asked=queries.unanswered(process),
        annexable=queries.annexable(process),
    )
    return asked(
        request,
        form,
        lambda: actions.open_remission(process, **form.opened(), by=request.acting),
        reverse("remissions:home"),
        title="Abrir una remisión",
        done="Quedó abierta. Falta su oficio.",
        onward=lambda made: reverse("remissions:remission", args=[made.pk]),
    )
