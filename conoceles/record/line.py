# SPDX-License-Identifier: EUPL-1.2
"""Whether what is said to a database on another machine goes closed, to that machine and to no other."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from conoceles.kernel.lines import stays_here


def check_line(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """An error where people are served over a line that somebody in between could read, or answer."""
    told = settings.DATABASES["default"]
    postgresql = told["ENGINE"] == "django.db.backends.postgresql"
    if not (settings.PRODUCTION and postgresql) or stays_here(told["HOST"]):
        return []
    if told["OPTIONS"].get("sslmode") == "verify-full":
        return []
    return [
        Error(
            "La base está en otra máquina y no se comprueba que sea ella: en la red podrían leer lo que se le dice.",
            hint="Agregue al final de CONOCELES_DATABASE_URL: ?sslmode=verify-full y, si su certificado es propio, "
            "&sslrootcert=/etc/conoceles/base.pem (docs/operations/seguridad.md).",
            id="record.E002",
        )
    ]
