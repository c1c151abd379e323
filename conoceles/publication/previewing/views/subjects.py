# SPDX-License-Identifier: EUPL-1.2
"""What the addresses of previews are about."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from conoceles.publication.models import CouncilPreview, PreviewComment


def preview_of(request: HttpRequest, preview: UUID, **_: str) -> CouncilPreview:  # noqa: ARG001
    """That preview, over or not."""
    return get_object_or_404(CouncilPreview.objects.select_related("process", "made_by__user"), pk=preview)


def comment_of(request: HttpRequest, comment: int) -> PreviewComment:  # noqa: ARG001
    """That comment."""
    return get_object_or_404(
        PreviewComment.objects.select_related("preview__process", "by__user", "answered_by__user"), pk=comment
    )
