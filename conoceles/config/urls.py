# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the private side. The public side is a release: plain files, no address here."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy, signed_in

from .static import static, style


@policy(signed_in, before_second_factor=True)
@require_safe
def start(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """To one's own account."""
    return redirect("accounts:home")


urlpatterns = [
    path("", start, name="start"),
    path("", include("conoceles.accounts.urls")),
    path("", include("conoceles.credentials.urls")),
    path("", include("conoceles.capture.urls")),
    path("", include("conoceles.publication.urls")),
    path("estilo/<str:name>", style, name="style"),
    path(f"{settings.STATIC_URL.strip('/')}/<path:path>", static, name="static"),
]
