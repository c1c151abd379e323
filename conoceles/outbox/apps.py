# SPDX-License-Identifier: EUPL-1.2
"""Registers the check that mail leaves closed."""

from django.apps import AppConfig
from django.core import checks

from .server import check_line


class OutboxConfig(AppConfig):
    """Mail."""

    name = "conoceles.outbox"

    def ready(self) -> None:
        """Refuse to start where people are served with a password said aloud."""
        checks.register(check_line, checks.Tags.security)
