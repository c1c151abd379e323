# SPDX-License-Identifier: EUPL-1.2
"""What is answered when a request could not be served: a page in words, whose making asks nothing of what failed."""

import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

from conoceles.accounts import trouble

#: Seconds after which whoever was turned away may try again.
_AGAIN = "60"


@requires_csrf_token
def failed(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """503 where the machine or the database would not do it, which passes without a restart; else 500, our mistake."""
    error = sys.exception()
    if isinstance(error, Exception) and trouble.passing(error):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": _AGAIN})
    return HttpResponse(render_to_string("500.html"), status=500)
