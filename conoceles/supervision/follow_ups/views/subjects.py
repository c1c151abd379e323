# SPDX-License-Identifier: EUPL-1.2
"""What these screens are about, found by their addresses. Each raises Http404."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.supervision.follow_ups import queries
from conoceles.supervision.follow_ups.described import Register
from conoceles.supervision.models import Evidence, FollowUp


def register_of(request: HttpRequest, register: str) -> tuple[Process, Register]:
    """That register of the process in which somebody acts."""
    process = own_process(request)
    found = queries.register(process, register)
    if found is None:
        raise Http404
    return process, found


def paper_of(request: HttpRequest, register: str, kind: str) -> tuple[Process, Register]:
    """That register, in the file of that kind (``request.kind``)."""
    request.kind = kind
    return register_of(request, register)


def row_of(request: HttpRequest, followed: int) -> FollowUp:  # noqa: ARG001
    """That row, if it counts."""
    return get_object_or_404(FollowUp.objects.select_related("process", "by"), pk=followed, set_aside="")


def evidence_of(request: HttpRequest, evidence: int) -> Evidence:  # noqa: ARG001
    """That file."""
    return get_object_or_404(Evidence.objects.select_related("follow_up__process"), pk=evidence)
