# SPDX-License-Identifier: EUPL-1.2
"""What ``bench/bake.py`` measures, each in a process of its own (``bench.step``). Seconds, MiB and bytes."""

import multiprocessing
import os
import resource
import shutil
import time
import zlib
from itertools import pairwise
from pathlib import Path

import brotli
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from bench.synthetic import NOW, populate
from conoceles.accounts.models import Capacity, User
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Revision
from conoceles.elections.models import Process
from conoceles.kernel import digests
from conoceles.publication import shelf
from conoceles.publication.disk import settle_on_disk
from conoceles.publication.publishing import publish as publishing
from conoceles.validation.actions import decide

SLUG = "demo"
ROWS = (
    """SELECT c.*, p.*, f.* FROM candidacies_candidacy c JOIN candidacies_person p ON p.id = c.person_id
    JOIN candidacies_formula f ON f.id = c.formula_id""",
    "SELECT r.*, v.decided_at FROM capture_revision r JOIN validation_review v ON v.revision_id = r.id",
)


def prepare(size):
    """A database with *size* candidacies."""
    call_command("migrate", verbosity=0)
    with Path(os.devnull).open("w") as nowhere:
        call_command("load_process", "processes/demo", stdout=nowhere)
    populate(Process.objects.get(slug=SLUG), int(size))
    return size


def change(turn="0"):
    """One candidacy sends another text, and it is approved; another one each *turn*."""
    candidacy = Candidacy.objects.get(key=f"banco-{42 + 50 * int(turn)}")
    last = candidacy.revisions.latest("number")
    key = next(key for key, value in last.answers.items() if isinstance(value, str) and len(value) > 500)
    answers = last.answers | {key: last.answers[key] + " Y algo más."}
    author = Capacity.objects.create(user=User.objects.create(username=f"autora-{turn}"), role=Role.CANDIDACY)
    revision = Revision.objects.create(
        candidacy=candidacy, questionnaire=last.questionnaire, number=last.number + 1, answers=answers,
        digest=digests.digest(answers), sent_by=author, sent_at=NOW,
    )  # fmt: skip
    decide(revision, outcome="aprobada", seen=revision.digest, by=Capacity.objects.get(user__username="banco"))
    return key


def publish():
    """Publish as the command does: how long each stage took, and the memory of the largest process."""
    began, before = time.perf_counter(), sum(os.times()[:4])
    stages = []

    def told(stage, *_):
        if not stages or stages[-1][0] != stage:
            stages.append((stage, time.perf_counter() - began))

    outcome = publishing(Process.objects.get(slug=SLUG), by=console(), told=told)
    stages.append(("", time.perf_counter() - began))
    release = shelf.of(SLUG).current.resolve()
    return {
        "seconds": stages[-1][1],
        "processor": sum(os.times()[:4]) - before,
        "shown": dict(stages)["archive"],  # the stage after it
        "stages": {name: round(after - at, 2) for (name, at), (_, after) in pairwise(stages)},
        "caller": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "baker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "pages": outcome.baked.pages,
        "files": outcome.baked.files,
        "written": outcome.baked.written,
        "sums": (release / shelf.SUMS).stat().st_size,
        "profile": _typical_page(release),
    }


def _typical_page(release):
    """Size in bytes of the page whose length is the median's of those that are deep in the release."""
    sizes = sorted(path.stat().st_size for path in release.rglob("*villa-00000*/**/*.html"))
    return sizes[len(sizes) // 2] if sizes else 0


def floor():
    """Read the rows in bulk, compress and write the same bytes by two processes, down to the disk."""
    release = shelf.of(SLUG).current.resolve()
    scratch = settings.HOME / "floor"
    before = time.process_time()
    reading = _read()
    processor = time.process_time() - before
    halves = _halves(release)
    fork = multiprocessing.get_context("fork")
    seconds = fork.Queue()
    workers = [
        fork.Process(target=_compress_and_write, args=(release, scratch / str(number), half, seconds))
        for number, half in enumerate(halves)
    ]
    for worker in workers:
        worker.start()
    spent = [seconds.get() for _ in workers]
    writing = max(wall for wall, _ in spent)
    processor += sum(cpu for _, cpu in spent)
    for worker in workers:
        worker.join()
    began = time.perf_counter()
    settle_on_disk(scratch)
    settling = time.perf_counter() - began
    shutil.rmtree(scratch)
    return {
        "read": reading,
        "write": writing,
        "settle": settling,
        "seconds": reading + writing + settling,
        "processor": processor,
    }


def _read():
    began = time.perf_counter()
    for query in ROWS:
        with connection.chunked_cursor() as cursor:
            cursor.execute(query)
            while cursor.fetchmany(1000):
                pass
    seconds = time.perf_counter() - began
    connection.close()
    return seconds


def _halves(release):
    """The files that are not compressed siblings, in two parts as even as can be."""
    sizes = {}
    for folder, _, names in os.walk(release):
        for name in names:
            if not name.endswith((".br", ".gz")):
                path = Path(folder) / name
                sizes[path.relative_to(release).as_posix()] = path.stat().st_size
    halves, loads = ([], []), [0, 0]
    for path in sorted(sizes, key=sizes.get, reverse=True):
        lighter = loads.index(min(loads))
        halves[lighter].append(path)
        loads[lighter] += sizes[path] + 2000
    return halves


class _Watch:
    """Seconds spent within its blocks, on the wall and of the processor."""

    def __init__(self):
        self.wall = self.processor = 0.0

    def __enter__(self):
        self._began = time.perf_counter(), time.process_time()

    def __exit__(self, *_):
        self.wall += time.perf_counter() - self._began[0]
        self.processor += time.process_time() - self._began[1]


def _compress_and_write(release, scratch, paths, seconds):
    """One of the two processes. Reading what is to be written is not counted."""
    watch = _Watch()
    made = set()
    for number, path in enumerate(paths, 1):
        if number % 5000 == 0:  # what was written is not kept: the disk has room for one release
            _remove_files(made)
        target = scratch / path
        siblings = [suffix for suffix in (".br", ".gz") if (release / f"{path}{suffix}").exists()]
        with (release / path).open("rb") as source:
            piece = source.read(1 << 20)
            with watch:
                if target.parent not in made:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    made.add(target.parent)
            if len(piece) < 1 << 20:
                with watch:
                    _put(target, piece)
                    if siblings:
                        _put(f"{target}.br", brotli.compress(piece, quality=5))
                        _put(f"{target}.gz", zlib.compress(piece, 6, 31))
            else:
                _stream(source, piece, target, siblings, watch)
    seconds.put((watch.wall, watch.processor))


def _remove_files(folders):
    for folder in folders:
        for entry in os.scandir(folder):
            if entry.is_file():
                Path(entry.path).unlink()


def _put(path, content):
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    os.write(descriptor, content)
    os.close(descriptor)


def _stream(source, piece, target, siblings, watch):
    press, pack = brotli.Compressor(quality=3), zlib.compressobj(1, wbits=31)
    with target.open("wb") as plain, Path(f"{target}.br").open("wb") as br, Path(f"{target}.gz").open("wb") as gz:
        while piece:
            with watch:
                plain.write(piece)
                if siblings:
                    br.write(press.process(piece))
                    gz.write(pack.compress(piece))
            piece = source.read(1 << 20)
        with watch:
            br.write(press.finish())
            gz.write(pack.flush())
