# SPDX-License-Identifier: EUPL-1.2
"""``manage.py import_release FOLDER --process SLUG``: the open data of a release into an empty system."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from tqdm import tqdm

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand
from conoceles.candidacies import phrases as of_candidacies
from conoceles.elections import phrases as of_elections
from conoceles.elections import queries
from conoceles.republishing import phrases
from conoceles.republishing.taking import take


class Command(TerminalCommand):
    """Verifies and questions the whole release first; then writes in one transaction, or not at all."""

    help = "Carga en un sistema vacío los datos abiertos de una publicación (ver docs/operations/datos.md)."
    phrases = (phrases.PHRASES, of_candidacies.PHRASES, of_elections.PHRASES)

    def add_arguments(self, parser: CommandParser) -> None:
        """The release, and what to do about what is found."""
        parser.add_argument("place", metavar="CARPETA", type=Path, help="de la publicación, entera; o un ZIP de ella")
        parser.add_argument("--process", required=True, metavar="PROCESO", help="ya cargado con load_process, y vacío")
        parser.add_argument("--key", default="", metavar="HUELLA", help="la de la clave que debe haberla firmado")
        parser.add_argument("--dry-run", action="store_true", help="decir qué se cargaría, sin cambiar nada")
        parser.add_argument(
            "--accept-losses", action="store_true", help="cargar aunque algo retirado, en pausa o en revisión se pierda"
        )

    def act(self, *, by: Capacity, place: Path, process: str, key: str, **options: Any) -> None:
        """Take it in, and say what came."""
        with tqdm(unit_scale=True, leave=False, disable=not sys.stderr.isatty()) as bar:

            def told(stage: str, done: int, total: int) -> None:
                bar.desc, bar.total = {"read": "Leyendo ", "write": "Escribiendo "}[stage], total
                bar.update(done - bar.n)

            taken = take(
                queries.process(process),
                place,
                by=by,
                key=key,
                rehearse=options["dry_run"],
                losses_accepted=options["accept_losses"],
                told=told,
            )
        self.stdout.write(f"Publicación {taken.card.number} de «{process}», firmada con la clave {taken.card.key}.")
        if not key:
            self.stdout.write(self.style.WARNING(phrases.ANYONE))
        for line in phrases.found(taken.counted):
            self.stdout.write(line)
        for line in phrases.lost(taken.counted):
            self.stdout.write(line)
        if options["dry_run"]:
            self.stdout.write("Ensayo: nada se cambió.")
        else:
            self.stdout.write(self.style.SUCCESS(f"El registro de «{process}» quedó cargado. Falta publicarlo."))
