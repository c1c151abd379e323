# SPDX-License-Identifier: EUPL-1.2
"""``manage.py seed_cut``: invented answers of identity, and one signed cut of statistics over them."""

from typing import Any

from django.core.management.base import CommandParser

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand, progress
from conoceles.demo import identities, queries
from conoceles.demo.phrases import PHRASES
from conoceles.statistics.cuts.phrases import PHRASES as OF_CUTS
from conoceles.vault.phrases import PHRASES as OF_VAULT


class Command(TerminalCommand):
    """Does what is missing of it; when it is all there, says so."""

    help = "Hace que parte de la demostración conteste su identidad, y prepara y firma un corte estadístico."
    phrases = (PHRASES, OF_CUTS, OF_VAULT)

    def add_arguments(self, parser: CommandParser) -> None:
        """Which process."""
        parser.add_argument("--process", default="demo", metavar="PROCESO", help="clave del proceso (demo)")

    def act(self, *, by: Capacity, process: str, **_: Any) -> str:
        """Declare, then cut."""
        subject, folder = queries.invented_process(process)
        words = identities.identities(folder)
        if words is None:
            return f"La demostración «{process}» no tiene identidad que contestar: nada que hacer."
        owing = identities.missing(subject, words)
        done = 0
        with progress("candidaturas") as told:
            for some in identities.declare(subject, words, owing, by=by):
                done += some
                told(done, len(owing))
        cut = identities.cut(subject, words)
        if cut is None:
            return f"La demostración «{process}» ya tenía su corte estadístico: nada que hacer."
        return (
            f"Demostración «{process}»: {done} candidaturas contestaron su identidad; se firmó el corte {cut.number}."
        )
