# SPDX-License-Identifier: EUPL-1.2
"""``manage.py load_process processes/<slug>``: make a process what its folder says."""

from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.db import transaction

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand
from conoceles.elections.actions import load
from conoceles.elections.models import Process
from conoceles.elections.phrases import PHRASES, report
from conoceles.elections.reading import read


class Command(TerminalCommand):
    """Reads the folder whole, then writes in one transaction; a load that changes nothing leaves no line on record."""

    help = "Carga o actualiza un proceso electoral descrito en una carpeta (ver docs/processes.md)."
    phrases = (PHRASES,)

    def add_arguments(self, parser: CommandParser) -> None:
        """The folder, and whether to do it."""
        parser.add_argument("folder", metavar="CARPETA", help="por ejemplo, processes/demo")
        parser.add_argument("--dry-run", action="store_true", help="decir qué cambiaría, sin cambiar nada")

    def act(self, *, by: Capacity, folder: str, dry_run: bool, verbosity: int, **_: Any) -> None:
        """Read, write, tell."""
        also = {name: import_module(part).read for name, part in settings.PROCESS_PARTS.items()}
        described = read(_found(folder), also=also)
        slug = described.about.slug
        with transaction.atomic():
            process = Process.objects.select_for_update().filter(slug=slug).first() or Process(slug=slug)
            changes = load(process, described=described, by=by)
            if dry_run or not changes.any:
                transaction.set_rollback(True)
        for line in report(changes, process=slug, everything=verbosity > 1):
            self.stdout.write(line)
        if not changes.any and changes.held:
            self.stdout.write(f"Nada que cambiar en «{slug}», salvo lo que un acuerdo fijó y los archivos no dicen.")
        elif not changes.any:
            self.stdout.write(f"El proceso «{slug}» ya está como dicen sus archivos: nada que cambiar.")
        elif dry_run:
            self.stdout.write(f"Ensayo: nada se cambió. Sin --dry-run, «{slug}» quedaría así.")
        else:
            self.stdout.write(self.style.SUCCESS(f"El proceso «{slug}» quedó cargado."))


def _found(folder: str) -> Path:
    """The folder named: as it is, or by the process's slug alone."""
    path = Path(folder)
    return path if path.is_dir() or len(path.parts) > 1 else settings.PROCESSES / folder
