# SPDX-License-Identifier: EUPL-1.2
"""``manage.py finish_endings``: what is left of each bloqueo and cancelación, where no worker did it."""

from typing import Any

from django.core.management.base import CommandParser

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand, progress
from conoceles.custody.databases import scrubbing
from conoceles.custody.ending import queries, working
from conoceles.custody.ending.phrases import PHRASES
from conoceles.publication.phrases import PHRASES as OF_PUBLICATION
from conoceles.record.terminal import Error
from conoceles.vault.phrases import PHRASES as OF_VAULT


class Command(TerminalCommand):
    """It goes on where it was; where nothing is left, the database is only written anew."""

    help = "Termina los bloqueos que quedaron a medias, y reescribe la base sin lo borrado."
    phrases = (PHRASES, OF_VAULT, OF_PUBLICATION)

    def add_arguments(self, parser: CommandParser) -> None:
        """How much is done again, at most, when it is interrupted."""
        parser.add_argument("--step", type=int, default=working.STEP, metavar="N", help="cuántas candidaturas por paso")

    def act(self, *, by: Capacity, step: int, **_: Any) -> str:
        """Do it, and say how many."""
        left = list(queries.unfinished())
        for ending in left:
            with progress("candidaturas") as told:
                working.finish(ending, by=by, told=told, step=max(1, step))
        if not scrubbing.scrub():
            msg = "Alguien lee o escribe la base, y no se pudo reescribir. Repítalo en un momento."
            raise Error(msg)
        return f"Terminados: {len(left)}. La base quedó reescrita sin lo borrado."
