# SPDX-License-Identifier: EUPL-1.2
"""How fast accounts and letters are issued, against a floor of the same run: the same sheets set, and nothing kept.

``python bench/credentials.py [--size 5000] [--deaths 3] [--database postgresql://…]``

With --deaths it is done as from the screen: a job, whose worker is killed that many times where chance says.

Everything lies in a temporary folder, gone at the end. The bar: 5,000 accounts with their letters in under 60 s, in
flat memory (what the second half adds to the largest memory of the first).
"""

import argparse
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from memory import watched

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]


def largest():
    """The largest memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def floor(accounts, expires):
    """Seconds to word and set a letter for each account, with neither database nor disk."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    from conoceles.credentials import letters  # noqa: PLC0415
    from conoceles.kernel import codes  # noqa: PLC0415

    began = time.perf_counter()
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as setters:
        worded = (letters.values(account, 1, codes.mint(), expires) for account in accounts)
        for _ in setters.map(letters.typeset, worded):
            pass
    return time.perf_counter() - began


def issue(process):
    """Seconds to issue to all of *process*, those of processor, how many, and the largest memory at each tenth."""
    from conoceles.accounts.queries import console  # noqa: PLC0415
    from conoceles.credentials import issuing  # noqa: PLC0415

    memory = []

    def told(done, total):
        if done * 10 // total > len(memory):
            memory.append(largest())

    began, worked = time.perf_counter(), time.process_time()
    batch = issuing.issue(process, by=console(), told=told)
    return time.perf_counter() - began, time.process_time() - worked, batch.letters.count(), memory


def worker():
    """A worker that does what waits and leaves."""
    return subprocess.Popen([sys.executable, str(ROOT / "manage.py"), "work", "--once"], stderr=subprocess.DEVNULL)


def issue_as_a_job(process, deaths):
    """Have workers issue to all, *deaths* of them killed midway; whether everybody has one account and one letter."""
    from conoceles.accounts.queries import console  # noqa: PLC0415
    from conoceles.credentials.models import Account, Letter  # noqa: PLC0415
    from conoceles.files.storage import private  # noqa: PLC0415
    from conoceles.kernel import clock  # noqa: PLC0415
    from conoceles.work.asking import ask  # noqa: PLC0415
    from conoceles.work.models import Job  # noqa: PLC0415
    from conoceles.work.recovering import recover  # noqa: PLC0415

    chance, worked, killed = random.Random(1), 0, 0
    job = ask(Job(kind="issue-letters", process=process.slug), by=console())
    while True:
        began = time.perf_counter()
        child = worker()
        if killed < deaths:
            before = Letter.objects.count()
            while Letter.objects.count() == before and child.poll() is None:
                time.sleep(0.05)
            time.sleep(chance.uniform(0, 3))
            child.kill()
        peak = watched(child).total
        worked += time.perf_counter() - began
        killed += child.returncode == -signal.SIGKILL
        job.refresh_from_db()
        print(f"  {Letter.objects.count()} cartas a los {worked:.1f} s", f"({peak:.0f} MiB)" if peak else "(muerte)")
        if not job.open:
            break
        # Its lease is let run out at once: nobody measures half a minute of waiting.
        Job.objects.filter(pk=job.pk).update(held_until=clock.now())
        recover()
    files = private().listdir(f"letters/{process.slug}")[1]
    accounts = Account.objects.count()
    alone = Account.objects.values("candidacy", "postulant").distinct().count()
    whole = Letter.objects.count() == accounts == alone and set(files) >= {
        Path(file).name for file in Letter.objects.values_list("file", flat=True)
    }
    print(f"{accounts} cuentas en {worked:.1f} s y {killed} muertes; nadie dos veces y cada carta en su sitio: {whole}")
    return whole


def main(size, deaths):
    import django  # noqa: PLC0415  (its settings come in the environment)

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from synthetic import populate  # noqa: PLC0415

    from conoceles.credentials import queries  # noqa: PLC0415
    from conoceles.credentials.models import Account  # noqa: PLC0415
    from conoceles.elections.models import Position, Process  # noqa: PLC0415
    from conoceles.kernel import clock  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("load_process", str(ROOT / "processes" / "demo"), stdout=open(os.devnull, "w"))  # noqa: PTH123, SIM115
    process = Process.objects.get(slug="demo")
    populate(process, size)
    Position.objects.filter(office__process=process).update(
        titular_owes=["curricular"], alternate_owes=["curricular"]
    )  # so that each of them is given an account
    if deaths is not None:
        sys.exit(not issue_as_a_job(process, deaths))
    seconds, worked, count, memory = issue(process)
    accounts = list(queries.with_standing(Account.objects.all())[:1000])
    bare = floor(accounts, clock.now()) * count / len(accounts)
    print(
        f"{count} cuentas con su carta: {seconds:.1f} s, {worked:.1f} s de procesador "
        f"({count / seconds:.0f} por segundo)"
    )
    print(f"piso, sólo componer las hojas: {bare:.1f} s; razón {seconds / bare:.2f}")
    half = memory[len(memory) // 2]
    print(f"memoria mayor: {half} MB a la mitad, {memory[-1]} MB al final")


if __name__ == "__main__":
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--size", type=int, default=5000)
    given.add_argument("--deaths", type=int)
    given.add_argument("--database", default="")
    options = given.parse_args()
    with tempfile.TemporaryDirectory(prefix="conoceles-bench-") as home:
        os.environ |= {"CONOCELES_HOME": home, "DJANGO_SETTINGS_MODULE": "conoceles.config.settings"}
        if options.database:
            os.environ["CONOCELES_DATABASE_URL"] = options.database
        main(options.size, options.deaths)
