# SPDX-License-Identifier: EUPL-1.2
"""What whoever watches the backups sees."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.kernel import clock
from conoceles.kernel.refusals import sentence

from . import queries
from .permissions import may_watch
from .phrases import PHRASES


@policy(may_watch)
@require_safe
def standing(request: HttpRequest) -> HttpResponse:
    """When the last backup and the last drill were, how much would be lost now, and what is late."""
    found = queries.standing(clock.now())
    context = {
        "standing": found,
        "refused": sentence(found.refused, PHRASES) if found.refused else "",
        "point": _words(found.point),
        "kept": settings.BACKUPS_KEPT,
    }
    return render(request, "custody/standing.html", context)


def _words(span: timedelta | None) -> str:
    """«3 min», «2 h 05 min», «4 días»."""
    if span is None:
        return ""
    minutes = int(span.total_seconds() // 60)
    if minutes < 60:  # noqa: PLR2004
        return "menos de 1 min" if not minutes else f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h {minutes % 60:02} min"
    return f"{minutes // 1440} días"
