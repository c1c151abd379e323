# SPDX-License-Identifier: EUPL-1.2
"""The manuals, for anyone: whoever cannot enter yet needs them too."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import anyone, policy
from conoceles.desks.manuals import NAMES, PICTURES, blocks, pdf


@policy(anyone)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Which there are."""
    return render(request, "desks/manuals.html", {"manuals": NAMES})


@policy(anyone)
@require_safe
def page(request: HttpRequest, manual: str) -> HttpResponse:
    """One, as a page."""
    if manual not in NAMES:
        raise Http404
    return render(request, "desks/manual.html", {"name": manual, "blocks": blocks(manual), "pictures": PICTURES})


@policy(anyone)
@require_safe
def file(request: HttpRequest, manual: str) -> HttpResponse:  # noqa: ARG001
    """The same, to print or to keep on a telephone."""
    if manual not in NAMES:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="manual-{manual}.pdf"'}
    return HttpResponse(pdf(manual), content_type="application/pdf", headers=headers)
