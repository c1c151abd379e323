# SPDX-License-Identifier: EUPL-1.2
"""``manage.py tick``: for each minute's timer. Queues what is due; workers do it."""

from typing import Any

from django.core.management.base import BaseCommand

from conoceles.work import queries
from conoceles.work.ticking import tick


class Command(BaseCommand):
    """Any number of machines may tick: what is due is queued once."""

    help = "Encola lo periódico que ya toca (puntos de control, correo, limpieza) y lo que dejó un proceso muerto."
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Say what was queued, and what failed the last time."""
        for name in tick():
            self.stdout.write(f"En cola: {name}")
        for job in queries.broken_rounds():
            self.stderr.write(self.style.WARNING(f"Falló la última vez: {job.kind}. {job.problem}"))
