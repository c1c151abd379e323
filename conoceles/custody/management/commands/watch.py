# SPDX-License-Identifier: EUPL-1.2
"""``manage.py watch``: look now, without any worker: for a timer that does not depend on what it watches."""

from contextlib import suppress
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from conoceles.custody.watching import periodic, queries, verifying, words
from conoceles.kernel.refusals import Refused
from conoceles.outbox.delivering import deliver
from conoceles.record.clerk import Clerk
from conoceles.record.terminal import Error


class Command(BaseCommand):
    """It opens and closes alerts as the clock does, and sends the mail that waits; nobody answers for that."""

    help = "Mira ahora si algo está mal, abre o cierra alertas y manda los avisos. Termina con 1 si hay alguna abierta."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether the long look comes first."""
        parser.add_argument(
            "--verify", action="store_true", help="antes, verifica entera la bitácora y lo publicado (tarda)"
        )

    def handle(self, *args: Any, verify: bool, **options: Any) -> None:  # noqa: ARG002
        """Say what is open."""
        if verify:
            made = verifying.verify(by=Clerk())
            for fault in (*made.record_faults, *made.release_faults):
                self.stderr.write(fault)
        periodic.look()
        with suppress(Refused):  # there is no mail server: its own alert says so
            deliver()
        shown = list(queries.opened())
        if shown:
            raise Error(
                "Hay algo que atender:\n  "
                + "\n  ".join(f"{words.TITLES[each.kind]}. {words.figures(each)}".strip() for each in shown)
            )
        self.stdout.write("Todo en orden.")
