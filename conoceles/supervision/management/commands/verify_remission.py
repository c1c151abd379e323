# SPDX-License-Identifier: EUPL-1.2
"""``manage.py verify_remission paquete.zip``: whether a package of a remission holds what its index says."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from conoceles.supervision.remissions.rules.zipping import verified


class Command(BaseCommand):
    """Reads a file; the database is not asked."""

    help = "Verifica que un paquete remitido al INE traiga, byte por byte, lo que dice su índice."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Which file."""
        parser.add_argument("package", type=Path, metavar="ARCHIVO")

    def handle(self, *, package: Path, **_: Any) -> None:
        """Say how many are right, or fail with each that is not."""
        found = verified(package)
        if found.wrong:
            raise CommandError("\n".join(found.wrong))
        self.stdout.write(f"{found.right} archivos son los que dice el índice.")
