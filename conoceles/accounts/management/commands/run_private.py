# SPDX-License-Identifier: EUPL-1.2
"""``manage.py run_private``: serves the private side with granian."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from granian import Granian
from granian.constants import Interfaces


class Command(BaseCommand):
    """Serve until told to stop."""

    help = "Sirve el lado privado: entrar, capturar, validar."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        """Where."""
        parser.add_argument("--host", default="127.0.0.1", help="dirección en la que escucha (127.0.0.1)")
        parser.add_argument("--port", type=int, default=8001, help="puerto (8001)")
        parser.add_argument("--workers", type=int, default=1, help="procesos (1)")

    def handle(self, *args: Any, host: str, port: int, workers: int, **options: Any) -> None:  # noqa: ARG002
        """The demonstration is opened at localhost: passkeys refuse a bare address."""
        self.stdout.write(f"Lado privado en http://localhost:{port}/ (para detenerlo: Ctrl+C)")
        Granian(
            "conoceles.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=8,
        ).serve()
