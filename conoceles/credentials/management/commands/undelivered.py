# SPDX-License-Identifier: EUPL-1.2
"""``manage.py undelivered --process SLUG [--council KEY]``: whose account nobody has in hand, by council."""

from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import CommandParser

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand
from conoceles.credentials import queries, report
from conoceles.credentials.permissions import may_issue
from conoceles.credentials.phrases import PHRASES
from conoceles.elections import phrases as of_elections
from conoceles.elections.queries import process as find_process
from conoceles.kernel.text import shown
from conoceles.look.papers import pdf, xlsx


class Command(TerminalCommand):
    """On the terminal, or as XLSX and PDF."""

    help = "Lista por consejo las cuentas cuya carta no se ha entregado, con los intentos que hubo."
    phrases = (PHRASES, of_elections.PHRASES)

    def add_arguments(self, parser: CommandParser) -> None:
        """Of which process and council, and into which files."""
        parser.add_argument("--process", required=True, metavar="PROCESO")
        parser.add_argument("--council", metavar="CONSEJO", help="por ejemplo, municipio-31050")
        parser.add_argument("--xlsx", type=Path, metavar="SALIDA.xlsx")
        parser.add_argument("--pdf", type=Path, metavar="SALIDA.pdf")

    def act(self, *, by: Capacity, process: str, council: str | None, **options: Any) -> None:
        """Say it, and write what was asked for."""
        subject = find_process(process)
        if not may_issue(by, subject):
            raise PermissionDenied(process)
        found = report.not_delivered(subject, council=queries.council(subject, council) if council else None)
        self.stdout.write(f"{found.title}. Corte: {found.cutoff}.\n{found.intro}")
        for table in found.tables:
            self.stdout.write(f"\n{table.title} ({len(table.rows)})")
            for row in table.rows:
                self.stdout.write("  " + shown(" · ".join(map(str, row))))
        if options["xlsx"]:
            options["xlsx"].write_bytes(xlsx(found))
        if options["pdf"]:
            options["pdf"].write_bytes(pdf(found))
