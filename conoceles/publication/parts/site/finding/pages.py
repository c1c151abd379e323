# SPDX-License-Identifier: EUPL-1.2
"""The pieces of the index as files. Each depends on what is in it: most stay as they were when one person changes."""

from array import array
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby, pairwise

import msgspec

from conoceles.publication.parts import Page
from conoceles.publication.parts.site import entries, rendering
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.words import clean

from . import coded
from .gathering import Gathered, by_piece, split
from .spelling import hashed

FOLDER = "buscar/indice/"
#: About how much of each a piece holds: some 2 KB compressed.
_WORDS, _POSTINGS, _PEOPLE = 300, 400, 24
#: Pairs are put in order in so many parts at most (as an exponent), one after another.
_GROUPS = 6


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The whole index: people, pairs, words, and how many pieces there are of each."""
    total = sum(race.count for race in catalogue.snapshot.races)
    gathered, bits = Gathered(total), split(total, _PEOPLE)
    rows: list[list[bytes]] = [[] for _ in range(1 << bits)]
    for entry in entries.everyone(catalogue.snapshot):
        path, name, nickname = entries.path(entry, catalogue), clean(entry.name), clean(entry.nickname)
        number = gathered.add(path, name, nickname)
        shown = [number, name, nickname, path, *coded.row(entry, catalogue)]
        rows[number >> (gathered.bits - bits)].append(msgspec.json.encode(shown))
    for piece, some in enumerate(rows):
        yield _page(f"personas-{bits}", piece, bits, b"[" + b",\n".join(sorted(some)) + b"]\n", catalogue)
    del rows
    groups = by_piece(gathered.postings(), min(_GROUPS, split(total, _POSTINGS)))
    paired = max(split(len(groups), 1), split(sum(map(len, groups)), _POSTINGS))
    yield from _pairs(groups, paired, catalogue)
    words = gathered.vocabulary()
    worded = split(sum(map(len, words.values())), _WORDS)
    yield from _words(words, worded, gathered, catalogue)
    general = {
        "formato": 1, "claves": gathered.bits, "palabras": worded, "parejas": paired, "personas": bits,
    }  # fmt: skip
    content = rendering.data("indice", catalogue, general)
    yield Page(f"{FOLDER}general.json", rendering.inputs(catalogue, content), lambda: content)


def _pairs(groups: "list[array[int]]", bits: int, catalogue: Catalogue) -> Iterator[Page]:
    """Of each key, by the distance from the one before: those who have it, each by her distance from the one before."""
    within, each = 32 - bits, (1 << bits) // len(groups)
    for group, postings in enumerate(groups):
        pieces: dict[int, list[list[int]]] = defaultdict(list)
        last: dict[int, int] = {}
        for key, some in groupby(sorted(postings), lambda posting: posting >> 32):
            piece = key >> within
            people = [posting & 0xFFFFFFFF for posting in some]
            gaps = [people[0], *(after - before for before, after in pairwise(people))]
            pieces[piece].append([key - last.get(piece, piece << within), *gaps])
            last[piece] = key
        for piece in range(group * each, (group + 1) * each):
            yield _page(f"parejas-{bits}", piece, bits, msgspec.json.encode(pieces[piece]) + b"\n", catalogue)


def _words(words: dict[str, list[str]], bits: int, gathered: Gathered, catalogue: Catalogue) -> Iterator[Page]:
    pieces: list[set[str]] = [set() for _ in range(1 << bits)]
    for key, some in words.items():
        pieces[hashed(key) >> (32 - bits)].update(some)
    for piece, there in enumerate(pieces):
        content = msgspec.json.encode({word: gathered.counts[word] for word in sorted(there)})
        yield _page(f"palabras-{bits}", piece, bits, content + b"\n", catalogue)


def _page(folder: str, piece: int, bits: int, content: bytes, catalogue: Catalogue) -> Page:
    name = f"{piece:04x}" if bits > 8 else f"{piece:02x}"  # noqa: PLR2004  (two digits of a byte)
    path = f"{name[:2]}/{name[2:]}" if name[2:] else name
    digest = rendering.inputs(catalogue, content)
    return Page(f"{FOLDER}{folder}/{path}.json", digest, lambda: rendering.veiled(catalogue, content))
