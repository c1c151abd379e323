# SPDX-License-Identifier: EUPL-1.2
"""Registers the check that the record is protected."""

from django.apps import AppConfig
from django.core import checks

from .line import check_line
from .triggers import check_triggers


class RecordConfig(AppConfig):
    """The record."""

    name = "conoceles.record"

    def ready(self) -> None:
        """Refuse to start over a record without its triggers, or that is spoken to in the clear."""
        checks.register(check_triggers, checks.Tags.database)
        checks.register(check_line, checks.Tags.security)
