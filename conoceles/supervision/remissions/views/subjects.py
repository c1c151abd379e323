# SPDX-License-Identifier: EUPL-1.2
"""What these screens are about, found by their addresses. Each raises Http404."""

from typing import TypeVar

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from conoceles.supervision.models import Outage, Package, Remission, Reply, Request, Sending
from conoceles.supervision.models.remissions import Filed

F = TypeVar("F", bound=Filed)

#: The files of a package that may be had apart from it.
INDEXES = ("indice.pdf", "indice.json")
_OF_SENDING = "package__remission__process"


def remission_of(request: HttpRequest, remission: int) -> Remission:  # noqa: ARG001
    """That remission."""
    return get_object_or_404(Remission.objects.select_related("process", "request", "extract", "by"), pk=remission)


def package_of(request: HttpRequest, package: int) -> Package:  # noqa: ARG001
    """That package."""
    return get_object_or_404(Package.objects.select_related("remission__process"), pk=package)


def index_of(request: HttpRequest, package: int, index: str) -> Package:
    """That package; ``request.index`` is which of its indexes."""
    if index not in INDEXES:
        raise Http404
    request.index = index
    return package_of(request, package)


def sending_of(request: HttpRequest, sending: int) -> Sending:  # noqa: ARG001
    """That sending."""
    return get_object_or_404(Sending.objects.select_related(_OF_SENDING), pk=sending)


def receipt_of(request: HttpRequest, sending: int) -> Sending:
    """That sending, if it has a receipt."""
    return _with_file(sending_of(request, sending))


def reply_of(request: HttpRequest, reply: int) -> Reply:
    """That reply, if it has a file."""
    return _with_file(answered_of(request, reply))


def answered_of(request: HttpRequest, reply: int) -> Reply:  # noqa: ARG001
    """That reply, with its file or without."""
    return get_object_or_404(Reply.objects.select_related(f"sending__{_OF_SENDING}"), pk=reply)


def request_of(request: HttpRequest, requested: int) -> Request:  # noqa: ARG001
    """What INE asked, if it has a file."""
    return _with_file(get_object_or_404(Request.objects.select_related("process"), pk=requested))


def outage_of(request: HttpRequest, outage: int) -> Outage:  # noqa: ARG001
    """That outage."""
    return get_object_or_404(Outage.objects.select_related("process"), pk=outage)


def evidence_of(request: HttpRequest, outage: int) -> Outage:
    """That outage, if it has a file."""
    return _with_file(outage_of(request, outage))


def _with_file(found: F) -> F:
    if not found.file:
        raise Http404
    return found
