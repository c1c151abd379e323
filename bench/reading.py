# SPDX-License-Identifier: EUPL-1.2
"""How long the record takes to be read: its list, narrowed in each way, an entry with its proof, and an export.

``nice python bench/reading.py [SIZE] [--points N] [--database postgresql://…]``

Of SIZE entries (a million) signed N times while they were written (4,000: each hour of six months). Milliseconds of
whole pages, the median of five, by Django's own client. A database named with --database must be empty.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
BATCH = 10_000
START = datetime(2024, 1, 1, tzinfo=UTC)
PEOPLE = [str(uuid.UUID(int=number)) for number in range(1, 5001)]
#: What a process leaves, by how often, as (act, capacity, what it is about).
ACTS = [
    ("signed-in", "persona", "accounts.User"), ("answers-sent", "candidatura", "candidacies.Candidacy"),
    ("proved-again", "persona", "accounts.User"), ("signed-out", "persona", "accounts.User"),
    ("validation-decided", "instancia-interna", "capture.Revision"),
]  # fmt: skip
ONCE = ("acuse-read", "area-responsable", "credentials.Delivery")


def prepare(size, points):
    """A record of *size* entries of five thousand people, signed *points* times; one act in it is very rare."""
    from conoceles.kernel import clock, digests  # noqa: PLC0415
    from conoceles.record import actions, rules  # noqa: PLC0415
    from conoceles.record.clerk import Clerk  # noqa: PLC0415
    from conoceles.record.models import Checkpoint, Entry  # noqa: PLC0415

    each, number, at, now = max(1, size // points), 0, START, clock.now
    clock.now = lambda: at  # signatures too are of their hour
    while number < size:
        rows = []
        for _ in range(min(each, size - number)):
            number += 1
            person = PEOPLE[number % len(PEOPLE)]
            act, role, kind = ONCE if number == 7 else ACTS[number % 5]
            about = person if kind in {"accounts.User", "candidacies.Candidacy"} else str(number)
            at = START + timedelta(seconds=15 * number)
            entry = Entry(
                number=number, at=at, actor=person, role=role, scope="demo", action=act, about=f"{kind}:{about}"
            )
            entry.leaf = digests.leaf(rules.line(entry.content()))
            rows.append(entry)
        Entry.objects.bulk_create(rows, batch_size=BATCH)
        actions.sign(Checkpoint(occasion="cada hora"), by=Clerk())
        number += 1  # its own entry
    clock.now = now


def reader():
    """A browser of whoever audits, signed in."""
    from conoceles.accounts.rules import Role  # noqa: PLC0415
    from tests.people import application, entered, person  # noqa: PLC0415

    someone = person("auditora", Role.AUDITOR, "demo")
    application(someone)
    return entered(someone)


def milliseconds(browser, path):
    taken = []
    for _ in range(5):
        began = time.perf_counter()
        response = browser.get(path)
        if response.streaming:
            for _ in response.streaming_content:
                pass
        taken.append((time.perf_counter() - began) * 1000)
        if response.status_code != 200:
            msg = f"{path}: {response.status_code}"
            raise RuntimeError(msg)
    return statistics.median(taken)


def measure(size):
    browser = reader()
    middle, day = size // 2, (START + timedelta(seconds=15 * (size // 2))).strftime("%d/%m/%Y")
    for words, path in {
        "lista": "/bitacora/",
        "lista, a la mitad": f"/bitacora/?antes={middle}",
        "por un acto frecuente": "/bitacora/?act=answers-sent",
        "por un acto que hubo una vez": "/bitacora/?act=acuse-read",
        "por carácter": "/bitacora/?capacity=instancia-interna",
        "por un día": f"/bitacora/?since={day}&until={day}",
        "por una persona": f"/bitacora/?who={PEOPLE[17]}",
        "por un asunto": f"/bitacora/?about={PEOPLE[17]}",
        "por acto raro y carácter frecuente": "/bitacora/?act=acuse-read&capacity=persona",
        "por un acto frecuente y un día": f"/bitacora/?act=signed-in&since={day}&until={day}",
        "un asiento del principio, con su prueba": "/bitacora/3/",
        "un asiento de la mitad, con su prueba": f"/bitacora/{middle}/",
        "un asiento del final, con su prueba": f"/bitacora/{size - 3}/",
        "puntos de control": "/bitacora/puntos/",
        "llevarse diez mil asientos": f"/bitacora/parte/?first=1&last={min(size, 10_000)}",
    }.items():
        print(f"  {words}: {milliseconds(browser, path):,.0f} ms", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--points", type=int, default=4000)
    parser.add_argument("--database")
    chosen = parser.parse_args()
    home = tempfile.mkdtemp(prefix="conoceles-bench-")
    os.environ |= {"DJANGO_SETTINGS_MODULE": "conoceles.config.settings", "CONOCELES_HOME": home}
    os.environ["CONOCELES_HOSTS"] = "testserver"
    if chosen.database:
        os.environ["CONOCELES_DATABASE_URL"] = chosen.database
    import django

    django.setup()
    from django.core.management import call_command

    try:
        call_command("migrate", verbosity=0)
        began = time.perf_counter()
        prepare(chosen.size, chosen.points)
        print(
            f"{chosen.size:,} asientos, {chosen.points:,} puntos (hechos en {time.perf_counter() - began:.0f} s)",
            flush=True,
        )
        measure(chosen.size)
    finally:
        shutil.rmtree(home)
