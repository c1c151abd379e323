# SPDX-License-Identifier: EUPL-1.2
"""How long it takes to sign, verify and export the record, against a floor of the same run.

``nice python bench/record.py [SIZE ...] [--out FOLDER] [--database postgresql://…]``

The floor: read every row and hash twice as many blocks. Sizes are numbers of entries (a million unless given). A
database named with --database must be empty and is left full. Ends with 1 when verifying misses its bar.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BAR = 30  # seconds to verify a million entries


def step(home, database, function, *arguments):
    """Run a function of ``bench.record_steps`` in a process of its own; what it returns."""
    environment = os.environ | {"CONOCELES_HOME": str(home)}
    if database:
        environment["CONOCELES_DATABASE_URL"] = database
    command = [sys.executable, "-m", "bench.step", "bench.record_steps", function, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def measured(size, home, database):
    """All figures for a record of *size* entries; whether the bar is met."""
    step(home, database, "prepare", size)
    print(f"\n{size:,} asientos", flush=True)
    signed, verified, floor = (step(home, database, name) for name in ("sign", "verify", "floor"))
    print(
        f"  firmar todo {signed['first']:.2f} s; con mil más {signed['then'] * 1000:.0f} ms\n"
        f"  verificar {verified['seconds']:.1f} s (piso {floor:.1f}, razón {verified['seconds'] / floor:.2f}),"
        f" {verified['memory']:.0f} MiB",
        flush=True,
    )
    party = step(home, database, "hand_over")
    print(
        f"  exportar {party['export']:.1f} s, {party['bytes'] / 1e6:,.0f} MB; el verificador suelto"
        f" {party['verify']:.1f} s, {party['memory']:.0f} MiB",
        flush=True,
    )
    return verified["seconds"] <= max(BAR * size / 1e6, 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000_000], metavar="SIZE")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--database")
    options = parser.parse_args()
    met = True
    for size in options.sizes:
        home = Path(tempfile.mkdtemp(prefix="conoceles-bench-", dir=options.out))
        try:
            met &= measured(size, home, options.database)
        finally:
            shutil.rmtree(home)
    print("\n✓ dentro de la meta" if met else f"\n✗ fuera de la meta: verificar un millón en {BAR} s")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
