# SPDX-License-Identifier: EUPL-1.2
"""How long a withdrawn profile takes to be nowhere: from the act to its absence in what is shown and in what is kept.

``nice python bench/withdraw.py [SIZE] [--releases N] [--out FOLDER] [--database postgresql://…]``

SIZE candidacies (5000 unless given) are published N times (10 unless given), one text changing each time. Then a whole
profile is withdrawn, and what the clock calls each minute is called once. Everything is looked at afterwards with
programs of its own: no file of any release says her text, and every list and signature still verifies. The bar is five
minutes, of which one is the longest that the clock waits. Ends with 1 when it is missed.
"""

import subprocess
import sys
import time

from bench.bake import step
from bench.passing import run

STEPS = "bench.withdraw_steps"
BAR, CLOCK = 300, 60  # seconds; of these, the longest wait until the clock looks


def verified(release):
    """Whether what is left of *release* is what was signed."""
    sums = ["sha256sum", "-c", "--quiet", "--ignore-missing", "SHA256SUMS"]
    signature = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "clave-publica.pem", "-rawin"]
    lists = [name for name in ("SHA256SUMS", "WITHDRAWN") if (release / name).exists()]
    runs = [sums, *([*signature, "-in", name, "-sigfile", f"{name}.sig"] for name in lists)]
    return all(subprocess.run(run, cwd=release, capture_output=True, check=False).returncode == 0 for run in runs)


def found(folder, text):
    """The files under *folder* that hold *text*, those that are compressed too."""
    grep = ["grep", "-rlF", text, folder]
    pressed = ["find", folder, "-name", "*.gz", "-exec", "zgrep", "-lF", text, "{}", "+"]
    out = [subprocess.run(run, capture_output=True, text=True, check=False).stdout for run in (grep, pressed)]
    return "".join(out).splitlines()


def measured(home, options):
    step(home, options.database, "prepare", options.size)
    for number in range(options.releases):
        if number:
            step(home, options.database, "change", number)
        step(home, options.database, "publish")
    public = home / "public" / "demo"
    text = step(home, options.database, "withdraw", module=STEPS)
    before = len(found(public, text))
    idle = step(home, options.database, "idle", module=STEPS)
    began = time.perf_counter()
    done = step(home, options.database, "take_out", module=STEPS)
    seconds = time.perf_counter() - began
    releases = sorted((public / "releases").iterdir(), key=lambda each: int(each.name))
    still, broken = found(public, text), [each.name for each in releases if not verified(each)]
    whole = CLOCK + seconds
    print(
        f"{options.size:,} candidaturas, {options.releases} publicaciones; su texto estaba en {before} archivos\n"
        f"  mirar cuando nada hay que retirar: {idle['seconds']:.2f} s\n"
        f"  retirada: {done['done']} en {done['seconds']:.1f} s {done['stages']};"
        f" con el proceso que arranca, {seconds:.1f} s\n"
        f"  del acto a la ausencia, con la espera más larga del reloj: {whole:.0f} s de {BAR}\n"
        f"  archivos que todavía lo dicen: {len(still)}; publicaciones que no se verifican: {len(broken)}"
        f" de {len(releases)}"
    )
    missed = [*still, *broken, *(["tiempo"] if whole > BAR else []), *([] if before else ["nada que retirar"])]
    print(f"✗ fuera de la meta: {missed[:5]}" if missed else "✓ dentro de la meta")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(run(__doc__, measured, releases=10))
