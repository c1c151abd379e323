# SPDX-License-Identifier: EUPL-1.2
"""How fast a register goes in, against a floor of the same run: parse the rows, insert them in one bare table.

``python bench/import.py [--rows 500000] [--format csv|xlsx] [--database postgresql://…]``

Everything lies in a temporary folder, gone at the end. It prints seconds, rows a second, the
ratio to the floor, and the memory that the importing process and its child held at once (a
server of PostgreSQL is not among them); then the same file again (nothing changes) and once
more with bad rows (every one reported, nothing written). It ends with 1 when a bar is missed.
"""

import argparse
import csv
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from invented_register import COLUMNS, PARTIES, TOWN, WRITERS, write_csv
from memory import watched

ROOT = Path(__file__).resolve().parents[1]
SECONDS, MEMORY = 60, 1024  # the bars, for 500,000 rows: until they are in; MiB held at once


def floor_sqlite(path, folder):
    base = sqlite3.connect(folder / "floor.sqlite3")
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute(f"CREATE TABLE bare ({', '.join(f'c{at} text' for at in range(len(COLUMNS)))})")
    with path.open(encoding="utf-8", newline="") as file, base:
        base.executemany(f"INSERT INTO bare VALUES ({', '.join('?' * len(COLUMNS))})", csv.reader(file))
    base.close()


def floor_postgresql(path, url):
    import psycopg  # noqa: PLC0415  (only where there is one)

    with psycopg.connect(url) as base, base.cursor() as cursor:
        cursor.execute(f"CREATE TABLE bare ({', '.join(f'c{at} text' for at in range(len(COLUMNS)))})")
        with path.open(encoding="utf-8", newline="") as file, cursor.copy("COPY bare FROM STDIN") as copy:
            for row in csv.reader(file):
                copy.write_row(row)
        base.commit()
        cursor.execute("DROP TABLE bare")


def measured(path, folder):
    """In a process of its own: import *path*, and print the seconds, those of processor, and the refusal."""
    import django  # noqa: PLC0415  (its settings come in this process's environment)

    django.setup()
    from django.core.management import CommandError, call_command  # noqa: PLC0415

    options = ["--process", "bench", "--layout", "registro", "--accept-warnings", "--report", f"{folder}/report.json"]
    began = time.perf_counter()
    refusal = ""
    try:
        with Path(folder, "out.txt").open("w") as out:
            call_command("import_candidacies", path, *options, stdout=out)
    except CommandError as error:
        refusal = str(error)
    seconds = time.perf_counter() - began
    print(json.dumps({"seconds": seconds, "processor": sum(os.times()[:4]), "refusal": refusal}))


def prepared(towns):
    """In a process of its own: an invented electoral process with that many towns."""
    import django  # noqa: PLC0415

    django.setup()
    from conoceles.elections.models import Agreement, Office, Position, Postulant, Process, Territory  # noqa: PLC0415

    process = Process.objects.create(
        slug="bench", name="Medición", authority="Nadie", entity="Ninguna", developed_by="propio",
        election_day=date(2024, 6, 2), timezone="America/Merida", groups=[{"key": "joven", "name": "Personas jóvenes"}],
    )  # fmt: skip
    Agreement.objects.create(process=process, key="C.G.001", body="Consejo", title="Acuerdo")
    entity = Territory.objects.create(process=process, kind="entidad", key="31", name="Ninguna", slug="ninguna")
    Territory.objects.bulk_create(
        Territory(
            process=process, kind="municipio", key=str(n), name=f"Villa {n}", slug=f"villa-{n}", parent=entity
        )
        for n in range(int(towns))
    )  # fmt: skip
    office = Office.objects.create(
        process=process, key="ayuntamiento", name="Ayuntamiento", plural="Ayuntamientos", slug="ayuntamientos",
        territory_kind="municipio", order=1,
    )  # fmt: skip
    for order, key in enumerate(["presidencia", "sindicatura", "regiduria"]):
        Position.objects.create(
            office=office, key=key, name=key, feminine=key, masculine=key, order=order, heads=not order, alternates=True
        )
    for n in range(PARTIES):
        Postulant.objects.create(process=process, kind="partido", key=f"partido-{n}", name=f"Partido {n}", order=n)


def apart(step, *arguments, **environment):
    """What *step* of this file prints, in a process of its own, and the memory of that process and its children."""
    process = subprocess.Popen(
        [sys.executable, __file__, "--step", step, *map(str, arguments)],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)} | environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        peak = watched(process)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, process.args)
        return process.stdout.read(), peak


@contextmanager
def database(url):
    """A database of its own on the server of *url*, or none for SQLite."""
    if not url:
        yield ""
        return
    import psycopg  # noqa: PLC0415

    name = f"bench_import_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{url.rsplit('/', 1)[0]}/{name}"
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=500_000)
    options.add_argument("--bad", type=int, default=1000)
    options.add_argument("--format", choices=WRITERS, default="csv")
    options.add_argument("--database", default="", help="postgresql://…; sin ella, SQLite")
    options.add_argument("--step", nargs="+", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.step:
        step, *arguments = given.step
        {"measured": measured, "prepared": prepared}[step](*arguments)
        return 0
    with tempfile.TemporaryDirectory(prefix="bench-import-") as scratch, database(given.database) as url:
        folder = Path(scratch)
        settings = {"CONOCELES_HOME": str(folder / "home"), "DJANGO_SETTINGS_MODULE": "conoceles.config.settings"}
        settings |= {"CONOCELES_DATABASE_URL": url} if url else {}
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=os.environ | settings, check=True)
        apart("prepared", given.rows // TOWN + 1, **settings)
        good, bad = folder / f"good.{given.format}", folder / f"bad.{given.format}"
        write_csv(folder / "good.csv", given.rows)
        if given.format != "csv":
            WRITERS[given.format](good, given.rows)
        WRITERS[given.format](bad, given.rows, given.bad)
        base = "PostgreSQL" if url else "SQLite"
        print(f"{given.rows:,} filas, {given.format} de {good.stat().st_size / 1e6:.0f} MB, {base}")
        began = time.perf_counter()
        floor_postgresql(folder / "good.csv", url) if url else floor_sqlite(folder / "good.csv", folder)
        floor = time.perf_counter() - began
        print(f"piso (leer el CSV e insertar en una tabla desnuda): {floor:.1f} s, {given.rows / floor:,.0f} filas/s")
        missed = []
        for title, path in (("carga", good), ("otra vez la misma", good), (f"con {given.bad:,} malas", bad)):
            told, peak = apart("measured", path, folder, **settings)
            figures = json.loads(told)
            tell(title, figures, peak, given.rows, floor)
            missed += [f"segundos: {title}"] if figures["seconds"] > SECONDS else []
            missed += [f"memoria: {title}"] if peak.total > MEMORY else []
        report = json.loads((folder / "report.json").read_text())
        errors = sum(1 for finding in report["hallazgos"] if finding["severity"] == "error")
        print(f"errores en el informe: {errors:,} (se esperan {given.bad:,}); {report['mensaje']}")
        missed += ["errores"] if errors != given.bad else []
        print(f"✗ fuera de la meta: {', '.join(missed)}" if missed else "✓ dentro de las metas")
        return 1 if missed else 0


def tell(title, figures, peak, count, floor):
    seconds = figures["seconds"]
    print(
        f"{title}: {seconds:.1f} s ({figures['processor']:.1f} de procesador), {count / seconds:,.0f} filas/s, "
        f"{seconds / floor:.1f} veces el piso; memoria a la vez {peak.total:.0f} MiB ({each(peak.then)}); "
        f"lo más de cada proceso {each(peak.largest)}",
        flush=True,
    )
    if figures["refusal"]:
        print("   " + figures["refusal"])


def each(held):
    """MiB of each process, the importing one first."""
    return " + ".join(f"{mib:.0f}" for mib in held.values())


if __name__ == "__main__":
    sys.exit(main())
