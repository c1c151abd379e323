# SPDX-License-Identifier: EUPL-1.2
"""Where a candidacy is read."""

from uuid import UUID

from django.urls import NoReverseMatch, reverse


def reading(candidacy: UUID) -> str:
    """The address of the screen on which *candidacy* is read."""
    try:
        return reverse("validation:read", args=[candidacy])
    except NoReverseMatch:
        return reverse("queue:assignment", args=[candidacy])
