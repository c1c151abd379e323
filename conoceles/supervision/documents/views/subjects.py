# SPDX-License-Identifier: EUPL-1.2
"""What these screens are about, found by their addresses. Each raises Http404."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from conoceles.supervision.models import (
    Activity,
    Document,
    EditedCopy,
    Incoming,
    Observation,
    RouteStep,
    SignedCopy,
    Version,
)

_OF = ("process", "routes", "modifies__routes")


def document_of(request: HttpRequest, writing: int) -> Document:  # noqa: ARG001
    """That document."""
    return get_object_or_404(Document.objects.select_related(*_OF), pk=writing)


def step_of(request: HttpRequest, writing: int, step: str) -> Document:
    """That document, where its route has the step; ``request.step`` is it."""
    document = document_of(request, writing)
    found = document.way.found(step)
    if found is None or found.along:
        raise Http404
    request.step = found
    return document


def version_of(request: HttpRequest, fixed: int) -> Version:  # noqa: ARG001
    """That version."""
    related = [f"document__{each}" for each in _OF]
    return get_object_or_404(Version.objects.select_related(*related, "document__folio", "cut", "by__user"), pk=fixed)


def file_of(request: HttpRequest, fixed: int, kind: str) -> Version:
    """That version, in the file of that kind (``request.kind``)."""
    request.kind = kind
    return version_of(request, fixed)


def copy_of(request: HttpRequest, copy: int) -> SignedCopy:  # noqa: ARG001
    """That signed copy."""
    return get_object_or_404(SignedCopy.objects.select_related("version__document__process"), pk=copy)


def edited_of(request: HttpRequest, edited: int) -> EditedCopy:  # noqa: ARG001
    """That edited copy."""
    related = [f"version__document__{each}" for each in _OF]
    return get_object_or_404(EditedCopy.objects.select_related(*related), pk=edited)


def observation_of(request: HttpRequest, observation: int) -> Observation:  # noqa: ARG001
    """That observation, if its step counts."""
    related = [f"step__document__{each}" for each in _OF]
    return get_object_or_404(Observation.objects.select_related(*related), pk=observation, step__set_aside="")


def taken_of(request: HttpRequest, taken: int) -> RouteStep:  # noqa: ARG001
    """That step that was taken, if it counts."""
    related = [f"document__{each}" for each in _OF]
    return get_object_or_404(RouteStep.objects.select_related(*related), pk=taken, set_aside="")


def activity_of(request: HttpRequest, activity: int) -> Activity:  # noqa: ARG001
    """That activity, if it counts."""
    return get_object_or_404(Activity.objects.select_related("process"), pk=activity, set_aside="")


def incoming_of(request: HttpRequest, incoming: int) -> Incoming:  # noqa: ARG001
    """That paper."""
    return get_object_or_404(Incoming.objects.select_related("process"), pk=incoming)
