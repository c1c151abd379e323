# SPDX-License-Identifier: EUPL-1.2
"""The mark of a restore that has not ended: from before anything is laid until all that it must do was done.

While it is there nothing is published, and the same restore, repeated, goes on from where it stopped. It lies beside
the database and not in it: a database that was just loaded knows nothing of having been restored.
"""

from conoceles.publication import disk

from . import store

_MARK = "restoring"


def name() -> str:
    """Of the backup; empty where no restore is under way."""
    mark = store.mine(_MARK)
    return mark.read_text() if mark.exists() else ""


def begin(backup: str) -> None:
    """From now on nothing here is what it seems."""
    disk.write_whole(store.mine(_MARK), backup.encode())


def end() -> None:
    """What came of it is on record, and what is to be shown is shown."""
    store.mine(_MARK).unlink(missing_ok=True)
