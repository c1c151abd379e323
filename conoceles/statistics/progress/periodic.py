# SPDX-License-Identifier: EUPL-1.2
"""A cut of each process a day, as soon as the day begins."""

from conoceles.elections.models import Process

from .freezing import take


def freeze_today() -> dict[str, list[str]] | None:
    """Take the cut of every process that has none of today; which ones."""
    taken = [process.slug for process in Process.objects.order_by("pk") if take(process)]
    return {"cut": taken} if taken else None
