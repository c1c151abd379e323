# SPDX-License-Identifier: EUPL-1.2
"""How many pages browsing by filters needs, and what they cost, as the process grows.

``nice python bench/filters.py [SIZE ...] [--out FOLDER]``

Invented candidacies, a hundred in each town, of ten parties; titulars answered, one in nine of them is
in review. One process describes each page (all that an unchanged page costs, besides linking it), makes it, and then
compresses and writes it: that is the floor, in the same run. Sizes are candidacies (600 and 5000 unless given).
Ends with 1 when a bar is missed.
"""

import argparse
import os
import random
import resource
import shutil
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conoceles.config.settings")

import django  # noqa: E402

django.setup()

from conoceles.elections.questionnaire import Option  # noqa: E402
from conoceles.publication.baking.files import Tray  # noqa: E402
from conoceles.publication.parts import Page  # noqa: E402
from conoceles.publication.parts.site import browsing  # noqa: E402
from conoceles.publication.parts.site.catalogue import catalogue_of  # noqa: E402
from conoceles.publication.snapshot import PostulantInfo, TerritoryInfo  # noqa: E402
from tests.publication import snapshots  # noqa: E402

PAGES, MEMORY = 0.5, 1024  # the bars: pages for each candidacy, MiB
TOWN, PARTIES, DEGREES = 100, 10, 10
SEATS = (("presidencia", "P"), ("presidencia", "S"), ("regiduria", "P"), ("regiduria", "S"), ("regiduria", "P")) * 2


def header(size):
    """Towns, parties, and a question with ten answers that one may filter by."""
    section = next(each for each in snapshots.CURRICULAR.sections if each.key == "formacion")
    options = tuple(Option(f"grado-{number}", f"Grado {number}") for number in range(DEGREES))
    questions = tuple(replace(each, options=options) if each.key == "grado" else each for each in section.questions)
    sections = tuple(
        replace(each, questions=questions) if each is section else each for each in snapshots.CURRICULAR.sections
    )
    definition = replace(snapshots.CURRICULAR, sections=sections)
    return replace(
        snapshots.HEADER,
        questionnaires=(replace(snapshots.HEADER.questionnaires[0], definition=definition),),
        crossings=(),
        territories=(
            snapshots.HEADER.territories[0],
            *(
                TerritoryInfo(f"municipio:{n}", "municipio", f"villa-{n}", f"Villa {n}", n, "", "entidad:1", 1000)
                for n in range(-(-size // TOWN))
            ),
        ),
        postulants=tuple(
            PostulantInfo("partido", f"banco-{n}", f"Partido del Banco {n}", f"PB{n}", n, ()) for n in range(PARTIES)
        ),
    )


def people(size):
    dice = random.Random(2027)
    for number in range(size):
        town, place = divmod(number, TOWN)
        party, place = divmod(place, len(SEATS))
        position, seat = SEATS[place]
        answered = snapshots.sheet({"grado": f"grado-{dice.randrange(DEGREES)}"})
        given = snapshots.NOT_OWED if seat == "S" else snapshots.IN_REVIEW if number % 9 == 0 else answered
        yield snapshots.profile(
            f"Alba Beuc {number}", given, slug=f"alba-{number}", sex="hombre" if number % 2 else "mujer",
            age=18 + dice.randrange(60), seat=seat, territory=f"municipio:{town}", postulant=f"banco-{party}",
            position=position, number=str(place), order=place,
        )  # fmt: skip


def measured(size, home):
    """The bars that *size* candidacies miss."""
    snapshot = snapshots.written(home / "frozen", people(size), header(size))
    catalogue = catalogue_of(snapshot)
    (home / "release").mkdir()
    tray = Tray(home / "release", None)
    spent, pages, of_places, written = dict.fromkeys(("describir", "hacer", "escribir"), 0.0), 0, 0, 0
    described = _everything(catalogue)
    while True:
        began = time.process_time()
        page = next(described, None)
        if page is None:
            break
        told = time.process_time()
        content = page.make()
        made = time.process_time()
        files = tray.put(Page(page.path, page.inputs, lambda content=content: content))[0].files
        ended = time.process_time()
        for what, seconds in zip(spent, (told - began, made - told, ended - made), strict=True):
            spent[what] += seconds
        pages += page.path.endswith(".html")
        of_places += page.path.endswith(".html") and page.path.count("/") > 1
        written += sum(file.size for file in files)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    total, floor = sum(spent.values()), spent["escribir"]
    print(
        f"{size:,} candidaturas: {pages:,} páginas ({pages - of_places:,} del proceso, {of_places:,} de sus lugares),"
        f" {pages / size:.2f} por candidatura; {written / 1e6:,.0f} MB\n"
        f"  {total:.1f} s de un procesador ({', '.join(f'{what} {each:.1f}' for what, each in spent.items())});"
        f" {1000 * total / pages:.1f} ms por página con su JSON; {total / floor:.2f} veces el piso;"
        f" memoria {memory:,.0f} MiB",
        flush=True,
    )
    few = pages <= max(PAGES * size, 1000)
    return [*([] if few else ["páginas"]), *([] if memory <= MEMORY else ["memoria"])]


def _everything(catalogue):
    yield from browsing.pages(catalogue)
    for race in catalogue.snapshot.races:
        yield from browsing.of_place(race, catalogue)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[600, 5_000], metavar="SIZE")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    missed = []
    for size in sorted(options.sizes):
        home = Path(tempfile.mkdtemp(prefix="conoceles-bench-", dir=options.out))
        try:
            missed += [f"{bar} con {size:,}" for bar in measured(size, home)]
        finally:
            shutil.rmtree(home)
    print(f"\n✗ fuera de la meta: {', '.join(missed)}" if missed else "\n✓ dentro de las metas")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
