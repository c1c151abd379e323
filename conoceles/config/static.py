# SPDX-License-Identifier: EUPL-1.2
"""Static files of the private side, where no proxy serves them; they leave with the same headers as everything else."""

import mimetypes
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import anyone, policy
from conoceles.look.stylesheet import named, stylesheet


@policy(anyone)
@require_safe
def static(request: HttpRequest, path: str) -> FileResponse:  # noqa: ARG001
    """One file of those that the steps bring."""
    found = finders.find(path)
    if not found or not Path(found).is_file():
        raise Http404
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    if kind.startswith("text/"):
        kind += "; charset=utf-8"
    response = FileResponse(Path(found).open("rb"), content_type=kind)  # noqa: SIM115  (the answer closes it)
    response["Cache-Control"] = "public, max-age=300"
    return response


@policy(anyone)
@require_safe
def style(request: HttpRequest, name: str) -> HttpResponse:  # noqa: ARG001
    """The one stylesheet of the private side, whose name changes whenever it does."""
    if name != named(private_stylesheet()):
        raise Http404
    response = HttpResponse(private_stylesheet(), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@cache
def private_stylesheet() -> bytes:
    """The look, and then what each step keeps in ``static/<step>/private``."""
    return stylesheet(*sorted((settings.BASE / "conoceles").glob("*/static/*/private")))


def where_the_style_is(request: HttpRequest) -> dict[str, str]:  # noqa: ARG001
    """For every template of the private side: the address of its stylesheet."""
    return {"stylesheet": reverse("style", args=[named(private_stylesheet())])}


def where_to_leave_to(request: HttpRequest) -> dict[str, str]:  # noqa: ARG001
    """For the screens that somebody may have to leave at once: the address of another site."""
    return {"exit_url": settings.EXIT_URL}
