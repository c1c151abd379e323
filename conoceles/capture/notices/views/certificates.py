# SPDX-License-Identifier: EUPL-1.2
"""The certificate of the notices sent, of a whole process or of one candidacy."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import whole
from conoceles.capture.notices import certificates
from conoceles.capture.notices.permissions import may_certify, may_certify_of
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.files.papers import paper_file
from conoceles.kernel import clock


def _own(request: HttpRequest, kind: str) -> tuple[Process, str]:
    return own_process(request), kind


@policy(lambda by, asked: may_certify(by, asked[0]), on=_own, step_up=True)
@require_safe
def certificate(request: HttpRequest, asked: tuple[Process, str]) -> HttpResponse:  # noqa: ARG001
    """Of every notice of the process in which somebody acts."""
    process, kind = asked
    return paper_file(certificates.of_process(process, at=clock.now()), kind, "constancia-de-avisos")


def _hers(request: HttpRequest, candidacy: uuid.UUID, kind: str) -> tuple[Candidacy, str]:  # noqa: ARG001
    return get_object_or_404(whole(), pk=candidacy), kind


@policy(lambda by, asked: may_certify_of(by, asked[0]), on=_hers, step_up=True)
@require_safe
def certificate_of(request: HttpRequest, asked: tuple[Candidacy, str]) -> HttpResponse:  # noqa: ARG001
    """Of those of one candidacy."""
    candidacy, kind = asked
    found = certificates.of_candidacy(candidacy, at=clock.now())
    return paper_file(found, kind, f"constancia-de-avisos-{candidacy.slug}")
