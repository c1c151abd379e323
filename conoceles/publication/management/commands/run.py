# SPDX-License-Identifier: EUPL-1.2
"""Serve what is published."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from conoceles.publication.server.door import serve


class Command(BaseCommand):
    """``manage.py run``: the embedded server over ``$CONOCELES_HOME/public``."""

    help = "Sirve el sitio público: archivos ya publicados, sin base de datos"
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen, and which process comes first."""
        parser.add_argument("--host", default="127.0.0.1", help="dirección en que escucha (127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="puerto (8000)")
        parser.add_argument("--process", default="", metavar="SLUG", help="el proceso al que lleva la raíz")
        parser.add_argument("--workers", type=int, default=2, help="procesos que atienden (2)")

    def handle(self, **options: Any) -> None:
        """Serve until interrupted."""
        host, port, process = options["host"], options["port"], options["process"]
        named = "localhost" if host == "127.0.0.1" else host
        self.stdout.write(f"Sitio público: http://{named}:{port}/{f'{process}/' if process else ''}")
        self.stdout.write("Para terminar: Ctrl+C")
        self.stdout.flush()
        serve(settings.PUBLIC, host=host, port=port, front=process, workers=options["workers"])
