# SPDX-License-Identifier: EUPL-1.2
"""``manage.py describe_process``: write, for people, what a process asks and leaves open."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from conoceles.elections.describing import page
from conoceles.elections.reading import read


class Command(BaseCommand):
    """Reads files and writes one; the database is not asked."""

    help = "Escribe en docs/data/ qué pregunta un proceso y qué deja abierto, con sus fuentes."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Which process, and where to."""
        parser.add_argument("slug", nargs="?", default="yucatan-2023-2024", metavar="PROCESO")
        parser.add_argument("--into", type=Path, default=settings.BASE / "docs" / "data", metavar="CARPETA")

    def handle(self, *, slug: str, into: Path, **_: Any) -> None:
        """Write the page."""
        into.mkdir(parents=True, exist_ok=True)
        path = into / f"{slug}.md"
        path.write_text(page(read(settings.PROCESSES / slug)), encoding="utf-8")
        self.stdout.write(f"Escrito: {path}")
