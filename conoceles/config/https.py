# SPDX-License-Identifier: EUPL-1.2
"""What comes without HTTPS: a person who asked for a page is sent to it over HTTPS; a program is refused.

A program that was redirected would go on asking without HTTPS, with its secret in the address, and nobody would notice.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_WORDS = "Esta dirección sólo se abre con https:// al principio. Cámbiela donde la haya puesto.\n"


class OnlyPagesAreSent:
    """Stands before Django's own redirection (``SecurityMiddleware``), and leaves it the pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse, in words for whoever looks at what a program got; what was sent in the clear was not taken."""
        if not settings.SECURE_SSL_REDIRECT or request.is_secure() or request.path in settings.WITHOUT_HTTPS:
            return self.get_response(request)
        if _of_a_page(request) and not request.path.startswith(settings.NEVER_SENT_TO_HTTPS):
            return self.get_response(request)
        return HttpResponse(_WORDS, status=403, content_type="text/plain; charset=utf-8")


def _of_a_page(request: HttpRequest) -> bool:
    """Whether somebody typed or followed an address: browsers say that they want HTML, programs rarely do."""
    return request.method in {"GET", "HEAD"} and "text/html" in request.headers.get("Accept", "")
