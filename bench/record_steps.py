# SPDX-License-Identifier: EUPL-1.2
"""What ``bench/record.py`` measures, each in a process of its own (``bench.step``). Seconds and MiB."""

import hashlib
import io
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from conoceles.kernel import digests
from conoceles.record import actions, queries, rules
from conoceles.record.clerk import Clerk
from conoceles.record.models import Checkpoint, Entry

BATCH = 10_000
START = datetime(2024, 1, 1, tzinfo=UTC)
PERSON = "7d2f3f4e-0f5c-4a53-8f0e-0d3b7f1b2a10"


def prepare(size):
    """A record of *size* entries."""
    call_command("migrate", verbosity=0)
    _append(int(size))


def _append(size):
    last = Entry.objects.last()
    first, since = (last.number + 1, last.at) if last else (1, START)
    for start in range(first, first + size, BATCH):
        rows = []
        for number in range(start, min(start + BATCH, first + size)):
            entry = Entry(
                number=number, at=since + timedelta(milliseconds=number), actor=PERSON, role="candidatura",
                scope=PERSON, action="answers-sent", about=f"candidacies.Candidacy:{PERSON}", digest="0" * 64,
            )  # fmt: skip
            entry.leaf = digests.leaf(rules.line(entry.content()))
            rows.append(entry)
        Entry.objects.bulk_create(rows)


def floor():
    """Read every row, and hash twice as many blocks as there are rows: what any verification must do."""
    began = time.perf_counter()
    count = 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM record_entry ORDER BY number")
        while rows := cursor.fetchmany(BATCH):
            count += len(rows)
    for _ in range(2 * count):
        hashlib.sha256(b"\x01" + bytes(64)).digest()
    return time.perf_counter() - began


def sign():
    """Seconds to sign the whole record; then, with a thousand entries more, to sign it again."""
    first = _signed()
    _append(1000)
    note = settings.HOME / "punto.txt"
    then = _signed()
    note.write_text(queries.latest_checkpoint_note(), encoding="utf-8")
    return {"first": first, "then": then}


def _signed():
    began = time.perf_counter()
    actions.sign(Checkpoint(occasion="banco"), by=Clerk())
    return time.perf_counter() - began


def verify():
    """``verify_record`` against a checkpoint kept outside."""
    began = time.perf_counter()
    call_command("verify_record", checkpoint=[str(settings.HOME / "punto.txt")], stdout=io.StringIO())
    return {
        "seconds": time.perf_counter() - began,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def hand_over():
    """Export with all it takes to verify, and what a party does with it."""
    folder = settings.HOME / "partido"
    folder.mkdir()
    began = time.perf_counter()
    call_command("export_record", str(folder / "bitacora.jsonl"), with_verifier=True, stdout=io.StringIO())
    exported = time.perf_counter()
    subprocess.run(
        [sys.executable, "-I", "verificar_bitacora.py", "bitacora.jsonl", "--llave", "bitacora.pem", "puntos"],
        cwd=folder, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return {
        "export": exported - began,
        "verify": time.perf_counter() - exported,
        "memory": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "bytes": Path(folder / "bitacora.jsonl").stat().st_size,
    }
