# SPDX-License-Identifier: EUPL-1.2
"""``manage.py work``: a worker, which does what waits in the queue. As many as are needed, on as many machines."""

import logging
import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from conoceles.work import serving
from conoceles.work.holding import LEAVING


class Command(BaseCommand):
    """Work until told to leave: what is in hand goes back to the queue, and the next worker goes on with it."""

    help = "Hace las tareas que esperan: cargas, emisiones, puntos de control. Puede haber varios a la vez."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        """How."""
        parser.add_argument("--tick", action="store_true", help="también encola cada minuto lo periódico")
        parser.add_argument("--once", action="store_true", help="hacer lo que espera ahora y salir")
        parser.add_argument("--parent", type=int, metavar="PID", help="salir cuando termine quien lo inició")

    def handle(self, *args: Any, tick: bool, once: bool, parent: int | None, **options: Any) -> None:  # noqa: ARG002
        """SIGTERM and Ctrl+C ask it to leave."""
        for library in ("django_tasks", "django_tasks_db"):
            logging.getLogger(library).setLevel(logging.WARNING)  # six lines a minute, when all goes well
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: LEAVING.set())
        if once:
            serving.empty()
        else:
            serving.serve(ticking=tick, parent=parent)
