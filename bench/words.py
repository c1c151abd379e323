# SPDX-License-Identifier: EUPL-1.2
"""What a search in the proposals fetches, compressed, in a release that is already baked.

``python bench/words.py FOLDER [QUERIES]``

Each query has four words, the most that are looked up: half of them any words, half the most common ones. It fetches
what ``js/words.js`` does: the pieces, and for the first candidacies their race and their own JSON. Ends with 1 when a
query fetches over 100 KB, or when the page loads over 10 KB of JavaScript.
"""

import json
import random
import re
import sys
from pathlib import Path

from conoceles.publication.parts.site.wording.pieces import piece

MOST, BATCH, QUERY, SCRIPTS = 4, 8, 100_000, 10_000


class Fetched:
    """The files of a *release* that were asked for, and how many bytes came of them."""

    def __init__(self, release):
        self.release, self.files = release, set()

    def get(self, path):
        """The JSON at *path*."""
        self.files.add(path)
        return json.loads((self.release / path).read_bytes())

    @property
    def size(self):
        """Bytes, compressed."""
        return sum((self.release / f"{path}.br").stat().st_size for path in self.files)


def search(release, keys, bits):
    """How many say all of *keys*, and the bytes fetched to show the first of them."""
    fetched, told = Fetched(release), []
    fetched.get("palabras/datos/vacias.json")
    for key in keys:
        count, where = fetched.get(f"palabras/datos/{key[0]}/{piece(key, bits)}.json")[key]
        told.append((count, fetched.get(f"palabras/datos/solas/{key}.json") if where == 1 else where))
    known = [
        {(office, place, n) for office, places in where.items() for place, ns in places.items() for n in ns}
        for _, where in told
        if where
    ]
    people = sorted(set.intersection(*known)) if known else []
    for office, place, number in people[:BATCH]:
        path = fetched.get(f"{office}/{place}/index.json")["candidaturas"][number]["pagina"]
        fetched.get(path.replace(".html", ".json"))
    return len(people), fetched.size


def main():
    release, queries = Path(sys.argv[1]), int((sys.argv[2:] or ["400"])[0])
    page = (release / "palabras/index.html").read_text()
    bits = int(re.search(r'data-bits="(\d+)"', page)[1])
    scripts = set(re.findall(r'guiones/[^"]+\.js', page))
    script = sum((release / f"{path}.br").stat().st_size for path in scripts)
    counts = {
        word["clave"]: word["candidaturas"]
        for path in release.glob("palabras/[a-z]/*.json")
        for word in json.loads(path.read_bytes())["palabras"]
    }
    dice, words = random.Random(2027), sorted(counts, key=counts.get, reverse=True)
    sizes, shown = [], 0
    for turn in range(queries):
        keys = dice.sample(words if turn % 2 else words[:100], MOST if turn % 4 < 2 else 1)
        people, size = search(release, keys, bits)
        shown += bool(people)
        sizes.append(size)
    sizes.sort()
    print(
        f"{len(words):,} palabras; {queries} búsquedas, {shown} con alguien: mediana "
        f"{sizes[queries // 2] / 1e3:.1f} KB, la mayor {sizes[-1] / 1e3:.1f} KB; JavaScript {script / 1e3:.1f} KB"
    )
    return int(sizes[-1] > QUERY or script > SCRIPTS)


if __name__ == "__main__":
    sys.exit(main())
