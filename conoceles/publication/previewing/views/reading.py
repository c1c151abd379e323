# SPDX-License-Identifier: EUPL-1.2
"""The pages of a preview, as they would be published, each opening of which is noted."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.kernel import clock
from conoceles.publication.models import CouncilPreview
from conoceles.publication.previewing import actions, making, pages, queries
from conoceles.publication.previewing.permissions import may_look
from conoceles.publication.previewing.phrases import told
from conoceles.publication.previewing.rules import Days

from .subjects import preview_of


@policy(may_look, on=preview_of)
@require_safe
def top(request: HttpRequest, preview: CouncilPreview) -> HttpResponseBase:
    """Its first page; to whoever sees some candidacies alone, the list of them."""
    if not pages.may_read(request.acting, pages.Address(preview, "")):
        return redirect("previewing:home")
    return _read(request, preview, "")


def _address(request: HttpRequest, preview: UUID, page: str) -> pages.Address:
    return pages.Address(preview_of(request, preview), page)


@policy(pages.may_read, on=_address)
@require_safe
def page(request: HttpRequest, address: pages.Address) -> HttpResponseBase:
    """One file of it, to be looked at; exactly as it lies where that is asked for (``?exacta``)."""
    return _read(request, address.preview, address.path)


def _read(request: HttpRequest, preview: CouncilPreview, path: str) -> HttpResponseBase:
    by, now = request.acting, clock.now()
    days = queries.days_for(by, preview, now)
    if not days.open:
        return closed(request, preview, days)
    one = pages.asked(preview, path, by)
    if one is None:
        return _absent(request, preview, path)
    if one.noted:
        noting = actions.turn_to if queries.visited(preview, by, now) else actions.begin
        noting(preview, page=one.path, by=by)
    if "exacta" in request.GET:
        return pages.exactly(one)
    return pages.shown(one, render_to_string("previewing/parts/banner.html", {"preview": preview, "path": one.path}))


def closed(request: HttpRequest, preview: CouncilPreview, days: Days) -> HttpResponse:
    """Why it may not be looked at now, and when it may."""
    context = {"preview": preview, "process": preview.process, "told": told(days, preview.process)}
    return render(request, "previewing/closed.html", context, status=403)


def _absent(request: HttpRequest, preview: CouncilPreview, path: str) -> HttpResponse:
    by = request.acting
    if path and not path.endswith("/") and pages.asked(preview, f"{path}/", by):
        return redirect("previewing:page", preview.pk, f"{path}/")
    context = {
        "preview": preview,
        "only_published": path.removesuffix(".gz").removesuffix(".br") in making.ONLY_PUBLISHED,
    }
    return render(request, "previewing/absent.html", context, status=404)
