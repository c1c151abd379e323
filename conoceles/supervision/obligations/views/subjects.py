# SPDX-License-Identifier: EUPL-1.2
"""What these screens are about, found by their addresses."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from conoceles.supervision.models import Fulfilment, Obligation, Start


def obligation_of(request: HttpRequest, obligation: int) -> Obligation:  # noqa: ARG001
    """That obligation. Raises Http404."""
    return get_object_or_404(Obligation.objects.select_related("process", "plan"), pk=obligation, set_aside="")


def start_of(request: HttpRequest, start: int) -> Start:  # noqa: ARG001
    """That act, if it still counts. Raises Http404."""
    found = Start.objects.select_related("obligation__process", "obligation__plan")
    return get_object_or_404(found, pk=start, set_aside="")


def fulfilment_of(request: HttpRequest, fulfilment: int) -> Fulfilment:  # noqa: ARG001
    """That fulfilment, if it still counts. Raises Http404."""
    found = Fulfilment.objects.select_related("obligation__process", "obligation__plan")
    return get_object_or_404(found, pk=fulfilment, set_aside="")
