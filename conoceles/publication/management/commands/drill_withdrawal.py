# SPDX-License-Identifier: EUPL-1.2
"""Try out a withdrawal from a terminal."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand
from conoceles.elections.phrases import PHRASES as OF_ELECTIONS
from conoceles.elections.queries import process as process_called
from conoceles.publication.phrases import PHRASES
from conoceles.publication.withdrawing.drill import drill

#: Seconds from the act to the absence (security goals, G27), and the longest that the clock waits before it looks.
BAR, CLOCK = 300, 60


class Command(TerminalCommand):
    """``manage.py drill_withdrawal``: how long it takes here, on a copy."""

    help = "Ensaya un retiro sobre una copia de lo publicado y mide cuánto tarda. No toca el sitio ni la base."
    phrases = (PHRASES, OF_ELECTIONS)

    def add_arguments(self, parser: CommandParser) -> None:
        """Of which process."""
        parser.add_argument("--process", required=True, metavar="PROCESO", help="clave del proceso, p. ej. demo")

    def act(self, *, by: Capacity, process: str, **_: Any) -> str:  # noqa: ARG002
        """Withdraw one, drawn by lot, from a copy; fails when it does not leave, or takes longer than it may."""
        done = drill(process_called(process))
        whole = CLOCK + done.absent
        told = (
            f"Un perfil al azar, de {done.candidacies:,} candidaturas y {done.releases} publicaciones, en una copia:\n"
            f"  deja de mostrarse a los {done.shown:.1f} s y de estar en lo que queda a los {done.absent:.1f} s;\n"
            f"  con el minuto que puede esperar el reloj, {whole:.0f} s de {BAR}."
        )
        if done.left or whole > BAR:
            raise CommandError(f"{told}\nNo pasó: quedan {done.left} archivos que lo dicen, o tardó de más.")  # noqa: EM102, TRY003
        return f"{told}\nPasó: ningún archivo lo dice."
