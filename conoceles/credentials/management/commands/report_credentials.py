# SPDX-License-Identifier: EUPL-1.2
"""``manage.py report_credentials --process SLUG [--xlsx FILE] [--pdf FILE]``: the report of activity 10."""

from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import CommandParser

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand
from conoceles.credentials import report
from conoceles.credentials.permissions import may_issue
from conoceles.elections import phrases as of_elections
from conoceles.elections.queries import process as find_process
from conoceles.kernel.text import shown
from conoceles.look.papers import pdf, xlsx


class Command(TerminalCommand):
    """On the terminal, and as XLSX and PDF."""

    help = "Informe de la actividad 10: cuentas generadas, entregadas y activadas."
    phrases = (of_elections.PHRASES,)

    def add_arguments(self, parser: CommandParser) -> None:
        """Of which process, and into which files."""
        parser.add_argument("--process", required=True, metavar="PROCESO")
        parser.add_argument("--xlsx", type=Path, metavar="SALIDA.xlsx")
        parser.add_argument("--pdf", type=Path, metavar="SALIDA.pdf")

    def act(self, *, by: Capacity, process: str, **options: Any) -> None:
        """Say it, and write what was asked for."""
        subject = find_process(process)
        if not may_issue(by, subject):
            raise PermissionDenied(process)
        found = report.of_deliveries(subject)
        self.stdout.write(f"{found.title}. Corte: {found.cutoff}.")
        for table in found.tables:
            self.stdout.write("\n" + " | ".join(table.header))
            for row in table.rows:
                self.stdout.write(shown(" | ".join(map(str, row))))
        if options["xlsx"]:
            options["xlsx"].write_bytes(xlsx(found))
        if options["pdf"]:
            options["pdf"].write_bytes(pdf(found))
