# SPDX-License-Identifier: EUPL-1.2
"""How much would be lost, and how long until all is back: a backup, one a little later, and a restore in a new place.

``nice python bench/restore.py [SIZE] [--out FOLDER] [--database postgresql://…/base]``

SIZE candidacies (5000 unless given) are published twice, and as many photographs and scans lie beside them. The bars
are security goals, G16: five minutes and fifteen. The floor is the same bytes, copied (``cp -a``) and settled on the
disk. Ends with 1 when a bar is missed. With PostgreSQL the account must be able to create a database.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pyrage

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.bake import step  # noqa: E402  (ours, beside this folder)
from bench.passing import run  # noqa: E402

STEPS = "bench.restore_steps"
POINT, TIME, TICK = 300, 900, 60  # seconds; the clock looks each minute


def copied(source, target):
    """Seconds that the system takes to copy the same bytes."""
    began = time.perf_counter()
    subprocess.run(["cp", "-a", source, target], check=True)
    os.sync()
    seconds = time.perf_counter() - began
    shutil.rmtree(target)
    return seconds


def size_of(folder):
    """Bytes and files below *folder*."""
    files = [path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return sum(files), len(files)


def restored(home, store, key, database):
    """What the command says of it, and how long it took with the process that starts."""
    environment = os.environ | {"CONOCELES_HOME": str(home), "DJANGO_SETTINGS_MODULE": "conoceles.config.settings"}
    environment |= {"CONOCELES_DATABASE_URL": database} if database else {}
    command = [sys.executable, "manage.py", "restore", "--from", store, "--key", "-", "--json"]
    began = time.perf_counter()
    done = subprocess.run(
        command, input=str(key), text=True, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True
    )
    return json.loads(done.stdout), time.perf_counter() - began


def measured(folder, options):
    home, store, key = folder / "home", folder / "store", pyrage.x25519.Identity.generate()
    home.mkdir()
    store.mkdir()
    os.environ |= {"CONOCELES_BACKUPS": str(store), "CONOCELES_BACKUP_KEYS": str(key.to_public())}
    step(home, options.database, "prepare", options.size)
    step(home, options.database, "publish")
    step(home, options.database, "change", 1)
    step(home, options.database, "publish")
    step(home, options.database, "files", options.size, module=STEPS)
    first = step(home, options.database, "back_up", module=STEPS)
    step(home, options.database, "change", 2)
    second = step(home, options.database, "back_up", module=STEPS)
    step(home, options.database, "change", 3)
    journal = step(home, options.database, "journal", module=STEPS)
    point = first["period"] + TICK + second["seconds"]
    lying, files = size_of(home)
    floor = copied(home, folder / "copy")
    other = _other(options.database) if options.database else None
    report, seconds = restored(folder / "back", store, key, other)
    kept, _ = size_of(store)
    print(
        f"{options.size:,} candidaturas; {lying / 1e6:,.0f} MB en {files:,} archivos; copiarlos (piso): {floor:.1f} s\n"
        f"  primer respaldo: {first['seconds']:.1f} s, {first['written'] / 1e6:,.0f} MB, {first['fresh']:,} archivos;"
        f" memoria {first['memory'] / 1e6:,.0f} MB; {first['seconds'] / floor:.1f} pisos\n"
        f"  el siguiente: {second['seconds']:.1f} s, {second['written'] / 1e6:,.1f} MB, {second['fresh']:,} archivos\n"
        f"  el diario: {journal['seconds']:.2f} s\n"
        f"  lo que se perdería, a lo más: {point:.0f} s de {POINT}; de lo retirado, {TICK + journal['seconds']:.0f} s\n"
        f"  volver: {seconds:.1f} s de {TIME}; {seconds / floor:.1f} pisos\n"
        f"  asientos {report['entries']:,}, repuestos {report['regained']:,}; publicaciones:"
        f" {[release['rebuilt'] for release in report['releases']]}; los respaldos ocupan {kept / 1e6:,.0f} MB"
    )
    missed = [*report["faults"], *(["punto"] if point > POINT else []), *(["tiempo"] if seconds > TIME else [])]
    print(f"✗ fuera de la meta: {missed[:5]}" if missed else "✓ dentro de la meta")
    return 1 if missed else 0


def _other(database):
    name = f"restored_{os.getpid()}"
    with psycopg.connect(database, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    return f"{database.rpartition('/')[0]}/{name}"


if __name__ == "__main__":
    sys.exit(run(__doc__, measured))
