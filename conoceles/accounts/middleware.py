# SPDX-License-Identifier: EUPL-1.2
"""What every request of the private side goes through, after Django knows whose it is."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from conoceles.kernel import clock

from . import proofs, queries
from .rules.sessions import ends
from .sessions import ACTING, BEGAN, SEEN

Next = Callable[[HttpRequest], HttpResponse]
#: How often being there is written down: a session is kept to the minute, not to the click.
_EVERY = timedelta(minutes=1)
#: In the address of a page that asks again by itself: nobody is there because of it.
BY_ITSELF = "sola"


class Arrival:
    """``request.received_at``: when a request reached the server, before anything waited. Deadlines go by it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Before its body is read, which a slow line may take long to bring."""
        request.received_at = clock.now()
        return self.get_response(request)


class SessionLife:
    """Ends sessions that were idle for half an hour, or open for a whole day's work."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Forget a session that is over; let the others know until when they last.

        What the person holds is looked up here, afresh in each request and once for all who ask in it.
        """
        request.session_ends_at = None
        request.session_over = False
        request.held = []
        if request.user.is_authenticated:
            now = clock.now()
            began, seen = (
                datetime.fromisoformat(request.session.get(key, "0001-01-01T00:00Z")) for key in (BEGAN, SEEN)
            )
            request.held = queries.capacities(request.user)
            staff = queries.is_staff(request.held)
            if now >= ends(began=began, seen=seen, staff=staff):
                logout(request)
                request.session_over = True
            elif BY_ITSELF in request.GET:
                request.session_ends_at = ends(began=began, seen=seen, staff=staff)
            else:
                request.session_ends_at = ends(began=began, seen=now, staff=staff)
                if now - seen >= _EVERY:
                    request.session[SEEN] = now.isoformat()
        response = self.get_response(request)
        if request.session_over:  # as when one leaves: the browser forgets it too
            response.headers.setdefault("Clear-Site-Data", '"cache", "storage"')
        return response


class ActingAs:
    """``request.acting``: the capacity in which this session acts, chosen by the person, or her only one."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Of what she holds now, when the session proved what that needs: what ended a minute ago acts no more."""
        request.acting = None
        request.capacities = []
        if request.user.is_authenticated and not proofs.second_factor_missing(request):
            held = request.capacities = request.held
            chosen = [capacity for capacity in held if capacity.pk == request.session.get(ACTING)]
            request.acting = (chosen or (held if len(held) == 1 else [None]))[0]
        return self.get_response(request)


class DenyByDefault:
    """Refuses any view that does not say who may open it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing to do before the view is known."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *args: Any) -> None:  # noqa: ARG002
        """Raise PermissionDenied for a view without ``@policy``."""
        if not hasattr(view, "policy"):
            raise PermissionDenied
