# SPDX-License-Identifier: EUPL-1.2
"""Whether a person is found by her name in the browser, what a query fetches, and how long a keystroke takes.

``nice python bench/search.py [SIZE ...] [--queries 100] [--out FOLDER]``

Invented people (``invented_people``), the index that a bake makes of them, our server, and Debian's Chromium with the
processor slowed four times. Four kinds of query, each the whole name of somebody: with one slip of the finger, without
accents, surnames first, and by nickname (alone where at most ten bear it, or else with her surnames). Somebody whose
words more than ten bear is not sought: nothing tells them apart. The floor, in the same run: one index of all names,
fetched whole and compared word by word in the same browser. Sizes are candidacies (600 and 5000 unless given).
Ends with 1 when a bar is missed.
"""

import argparse
import json
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conoceles.config.settings")

import brotli  # noqa: E402
import django  # noqa: E402

django.setup()

from bench.invented_people import mistyped, people  # noqa: E402
from bench.searching import Browser  # noqa: E402
from conoceles.publication.baking.files import Tray  # noqa: E402
from conoceles.publication.parts import site  # noqa: E402
from conoceles.publication.parts.site import people as letters  # noqa: E402
from conoceles.publication.parts.site.catalogue import catalogue_of  # noqa: E402
from conoceles.publication.parts.site.finding.spelling import words  # noqa: E402
from tests.publication import served, snapshots  # noqa: E402

RECALL, KEYSTROKE, BYTES, SCRIPTS = 0.98, 50, 100_000, 10_000  # the bars: of those sought, ms, bytes, bytes
FIRST = 10
LETTERS = 14  # of each text, whose keys are timed


def released(size, home):
    """The pages of a release that a search needs; the people, and seconds and MB of the index."""
    everyone = list(people(size))
    towns = [f"municipio:{number}" for number in range(1, 7)]
    profiles = (
        snapshots.profile(name, slug=f"p-{at}", nickname=nickname, territory=towns[at * len(towns) // size])
        for at, (name, nickname) in enumerate(everyone)
    )
    snapshot = snapshots.written(home / "frozen", profiles)
    folder = home / "public" / "demo" / "releases" / "1"
    folder.mkdir(parents=True)
    tray, began, made = Tray(folder, None), time.perf_counter(), [0, 0, 0]
    for page in site.pages(snapshot, "busqueda"):
        files = tray.put(page)[0].files
        made = [made[0] + 1, made[1] + files[0].size, made[2] + files[1].size]
    seconds = time.perf_counter() - began
    for page in [*site.pages(snapshot, "guiones"), next(letters.pages(catalogue_of(snapshot))), *_look(snapshot)]:
        tray.put(page)
    served.point(home / "public", "demo", 1)
    print(
        f"\n{size:,} candidaturas: índice de {made[0]:,} archivos, {made[1] / 1e6:,.1f} MB ({made[2] / 1e6:,.1f} en"
        f" brotli), en {seconds:.1f} s; memoria {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB",
        flush=True,
    )
    return everyone


def _look(snapshot):
    return [
        page for page in site.pages(snapshot, "portada") if page.path.startswith("estilo.") or page.path == "marca.svg"
    ]


def queries(everyone, count):
    """Of each kind: what is typed, and the addresses that may be found by it."""
    dice = random.Random(7)
    same = Counter(tuple(sorted(words(name))) for name, _ in everyone)
    nicknamed = Counter(tuple(sorted(words(nickname))) for _, nickname in everyone)
    familiar = Counter(_familiar(name, nickname) for name, nickname in everyone)
    found = {"con un error": [], "sin acentos": [], "apellidos primero": [], "sobrenombre": []}
    for at in dice.sample(range(len(everyone)), len(everyone)):
        name, nickname = everyone[at]
        if same[tuple(sorted(words(name)))] > FIRST:
            continue
        split = name.split()
        _more(found["con un error"], count, mistyped(name, dice), at)
        _more(found["sin acentos"], count, " ".join(words(name)), at)
        _more(found["apellidos primero"], count, " ".join([*split[-2:], *split[:-2]]).upper(), at)
        if nickname and familiar[_familiar(name, nickname)] <= FIRST:
            alone = nicknamed[tuple(sorted(words(nickname)))] <= FIRST
            _more(found["sobrenombre"], count, nickname if alone else f"{nickname} {' '.join(split[-2:])}", at)
    return found


def _familiar(name, nickname):
    return tuple(sorted(words(f"{nickname} {' '.join(name.split()[-2:])}"))) if nickname else ()


def _more(some, count, text, at):
    if len(some) < count:
        some.append((text, f"p-{at}.html"))


def measured(size, count, out):
    with tempfile.TemporaryDirectory(prefix="conoceles-search-", dir=out) as scratch:
        home = Path(scratch)
        everyone = released(size, home)
        whole = len(brotli.compress(json.dumps([name for name, _ in everyone], ensure_ascii=False).encode(), quality=5))
        with served.embedded(home) as server, Browser(f"http://127.0.0.1:{server.port}/demo/buscar/") as browser:
            missed = _recall(browser, queries(everyone, count))
            typed = [text for some in queries(everyone, 1).values() for text, _ in some]
            times, fetched = list(browser.worked(text[:LETTERS] for text in typed)), list(browser.typed(typed))
            floor = browser.exhaustive([name for name, _ in everyone[:5000]], typed[0]) * max(1, len(everyone) / 5000)
        scripts = browser.scripts
    worst = max(fetched)
    own, whole_work = ([each[at] for each in times] for at in (0, 1))
    late = statistics.quantiles(own, n=20)[-1]
    print(
        f"  tecla a tecla (procesador 4 veces más lento): mediana {statistics.median(own):.1f} ms, percentil 95"
        f" {late:.1f}, la peor {max(own):.1f}; recorrer todo {floor:,.0f}; razón {floor / max(late, 1):,.1f}\n"
        f"    con pintar y pedir: mediana {statistics.median(whole_work):.1f} ms, percentil 95"
        f" {statistics.quantiles(whole_work, n=20)[-1]:.1f}\n"
        f"  bytes de una consulta escrita tecla a tecla: mediana {statistics.median(fetched):,.0f}, la peor {worst:,};"
        f" un índice entero {whole:,}; razón {whole / worst:.1f}\n"
        f"  guiones de la página {scripts:,} bytes"
    )
    bars = {"tecla": late > KEYSTROKE, "bytes": worst > BYTES, "guiones": scripts > SCRIPTS}
    return missed + [f"{bar} con {size:,}" for bar, over in bars.items() if over]


def _recall(browser, asked):
    missed = []
    for kind, some in asked.items():
        answers = browser.pasted(text for text, _ in some)
        results = [(*each, *answer) for each, answer in zip(some, answers, strict=True)]
        hits = sum(path in found[:FIRST] for _, path, found, _ in results)
        sizes = [size for *_, size in results]
        print(
            f"  {kind:18} {hits}/{len(some)} ({hits / len(some):.1%}); bytes de golpe: mediana"
            f" {statistics.median(sizes):,.0f}, la peor {max(sizes):,}",
            flush=True,
        )
        if os.environ.get("TELL"):
            print(*(f"    {text} → {path}" for text, path, found, _ in results if path not in found[:FIRST]), sep="\n")
        missed += [f"{kind}: hallazgo"] if hits < RECALL * len(some) else []
        missed += [f"{kind}: bytes"] if max(sizes) > BYTES else []
    return missed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[600, 5_000], metavar="SIZE")
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    missed = [bar for size in given.sizes for bar in measured(size, given.queries, given.out)]
    print(f"\n✗ fuera de la meta: {', '.join(missed)}" if missed else "\n✓ dentro de las metas")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
