# SPDX-License-Identifier: EUPL-1.2
"""One consistent read of the whole database, for which no writer waits."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction

#: Said before the first read, so that the transaction sees one state of the database and can write nothing.
_FIRST = {
    "postgresql": "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
    "sqlite": "PRAGMA query_only = ON",
}


@contextmanager
def one_read() -> Iterator[None]:
    """Within this block every query of this thread sees the database as it was at its first one.

    It goes through a connection of its own. On SQLite its transaction is deferred, whereas
    ours are immediate (config): a reader in WAL takes no lock, so capture goes on while a release is frozen.
    Raises RuntimeError inside a transaction, whose own writes it could not see.
    """
    usual = connections[DEFAULT_DB_ALIAS]
    if usual.in_atomic_block:
        msg = "a consistent read cannot begin inside a transaction"
        raise RuntimeError(msg)
    reading = usual.copy()
    if reading.vendor == "sqlite":
        reading.settings_dict["OPTIONS"]["transaction_mode"] = "DEFERRED"
    connections[DEFAULT_DB_ALIAS] = reading
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_FIRST[reading.vendor])
            yield
    finally:
        reading.close()
        connections[DEFAULT_DB_ALIAS] = usual
