# SPDX-License-Identifier: EUPL-1.2
"""``manage.py permissions``: writes docs/permissions.md from the table, so that the page cannot say anything else."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from conoceles.accounts.rules import PERMISSIONS, ROLES, Kind
from conoceles.accounts.rules.sessions import ABSOLUTE, ABSOLUTE_STAFF

PAGE = settings.BASE / "docs" / "permissions.md"


def page() -> str:
    """The table in Markdown."""
    lines = [
        "# Quién puede hacer qué",
        "",
        "Hecho por `manage.py permissions` a partir de `conoceles/accounts/rules/`. No se edita a mano: una prueba",
        "falla cuando no dice lo mismo que la tabla. Lo que no está escrito aquí se niega.",
        "",
        "## Caracteres",
        "",
        "| carácter | alcanza a | segundo factor | sesión | nota |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {kind.name} (`{role}`) | {kind.reach} | {_factor(kind)} "
        f"| {(ABSOLUTE_STAFF if kind.staff else ABSOLUTE) // timedelta(hours=1)} h | {kind.note} |"
        for role, kind in ROLES.items()
    ]
    lines += ["", "## Actos", "", "| acto | quién y hasta dónde |", "|---|---|"]
    lines += [
        f"| {act} | {'; '.join(f'{ROLES[role].name}: {reach}' for role, reach in held.items())} |"
        for act, held in PERMISSIONS.items()
    ]
    return "\n".join(lines) + "\n"


def _factor(kind: Kind) -> str:
    if kind.passkey:
        return "llave de acceso"
    return "sí" if kind.second_factor else "voluntario"


class Command(BaseCommand):
    """Write it."""

    help = "Escribe docs/permissions.md a partir de la tabla de permisos."
    requires_system_checks: list[str] = []  # noqa: RUF012  (Django declares it so)

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Write the page."""
        Path(PAGE).write_text(page(), encoding="utf-8")
        self.stdout.write(f"Escrito: {PAGE.relative_to(settings.BASE)}")
