# SPDX-License-Identifier: EUPL-1.2
"""Keeps a restore that stopped as it is: nothing changes its tables before it has ended."""

from typing import Any

from django.apps import AppConfig
from django.core.management.base import CommandError
from django.db.models.signals import pre_migrate

from . import unfinished


class CustodyConfig(AppConfig):
    """Custody."""

    name = "conoceles.custody"

    def ready(self) -> None:
        """Ask before each migration."""
        pre_migrate.connect(_refuse_in_the_middle, sender=self)


def _refuse_in_the_middle(**_: Any) -> None:
    if backup := unfinished.name():
        msg = (
            f"Aquí hay una restauración a medias, del respaldo {backup}: no se cambia ninguna tabla hasta que termine. "
            "Repita la orden de restaurar, y sigue donde iba."
        )
        raise CommandError(msg)
