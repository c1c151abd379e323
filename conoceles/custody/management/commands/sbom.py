# SPDX-License-Identifier: EUPL-1.2
"""``manage.py sbom``: writes docs/data/componentes.cdx.json from the lock of what is installed."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from conoceles.custody.components import bill, locked

LOCK = settings.BASE / "requirements" / "runtime.txt"
PAGE = settings.BASE / "docs" / "data" / "componentes.cdx.json"


class Command(BaseCommand):
    """Reads a file and writes another; the database is not asked."""

    help = "Escribe docs/data/componentes.cdx.json: de qué está hecho el sistema, con versiones, huellas y licencias."
    requires_system_checks = ()

    def handle(self, **_: Any) -> None:
        """Write it."""
        PAGE.write_text(bill(locked(LOCK)), encoding="utf-8")
        self.stdout.write(f"Escrito: {PAGE.relative_to(settings.BASE)}")
