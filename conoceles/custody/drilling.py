# SPDX-License-Identifier: EUPL-1.2
"""A drill: a backup is restored into a passing place, by the same command as on the day of need, and examined.

The clock's own takes a backup of today, closed to a key that lives as long as the drill does: no machine has the true
one. With the true key, for whoever brings it, it is the newest backup of the store that must come back.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pyrage
from django.conf import settings
from django.db import DatabaseError, connection

from conoceles.files.storage import scratch_folder
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.record.action import Actor

from . import actions, journal, pieces, store, taking
from .envelopes import Keys, intact
from .models import Drill
from .phrases import ON_SCREEN, PHRASES
from .rules import TIME, Reason
from .store import Backup, Store

Told = Callable[[str, int, int], None]


def drill(*, by: Actor, identity: str = "", told: Told = lambda *_: None) -> Drill:
    """Do it and note it, passed or not. *identity* is the text of the true key, None of which is kept.

    Raises Refused: where there is nothing to restore or no place to restore it into; of the backup, as ``take`` does.
    """
    began = time.monotonic()
    with store.alone("drill"), scratch_folder() as folder:
        try:
            backup, report = _tried(Path(folder), identity, told)
        except Refused as refusal:  # it is no less a drill that did not pass
            _noted(None, {"faults": [sentence(refusal, ON_SCREEN, PHRASES)]}, began, with_key=bool(identity), by=by)
            raise
    return _noted(backup, report, began, with_key=bool(identity), by=by)


def _tried(folder: Path, identity: str, told: Told) -> tuple[Backup, dict[str, Any]]:
    with_key = bool(identity)
    if with_key:
        place, backup = store.here(), store.here().named("")
    else:
        told("take", 0, 0)
        own = pyrage.x25519.Identity.generate()
        identity, place = str(own), Store(folder / "store")
        place.root.mkdir()
        backup = taking.take(told, place=place, to=Keys((own.to_public(),))).backup
    told("restore", 0, 0)
    taken = time.monotonic()
    report = _restored(place, backup, identity, folder / "home")
    if not with_key:
        pieces.index_of(place).unlink()
    report["faults"] += _late(time.monotonic() - taken)
    report["faults"] += _spoiled(told) if settings.BACKUPS else []
    return backup, report


def _noted(backup: Backup | None, report: dict[str, Any], began: float, *, with_key: bool, by: Actor) -> Drill:
    made = Drill(
        at=clock.now(),
        backup=backup.name if backup else "",
        taken_at=backup.seal.taken_at if backup else None,
        report=report,
        with_key=with_key,
        passed=not report["faults"],
        seconds=time.monotonic() - began,
    )
    return actions.note_drill(made, by=by)


def begin() -> int:
    """Have another process do the clock's own, without haste; its id.

    It takes minutes, and what must leave the site waits for nothing else that comes round.
    """
    command = ["nice", sys.executable, str(settings.BASE / "manage.py"), "drill", "--by-the-clock"]
    return subprocess.Popen(  # noqa: S603
        command,
        cwd=settings.BASE,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    ).pid


def _late(seconds: float) -> list[str]:
    """The day of need has a bar (security goals, G16)."""
    return [f"tardó {seconds:.0f} s, más de {TIME.total_seconds():.0f}"] if seconds > TIME.total_seconds() else []


def _spoiled(told: Told) -> list[str]:
    """What lies in the store and is not as it was written: no key is needed to see that."""
    try:
        place = store.here()
    except Refused as refusal:
        return [sentence(refusal, ON_SCREEN, PHRASES)]
    wrong, lost = pieces.spoiled(place, told=told), journal.spoiled(place)
    said = [f"{len(wrong)} archivos del respaldo faltan o no son los que se escribieron"] if wrong else []
    said += [f"{len(lost)} páginas del diario faltan o no son las que se escribieron"] if lost else []
    return said + [f"el respaldo {name} no está entero, o no es el que se escribió" for name in _broken(place)]


def _broken(place: Store) -> list[str]:
    """The backups whose own parts are missing or are not what their seals say."""
    found = []
    for folder in place.instants().values():
        try:
            parts = place.read(folder).seal.parts.items()
            whole = all(intact(folder / name, part.size, part.digest) for name, part in parts)
        except (Refused, FileNotFoundError):
            whole = False
        if not whole and folder.exists():  # what was rotated meanwhile is not missing
            found.append(folder.name)
    return found


def _restored(place: Store, backup: Backup, identity: str, home: Path) -> dict[str, Any]:
    """What the command told of it, as JSON; where it could not end, why."""
    command = [
        sys.executable, str(settings.BASE / "manage.py"), "restore", "--from", str(place.root),
        "--backup", backup.name, "--key", "-", "--json",
    ]  # fmt: skip
    with _database() as address:
        mine = {
            "CONOCELES_HOME": str(home),
            "CONOCELES_VAULT_KEYS": str(settings.VAULT_KEYS or settings.PRIVATE / "vault"),
            "CONOCELES_PRODUCTION": "0",
            "CONOCELES_BACKUPS": "",  # what it does again is no act of the system in use
            "DJANGO_SETTINGS_MODULE": "conoceles.config.settings",
        }
        others = {name: value for name, value in os.environ.items() if name != "CONOCELES_DATABASE_URL"}
        done = subprocess.run(  # noqa: S603
            command,
            input=identity,
            capture_output=True,
            text=True,
            env=others | mine | ({"CONOCELES_DATABASE_URL": address} if address else {}),
            cwd=settings.BASE,
            check=False,
        )
    try:
        return json.loads(done.stdout)
    except json.JSONDecodeError:
        last = (done.stderr.strip().splitlines() or ["la orden terminó sin decir nada"])[-1]
        return {"faults": [last[:500]]}


def _database() -> Any:
    """The address of an empty database, gone afterwards; none where SQLite makes a file."""
    return _beside() if connection.vendor == "postgresql" else nullcontext("")


@contextmanager
def _beside() -> Iterator[str]:
    """A database on the same server. Raises Refused (NO_SPARE_DATABASE) where this account may not make one."""
    told = connection.settings_dict
    name = f"{told['NAME']}_simulacro_{os.getpid()}"
    try:
        _administer(f'CREATE DATABASE "{name}" TEMPLATE template0')
    except DatabaseError as error:
        raise Refused(Reason.NO_SPARE_DATABASE, why=str(error).strip()) from error
    user, password, path = (quote(each, safe="") for each in (told["USER"], told["PASSWORD"], name))
    checked = {key: told["OPTIONS"][key] for key in ("sslmode", "sslrootcert") if key in told["OPTIONS"]}
    also = f"?{urlencode(checked)}" if checked else ""
    try:
        yield f"postgresql://{user}{password and ':'}{password}@{told['HOST']}:{told['PORT']}/{path}{also}"
    finally:
        _administer(f'DROP DATABASE "{name}" WITH (FORCE)')


def _administer(statement: str) -> None:
    with connection._nodb_cursor() as cursor:  # noqa: SLF001  (Django's own door to a server without its database)
        cursor.execute(statement)
