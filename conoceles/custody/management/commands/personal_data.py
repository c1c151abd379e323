# SPDX-License-Identifier: EUPL-1.2
"""``manage.py personal_data``: writes docs/data/inventario.md from the annotations of the tables."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from conoceles.custody.inventory import reading, rules
from conoceles.custody.inventory.page import page

PAGE = settings.BASE / "docs" / "data" / "inventario.md"


class Command(BaseCommand):
    """Reads files and writes one; the database is not asked."""

    help = "Escribe docs/data/inventario.md: qué datos personales guarda el sistema, para qué y hasta cuándo."
    requires_system_checks = ()

    def handle(self, **_: Any) -> None:
        """Write the page, or say all that nobody described."""
        kept = {label: reading.fields_of(model) for label, model in reading.kept().items()}
        if faults := rules.faults(kept, reading.described(), reading.words()):
            raise CommandError("\n".join(faults))
        PAGE.write_text(page(), encoding="utf-8")
        self.stdout.write(f"Escrito: {PAGE.relative_to(settings.BASE)}")
