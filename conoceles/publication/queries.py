# SPDX-License-Identifier: EUPL-1.2
"""Releases, looked up."""

from conoceles.elections.models import Process

from .models import Release


def shown(process: Process) -> Release | None:
    """The release that the public sees: the last one shown."""
    return process.releases.filter(shown_at__isnull=False).order_by("-number").first()


def unshown(process: Process) -> Release | None:
    """The release that was frozen and did not come to be shown, if there is one."""
    return process.releases.filter(shown_at=None).order_by("-number").first()
