# SPDX-License-Identifier: EUPL-1.2
"""``manage.py personal_data``: writes docs/data/inventario.md and fin-del-tratamiento.md from what tables say."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from conoceles.custody.ending import described, kept
from conoceles.custody.inventory import reading, rules
from conoceles.custody.inventory.page import page

PAGE = settings.BASE / "docs" / "data" / "inventario.md"
ENDS = settings.BASE / "docs" / "data" / "fin-del-tratamiento.md"


class Command(BaseCommand):
    """Reads files and writes one; the database is not asked."""

    help = "Escribe docs/data/inventario.md: qué datos personales guarda el sistema, para qué y hasta cuándo."
    requires_system_checks = ()

    def handle(self, **_: Any) -> None:
        """Write the page, or say all that nobody described."""
        fields = {label: reading.fields_of(model) for label, model in reading.kept().items()}
        faults = rules.faults(fields, reading.described(), reading.words())
        faults += described.faults(reading.described(), fields, described.ends())
        if faults:
            raise CommandError("\n".join(faults))
        for path, written in ((PAGE, page()), (ENDS, kept.page())):
            path.write_text(written, encoding="utf-8")
            self.stdout.write(f"Escrito: {path.relative_to(settings.BASE)}")
