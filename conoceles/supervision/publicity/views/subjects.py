# SPDX-License-Identifier: EUPL-1.2
"""What these screens are about, found by their addresses. Each raises Http404."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from conoceles.supervision.models import Posting, Publication, PublicVersion, Version

_DOCUMENT = ("document__process", "document__routes", "document__modifies__routes", "document__folio")


def version_of(request: HttpRequest, fixed: int) -> Version:  # noqa: ARG001
    """That version."""
    return get_object_or_404(Version.objects.select_related(*_DOCUMENT), pk=fixed)


def public_of(request: HttpRequest, public: int) -> PublicVersion:  # noqa: ARG001
    """That public version, if it stands."""
    related = [f"version__{each}" for each in _DOCUMENT]
    return get_object_or_404(PublicVersion.objects.select_related(*related), pk=public, discarded="")


def publication_of(request: HttpRequest, publication: int) -> Publication:  # noqa: ARG001
    """That publication."""
    return get_object_or_404(Publication.objects.select_related("process", "version__document"), pk=publication)


def posting_of(request: HttpRequest, posting: int) -> Posting:  # noqa: ARG001
    """That fixing."""
    related = ("process", "version__document", "by__user", "removed_by__user")
    return get_object_or_404(Posting.objects.select_related(*related), pk=posting)


def certificate_of(request: HttpRequest, posting: int, kind: str) -> Posting:
    """That fixing, for its certificate in the file of that kind (``request.kind``)."""
    request.kind = kind
    return posting_of(request, posting)


def removed_of(request: HttpRequest, posting: int, kind: str) -> Posting:
    """The same, of one that was removed."""
    found = certificate_of(request, posting, kind)
    if found.removed_at is None:
        raise Http404
    return found
