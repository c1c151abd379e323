# SPDX-License-Identifier: EUPL-1.2
"""The photographs that were sent, for whoever decides on them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import whole
from conoceles.capture import photographs
from conoceles.capture.queries.photos import sent_kind_of
from conoceles.validation.permissions import may_read


def _candidacy(request: HttpRequest, candidacy: UUID, file: str) -> Candidacy:  # noqa: ARG001
    return get_object_or_404(whole(), pk=candidacy)


@policy(may_read, on=_candidacy)
@require_safe
def photo(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """One file of a photograph that she sent; one that she only chose is hers still."""
    digest = request.resolver_match.kwargs["file"]
    kind = sent_kind_of(candidacy.pk, digest)
    content = photographs.read(candidacy.pk, digest) if kind else None
    if content is None:
        raise Http404
    return HttpResponse(content, content_type=kind)
