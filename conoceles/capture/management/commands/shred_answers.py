# SPDX-License-Identifier: EUPL-1.2
"""``manage.py shred_answers CANDIDATURA --process PROCESO``: what a candidacy answered sealed is noise from now on."""

from typing import Any

from django.core.management.base import CommandParser

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand
from conoceles.candidacies.models import Candidacy
from conoceles.capture.consents.actions import shred
from conoceles.elections import phrases as of_elections
from conoceles.elections.queries import process as find_process
from conoceles.record.terminal import Error
from conoceles.vault.phrases import PHRASES


class Command(TerminalCommand):
    """There is no way back, so the candidacy is named twice."""

    help = "Destruye la clave de lo que una candidatura respondió sellado. No tiene vuelta (docs/operations/boveda.md)."
    phrases = (PHRASES, of_elections.PHRASES)

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose."""
        parser.add_argument("candidacy", metavar="CANDIDATURA", help="su clave en la dirección de su perfil")
        parser.add_argument("--process", required=True, metavar="PROCESO")
        parser.add_argument("--confirm", required=True, metavar="CANDIDATURA", help="la misma clave, otra vez")

    def act(self, *, by: Capacity, candidacy: str, process: str, confirm: str, **_: Any) -> str:
        """Destroy the key, and say what remains to be done."""
        found = Candidacy.objects.filter(process=find_process(process), slug=candidacy).first()
        if found is None or confirm != candidacy:
            msg = f"No se destruyó nada: no hay una candidatura «{candidacy}», o --confirm no la repite."
            raise Error(msg)
        shred(found, by=by)
        return (
            "Lo que respondió sellado ya no se puede abrir y no se muestra ningún distintivo. Para que tampoco abra en "
            "los respaldos: manage.py rotate_vault_key --destroy-former"
        )
