# SPDX-License-Identifier: EUPL-1.2
"""``manage.py put_in_force SLUG QUESTIONNAIRE --agreement KEY``: an agreement puts a questionnaire in force."""

from typing import Any

from django.core.management.base import CommandParser

from conoceles.accounts.models import Capacity
from conoceles.accounts.terminal import TerminalCommand
from conoceles.elections import actions, queries
from conoceles.elections.phrases import PHRASES


class Command(TerminalCommand):
    """The last loaded version is the one that enters into force."""

    help = "Pone en vigor, por un acuerdo, la última versión cargada de un cuestionario."
    phrases = (PHRASES,)

    def add_arguments(self, parser: CommandParser) -> None:
        """Which process, which questionnaire, by which agreement."""
        parser.add_argument("process", metavar="PROCESO")
        parser.add_argument("questionnaire", metavar="CUESTIONARIO")
        parser.add_argument("--agreement", required=True, metavar="CLAVE", help="como se cita: C.G.021/2023")

    def act(self, *, by: Capacity, process: str, questionnaire: str, agreement: str, **_: Any) -> None:
        """Find the three and act."""
        found = queries.process(process)
        version = queries.latest(found, questionnaire)
        actions.put_in_force(version, agreement=queries.agreement(found, agreement), by=by)
        self.stdout.write(self.style.SUCCESS(f"{version} está en vigor por el acuerdo {agreement}."))
