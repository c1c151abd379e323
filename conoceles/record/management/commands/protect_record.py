# SPDX-License-Identifier: EUPL-1.2
"""Put the record's triggers back."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from conoceles.record import triggers


class Command(BaseCommand):
    """Vuelve a poner los candados de la bitácora."""

    help = "Vuelve a poner los candados que impiden reescribir la bitácora."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Install the triggers on the default database."""
        with connection.schema_editor() as editor:
            triggers.install(editor)
        self.stdout.write("La bitácora está protegida.")
