# SPDX-License-Identifier: EUPL-1.2
"""``manage.py drill``: try out the day of need, in a passing place."""

from typing import Any

from django.core.management.base import CommandParser

from conoceles.accounts.terminal import TerminalCommand
from conoceles.custody import drilling
from conoceles.custody.envelopes import identities
from conoceles.custody.phrases import PHRASES, STAGES
from conoceles.custody.secrets_typed import key_text
from conoceles.kernel.refusals import Refused, sentence
from conoceles.publication.progress import Progress
from conoceles.record.action import Actor
from conoceles.record.clerk import Clerk
from conoceles.record.terminal import Error


class Command(TerminalCommand):
    """Nothing of the system in use is touched but the row, and the entry, that say what came of it."""

    help = "Ensaya una restauración en un lugar de paso y anota si pasó. Con --key, de un respaldo verdadero."
    phrases = (PHRASES,)

    def add_arguments(self, parser: CommandParser) -> None:
        """The key, if its keepers brought it."""
        parser.add_argument(
            "--key", metavar="ARCHIVO", help="la clave privada, en su memoria; «-» la lee de la entrada"
        )

        parser.add_argument("--by-the-clock", action="store_true", help="lo hace el reloj: nadie responde por ello")

    def handle(self, *args: Any, by_the_clock: bool, **options: Any) -> str | None:
        """The clock answers for itself; anybody else is found as usual."""
        if not by_the_clock:
            return super().handle(*args, **options)
        try:
            return self.act(by=Clerk(), key=None)
        except Refused as refusal:
            raise Error(sentence(refusal, PHRASES)) from refusal

    def act(self, *, by: Actor, key: str | None, **_: Any) -> str:
        """Do it; fails when it did not pass."""
        text = key_text(key) if key else ""
        if text:
            identities(text)
        with Progress(self, STAGES, uncounted={"files", "again"}) as progress:
            done = drilling.drill(by=by, identity=text, told=progress.told)
        if not done.passed:
            raise Error("El simulacro no pasó:\n  " + "\n  ".join(done.report["faults"]))
        return (
            f"El simulacro pasó: el respaldo {done.backup} volvió entero y coincide, en {done.seconds:.0f} s. "
            f"Asientos: {done.report['entries']:,}; archivos: {done.report['files']:,}."
        )
