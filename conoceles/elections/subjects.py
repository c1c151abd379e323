# SPDX-License-Identifier: EUPL-1.2
"""What a screen is about when its address says nothing: for ``@policy(…, on=own_process)``, in this step and later."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from .models import Process


def own_process(request: HttpRequest) -> Process:
    """The process in which somebody acts. Raises Http404 when her scope is none."""
    return get_object_or_404(Process, slug=request.acting.scope.partition("/")[0] if request.acting else "")
