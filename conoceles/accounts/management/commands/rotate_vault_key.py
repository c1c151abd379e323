# SPDX-License-Identifier: EUPL-1.2
"""``manage.py rotate_vault_key [--destroy-former]``: a new key wraps the vault's keys.

It is here, and not in the vault, because somebody must answer for it and the vault knows nobody.
"""

from typing import Any

from django.core.management.base import CommandParser

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand, progress
from conoceles.vault import actions, keeping, queries
from conoceles.vault.phrases import PHRASES


class Command(TerminalCommand):
    """Interrupted at any moment, the same command goes on where it was. No answer is opened."""

    help = "Envuelve las claves de la bóveda con una nueva clave de envoltura. Si se interrumpe, continúa."
    phrases = (PHRASES,)

    def add_arguments(self, parser: CommandParser) -> None:
        """What becomes of the former ones."""
        parser.add_argument(
            "--destroy-former",
            action="store_true",
            help="destruir los archivos de las anteriores: los respaldos de la base hechos con ellas ya no abrirán",
        )
        parser.add_argument("--step", type=int, default=keeping.STEP, metavar="N", help="cuántas claves por paso")

    def act(self, *, by: Capacity, destroy_former: bool, step: int, **_: Any) -> None:
        """Rotate, and say where the key that must be kept is."""
        with progress("claves") as told:
            wrapping = keeping.rotate(by=by, told=told, step=max(1, step))
        self.stdout.write(self.style.SUCCESS(f"La clave de envoltura {wrapping.version} está en vigor."))
        if destroy_former:
            for former in queries.superseded():
                actions.destroy(former, by=by)
            self.stdout.write("Las anteriores se destruyeron: los respaldos de la base hechos con ellas ya no abren.")
        self.stdout.write("Respalde su archivo aparte de la base (docs/operations/boveda.md).")
