# SPDX-License-Identifier: EUPL-1.2
"""The hour of the process: what is typed and shown on a screen is the hour where the process is."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from conoceles.accounts.permissions import place_of

from .models import Process


class LocalHour:
    """Makes the zone of the process in which somebody acts the current one, for the length of a request.

    A certificate says at what hour something was fixed: it must be the hour that was typed, in Tijuana as in Mérida.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Whoever acts in no process, or nobody, has the zone of the installation."""
        acting = request.acting
        slug = place_of(acting).process if acting else ""
        zone = Process.objects.filter(slug=slug).values_list("timezone", flat=True).first() if slug else None
        with timezone.override(ZoneInfo(zone) if zone else None):
            return self.get_response(request)
