# SPDX-License-Identifier: EUPL-1.2
"""A profile before anybody published it, for whoever captures it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.candidacies.models import Candidacy
from conoceles.capture.permissions import may_type
from conoceles.capture.queries.sheets import candidacy as whole
from conoceles.look.stylesheet import named

from .parts.site import rendering
from .preview import Preview


def _candidacy_of(request: HttpRequest, candidacy: UUID, **_: str) -> Candidacy:  # noqa: ARG001
    return get_object_or_404(whole(candidacy), status=Candidacy.Status.REGISTERED)


@policy(may_type, on=_candidacy_of)
@require_safe
def preview(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:  # noqa: ARG001
    """To the page, where a release would have it: its links are written from there."""
    return redirect("publication:preview-page", candidacy.pk, Preview(candidacy).path)


@policy(may_type, on=_candidacy_of)
@require_safe
def preview_page(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """The page, what it shows, and for the rest of its links a word that they lead nowhere yet."""
    page = request.resolver_match.kwargs["page"]
    if page == named(rendering.css()):
        return HttpResponse(rendering.css(), content_type="text/css; charset=utf-8")
    if page == "marca.svg":
        return HttpResponse((rendering.STATIC / page).read_bytes(), content_type="image/svg+xml")
    made = Preview(candidacy)
    if page == made.path:
        return HttpResponse(made.html())
    photo = made.photo(page)
    if photo is not None:
        return HttpResponse(photo[0], content_type=photo[1])
    context = {"candidacy": candidacy, "back": made.path}
    return render(request, "publication/preview_elsewhere.html", context, status=404)
