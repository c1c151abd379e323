# SPDX-License-Identifier: EUPL-1.2
"""What the addresses of cuts are about."""

import uuid

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from conoceles.statistics.cuts import queries
from conoceles.statistics.cuts.permissions import may_cut, may_see
from conoceles.statistics.models import Cut


def cut_of(request: HttpRequest, cut: uuid.UUID) -> Cut:
    """The cut with that id. Raises Http404; for whoever may not prepare it, also while it is not public."""
    found = get_object_or_404(
        Cut.objects.select_related("process", "agreement", "prepared_by__user", "signed_by__user"), pk=cut
    )
    by = request.acting
    if by is None or not (may_cut(by, found.process) or is_public(found)):
        raise Http404
    return found


def is_public(cut: Cut) -> bool:
    """Whether the release that is shown tells it."""
    return cut.number in queries.public(cut.process)


def may_look(by: object, cut: Cut) -> bool:
    """Whoever supervises; of what is not public, :func:`cut_of` lets only whoever prepares it come so far."""
    return may_see(by, cut.process)  # type: ignore[arg-type]
