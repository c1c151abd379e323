# SPDX-License-Identifier: EUPL-1.2
"""``manage.py remind_capture --process demo``: once a day, or as often as wanted."""

from typing import Any

from django.core.management.base import CommandParser

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand
from conoceles.capture import actions
from conoceles.capture.phrases import PHRASES
from conoceles.capture.queries.reminders import to_remind
from conoceles.elections.phrases import PHRASES as OF_ELECTIONS
from conoceles.elections.queries import process as named
from conoceles.kernel import clock


class Command(TerminalCommand):
    """Queue the reminders of the day."""

    help = "Recuerda a quien no ha enviado cuánto le queda, los días que eligió el proceso. No repite un recordatorio."
    phrases = (PHRASES, OF_ELECTIONS)

    def add_arguments(self, parser: CommandParser) -> None:
        """Of which process."""
        super().add_arguments(parser)
        parser.add_argument("--process", required=True, metavar="PROCESO")

    def act(self, *, by: Capacity, process: str, **_: Any) -> None:
        """Nothing is on record when there is nobody to remind."""
        found, now = named(process), clock.now()
        waiting = any(True for _ in to_remind(found, now=now))
        told = actions.remind(found, now=now, by=by) if waiting else []
        by_hand = sum(not reminder.message.to for reminder in told)
        self.stdout.write(f"Recordatorios: {len(told)}; sin correo, para imprimir o decir: {by_hand}.")
