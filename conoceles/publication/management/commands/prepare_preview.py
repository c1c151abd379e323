# SPDX-License-Identifier: EUPL-1.2
"""Prepare a preview for the Consejo General from a terminal."""

from typing import Any

from django.core.management.base import CommandParser

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand
from conoceles.elections.phrases import PHRASES as OF_ELECTIONS
from conoceles.elections.queries import process as process_called
from conoceles.kernel import clock
from conoceles.publication.phrases import PHRASES as OF_PUBLICATION
from conoceles.publication.previewing import queries
from conoceles.publication.previewing.making import make
from conoceles.publication.previewing.phrases import PHRASES, told


class Command(TerminalCommand):
    """Prepara la vista previa del Consejo General."""

    help = "Hace, en privado, lo que se publicaría ahora, para que lo vea el Consejo General entre sus fechas."
    phrases = (PHRASES, OF_PUBLICATION, OF_ELECTIONS)

    def add_arguments(self, parser: CommandParser) -> None:
        """The process."""
        parser.add_argument("--process", required=True, metavar="PROCESO", help="clave del proceso, p. ej. demo")

    def act(self, *, by: Capacity, **options: Any) -> str:
        """Prepare it, and say what came of it and when it may be looked at."""
        process = process_called(options["process"])
        made = make(process, by=by)
        when = told(queries.days_of(process, made, clock.now()), process)
        return f"{made}: {made.candidacies:,} candidaturas. Huella: {made.digest}\n{when}"
