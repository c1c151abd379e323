# SPDX-License-Identifier: EUPL-1.2
"""``manage.py asvs``: writes docs/data/asvs.md, and says how many requirements stand in each way."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from conoceles.accounts.rules import Role
from conoceles.custody.evidence import collecting, reading, rules
from conoceles.custody.evidence.page import counts, page

PAGE = settings.BASE / "docs" / "data" / "asvs.md"


def faults() -> list[str]:
    """What is said of the requirements that does not hold."""
    return rules.faults(
        reading.levels(),
        reading.chapters(),
        tests=collecting.tests(settings.BASE),
        parts=collecting.parts(settings.BASE),
        roles={*Role},
    )


class Command(BaseCommand):
    """Reads files and writes one; the database is not asked."""

    help = "Escribe docs/data/asvs.md: cada requisito de ASVS 5.0 y qué lo muestra, y dice cuántos faltan."
    requires_system_checks = ()

    def handle(self, **_: Any) -> None:
        """Write the page, or say all that points nowhere."""
        if found := faults():
            raise CommandError("\n".join(found))
        PAGE.write_text(page(), encoding="utf-8")
        self.stdout.write("\n".join(counts(list(reading.told()))))
        self.stdout.write(f"Escrito: {PAGE.relative_to(settings.BASE)}")
