# SPDX-License-Identifier: EUPL-1.2
"""That what is destroyed is overwritten, where the database would leave it in a free page."""

from django.db import connection


def from_now_on() -> None:
    """In this connection. PostgreSQL has no such thing: whoever ends a treatment has its tables written anew."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
