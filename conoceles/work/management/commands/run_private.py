# SPDX-License-Identifier: EUPL-1.2
"""``manage.py run_private``: serves the private side with granian, with a worker beside it."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from granian import Granian
from granian.constants import Interfaces

from conoceles.record.triggers import refuse_unprotected

#: Seconds to give back what is in hand; afterwards its lease does.
_GRACE = 8


class Command(BaseCommand):
    """Serve until told to stop."""

    help = "Sirve el lado privado: entrar, capturar, validar. Hace también lo que lleva tiempo y lo periódico."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        """Where, and whether other processes do the work."""
        parser.add_argument("--host", default="127.0.0.1", help="dirección en la que escucha (127.0.0.1)")
        parser.add_argument("--port", type=int, default=8001, help="puerto (8001)")
        parser.add_argument("--workers", type=int, default=1, help="procesos que atienden (1)")
        parser.add_argument(
            "--no-work", action="store_true", help="sólo atender: otros procesos hacen las tareas (manage.py work)"
        )

    def handle(self, *args: Any, host: str, port: int, workers: int, no_work: bool, **options: Any) -> None:  # noqa: ARG002
        """The demonstration is opened at localhost: passkeys refuse a bare address."""
        refuse_unprotected()
        self.stdout.write(f"Lado privado en http://localhost:{port}/ (para detenerlo: Ctrl+C)")
        server = Granian(
            "conoceles.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=8,
            log_access=False,  # some addresses are secrets, and each request has its line (config.requests)
            log_dictconfig=settings.SERVER_LOGGING,
        )
        if no_work:
            server.serve()
        else:
            with _worker_beside():
                server.serve()


@contextmanager
def _worker_beside() -> Iterator[None]:
    """A worker in a process of its own: requests do not wait for it, and if it is killed another takes its place."""
    command = [sys.executable, settings.BASE / "manage.py", "work", "--tick", "--parent", str(os.getpid())]
    leaving = threading.Event()
    running: list[subprocess.Popen[bytes]] = []

    def watch() -> None:
        while not leaving.is_set():
            # Without close_fds it is one call of the system (posix_spawn). Otherwise a pipe tells this thread that the
            # child began, and granian, forking a server at that moment, would keep it open, and the thread waiting.
            child = subprocess.Popen(command, close_fds=False)  # noqa: S603  (our own)
            running[:] = [child]
            child.wait()
            leaving.wait(1)

    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield
    finally:
        leaving.set()
        for child in running:
            child.terminate()
        watching.join(_GRACE)
        for child in running:
            child.kill()
