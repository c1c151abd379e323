# SPDX-License-Identifier: EUPL-1.2
"""``manage.py send_outbox``: carries what waits to the mail server. For each minute's tick, or by hand."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.outbox import queries
from conoceles.outbox.delivering import Tally, deliver
from conoceles.outbox.phrases import PHRASES
from conoceles.record.terminal import Error


class Command(BaseCommand):
    """Leaves with 0 also when some must be tried later; with 1 when the server does not answer."""

    help = "Envía los avisos que esperan, por el servidor de correo de CONOCELES_SMTP."
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Send what is due, and say what became of it."""
        waiting = queries.due(clock.now()).count()
        with tqdm(total=waiting, unit=" avisos", disable=not sys.stderr.isatty(), leave=False) as bar:

            def told(tally: Tally) -> None:
                bar.update(tally.delivered + tally.later + tally.refused - bar.n)

            try:
                tally = deliver(told=told)
            except Refused as refusal:
                raise Error(sentence(refusal, PHRASES)) from refusal
        self.stdout.write(f"Enviados: {tally.delivered}. Para más tarde: {tally.later}. Rechazados: {tally.refused}.")
        if tally.down:
            msg = f"El servidor de correo no responde ({tally.down}). Lo que falta espera; nada se perdió."
            raise Error(msg)
