# SPDX-License-Identifier: EUPL-1.2
"""``manage.py open_blocked NÚMERO HOJA HOJA --into ARCHIVO``: two custodians open, into one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand
from conoceles.custody.ending import ceremony, finding
from conoceles.custody.ending.phrases import PHRASES
from conoceles.custody.models import Unsealing
from conoceles.record.terminal import Error
from conoceles.vault.phrases import PHRASES as OF_VAULT
from conoceles.vault.terminal import pages_in


class Command(TerminalCommand):
    """The pages are read where they are, on their custodians' memories, and nothing keeps them."""

    help = (
        "Abre lo bloqueado con dos hojas de custodia, en un archivo cerrado (docs/operations/fin-del-tratamiento.md)."
    )
    phrases = (PHRASES, OF_VAULT)

    def add_arguments(self, parser: CommandParser) -> None:
        """Which opening, with whose pages, and where the file goes."""
        parser.add_argument("opening", type=int, metavar="APERTURA", help="su número, como lo dice la página")
        parser.add_argument("pages", type=Path, nargs=2, metavar="HOJA", help="dos hojas de custodia")
        parser.add_argument("--yes", action="store_true", help="las custodias ya vieron qué se abre y para quién")
        parser.add_argument(
            "--into", type=Path, required=True, metavar="ARCHIVO", help="dónde queda el archivo cerrado"
        )

    def _confirmed(self, order: Unsealing) -> None:
        """Show the custodians what they are about to open, before any page is read. Raises Error, unless they agree."""
        whose = order.candidacy.person.name if order.candidacy else f"todas las candidaturas de {order.process.name}"
        self.stdout.write(
            f"Se va a abrir: {whose}\nPara: {order.purpose}\nLo ordena: {order.agreement}, {order.body}\n"
            f"Se cierra para la clave: {order.recipient}\nComparen esa clave, letra por letra, con la del acuerdo."
        )
        if input("Escriban «abrir» si las dos personas de la custodia están de acuerdo: ").strip().lower() != "abrir":
            msg = "No se abrió nada, y la autorización sigue sin usar."
            raise Error(msg)

    def act(self, *, by: Capacity, opening: int, pages: list[Path], into: Path, yes: bool = False, **_: Any) -> str:
        """Open it, and say what came of it."""
        order = finding.opening(opening)
        if not yes:
            self._confirmed(order)
        done = ceremony.open_blocked(order, pages=pages_in(pages), into=into, by=by)
        return (
            f"Quedó en {into}, cerrado para quien lo ordenó: {done.count} candidaturas. Huella: {done.file_digest}. "
            "Anótela en el acta. Las hojas vuelven con quien las guarda."
        )
