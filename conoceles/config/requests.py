# SPDX-License-Identifier: EUPL-1.2
"""One line of the log for each request: by which route, in what role, how it was answered, and how long it took."""

import logging
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from .logs import request_id

_log = logging.getLogger("conoceles.request")
#: What is asked each few seconds from outside: it is told by whoever asked, and belongs to no session, which would be
#: looked up in the very database that may be away.
_WATCHED = frozenset({"/_viva", "/_lista"})


class Told:
    """Gives each request a number of its own, which its answer bears, and tells of it when it was answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Outside of all that may refuse or fail: what they answered is told too."""
        number = uuid.uuid4().hex
        mine = request_id.set(number)
        began = time.monotonic()
        watched = request.path in _WATCHED
        if watched:
            request.META.pop("HTTP_COOKIE", None)
        try:
            response = self.get_response(request)
            response["X-Request-Id"] = number
            if not watched:
                told = {
                    "route": getattr(request.resolver_match, "view_name", None) or "-",
                    "method": _method(request),
                    "role": _role(request),
                    "status": response.status_code,
                    "ms": round((time.monotonic() - began) * 1000),
                }
                _log.info("request", extra={"told": told})
            return response
        finally:
            request_id.reset(mine)


def _method(request: HttpRequest) -> str:
    """One of the known ones: whoever sends the request writes that word too."""
    known = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
    return request.method if request.method in known else "-"


def _role(request: Any) -> str:
    """In what capacity; nothing is looked up for it, since what failed may be what would be looked up in."""
    acting = getattr(request, "acting", None)
    if acting is not None:
        return str(acting.role)
    return "persona" if getattr(request, "session_ends_at", None) else "nadie"
