# SPDX-License-Identifier: EUPL-1.2
"""What whoever watches the backups sees."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.kernel import clock
from conoceles.kernel.refusals import sentence

from . import queries, rules
from .permissions import may_watch
from .phrases import ON_SCREEN, PHRASES


@policy(may_watch)
@require_safe
def standing(request: HttpRequest) -> HttpResponse:
    """When the last backup and the last drill were, how much would be lost now, and what is late."""
    found = queries.standing(clock.now())
    context = {
        "standing": found,
        "refused": sentence(found.refused, ON_SCREEN, PHRASES) if found.refused else "",
        "point": _words(found.point),
        "kept": _kept(),
        "zone": timezone.get_current_timezone_name().replace("_", " "),
        "doing": found.doing,
    }
    return render(request, "custody/standing.html", context)


def _kept() -> str:
    """«todos los de las últimas 2 horas, uno por hora de las últimas 48 y uno por día de los últimos 30»."""
    try:
        keep = rules.keeping(settings.BACKUPS_KEPT)
    except ValueError:
        return "según lo que se configure"
    return (
        f"se conservan todos los de las últimas {keep.recent} horas, uno por hora de las últimas {keep.hours} y uno "
        f"por día de los últimos {keep.days}"
    )


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
