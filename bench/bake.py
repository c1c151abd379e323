# SPDX-License-Identifier: EUPL-1.2
"""How long a whole bake takes, against a floor of the same run.

``nice python bench/bake.py [SIZE ...] [--one] [--out FOLDER] [--database postgresql://…]``

The floor: read the rows in bulk, compress and write the same bytes, by two processes. The bake: all of ``publish``,
from the database to what is signed and shown. Sizes are numbers of candidacies (5000 unless given). ``--one`` also
changes one profile, and says how long it took to be shown and what was written. Everything lies in a folder of its
own under --out, gone at the end; half a million candidacies need under 40 GB there. Ends with 1 when a bar is missed.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RATIO, MEMORY = 2, 1024  # the bars: times the floor; MiB of the largest process
ONE = {5_000: 2, 500_000: 60}  # seconds until one changed profile is shown


def step(home, database, function, *arguments, module="bench.bake_steps"):
    """Run a function of *module* in a process of its own; what it returns."""
    environment = os.environ | {"CONOCELES_HOME": str(home)}
    if database:
        environment["CONOCELES_DATABASE_URL"] = database
    command = [sys.executable, "-m", "bench.step", module, function, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def occupied(folder):
    """GB on the disk."""
    return int(subprocess.run(["du", "-sk", folder], stdout=subprocess.PIPE, check=True).stdout.split()[0]) / 1e6


def whole(size, home, database):
    """A whole bake of *size* candidacies; its seconds, and the bars it missed."""
    began = time.perf_counter()
    step(home, database, "prepare", size)
    print(f"\n{size:,} candidaturas (preparadas en {time.perf_counter() - began:.0f} s)", flush=True)
    baked = step(home, database, "publish")
    floor = step(home, database, "floor")
    ratio, memory = baked["seconds"] / floor["seconds"], max(baked["caller"], baked["baker"])
    print(
        f"  horneado entero {baked['seconds']:.1f} s {baked['stages']}\n"
        f"  piso {floor['seconds']:.1f} s (leer {floor['read']:.1f}, comprimir y escribir {floor['write']:.1f},"
        f" al disco {floor['settle']:.1f}); razón {ratio:.2f}\n"
        f"  de procesador {baked['processor']:.1f} s, el piso {floor['processor']:.1f} s; razón"
        f" {baked['processor'] / floor['processor']:.2f}\n"
        f"  {baked['pages']:,} páginas, {baked['files']:,} archivos, {baked['written'] / 1e6:,.0f} MB; un perfil"
        f" {baked['profile'] / 1e3:.1f} KB; en disco {occupied(home):.2f} GB\n"
        f"  memoria: quien publica {baked['caller']:.0f} MiB, quien hornea {baked['baker']:.0f} MiB",
        flush=True,
    )
    return baked["seconds"], [*(["razón"] if ratio > RATIO else []), *(["memoria"] if memory > MEMORY else [])]


def one(size, home, database):
    """One profile changes; the bars it missed."""
    for path in [*home.glob("public/*/releases/1/datos/*"), *home.glob("private/freezes/*/1/*")]:
        if path.stat().st_size > 10_000_000:  # the next release shares none of it: room for that
            path.unlink()
    step(home, database, "change")
    baked = step(home, database, "publish")
    print(
        f"  un perfil cambia: se muestra en {baked['shown']:.1f} s {baked['stages']}\n"
        f"  {baked['written'] / 1e6:,.2f} MB escritos y {baked['sums'] / 1e6:,.1f} MB de SHA256SUMS",
        flush=True,
    )
    return ["un perfil"] if baked["shown"] > ONE.get(size, float("inf")) else []


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[5_000], metavar="SIZE")
    parser.add_argument("--one", action="store_true")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--database")
    options = parser.parse_args()
    earlier, missed = None, []
    for size in options.sizes:
        home = Path(tempfile.mkdtemp(prefix="conoceles-bench-", dir=options.out))
        try:
            seconds, bars = whole(size, home, options.database)
            if earlier:
                times, growth = size / earlier[0], (seconds / size) / (earlier[1] / earlier[0])
                print(f"  crecimiento: {times:.0f} veces las candidaturas, cada una en {growth:.2f} veces el tiempo")
            bars += one(size, home, options.database) if options.one else []
        finally:
            shutil.rmtree(home)
        earlier = size, seconds
        missed += [f"{bar} con {size:,}" for bar in bars]
    print(f"\n✗ fuera de la meta: {', '.join(missed)}" if missed else "\n✓ dentro de las metas")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
