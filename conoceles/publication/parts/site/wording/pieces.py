# SPDX-License-Identifier: EUPL-1.2
"""Where each word is, for ``js/words.js``: pieces that hold a few words each, and a file for each word that many say.

A piece is ``{key: [n, where]}``. ``where`` is who says it: by office and place of a race, her numbers among the
``candidaturas`` of that race's ``index.json``, all in the published order. It is 1 where that lies in a file of the
word's own, and 0 where so many say it that it is told nowhere: those are sought in the texts that another word finds.
A word that nobody is sought by is ``[0]``.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

import msgspec

from conoceles.publication.parts import Page
from conoceles.publication.parts.site import rendering
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.finding.spelling import hashed

from .bounds import ALONE, MOST, SPEAKERS
from .gathering import Gathered, Word
from .places import PIECES
from .spelling import stop_words as never_sought

Where = dict[str, dict[str, list[int]]]


def split(speakers: int) -> int:
    """In how many pieces the words of each letter lie: a power of two, of which this is the exponent."""
    return max(0, (max(speakers - 1, 0) // SPEAKERS).bit_length())


def pages(letter: str, words: list[Word], bits: int, gathered: Gathered) -> Iterator[Page]:
    """The pieces of the *words* of a *letter*, and the files of those that lie alone."""
    catalogue = gathered.catalogue
    held: dict[str, dict[str, list[object]]] = defaultdict(dict)
    for word in words:
        where = _where(word, gathered)
        content = msgspec.json.encode(where)
        alone = ALONE < len(content) <= MOST
        held[piece(word.key, bits)][word.key] = [len(word.who), 1 if alone else 0 if len(content) > MOST else where]
        if alone:
            yield _page(f"solas/{word.key}", where, catalogue)
    for name in sorted({_name(number, bits) for number in range(1 << bits)}):
        yield _page(f"{letter}/{name}", held[name], catalogue)


def stop_words(catalogue: Catalogue) -> Iterator[Page]:
    """The words that nobody is sought by."""
    yield _page("vacias", sorted(never_sought()), catalogue)


def _where(word: Word, gathered: Gathered) -> Where:
    catalogue, found = gathered.catalogue, Where()
    for number, some in groupby(word.who, key=gathered.races.__getitem__):
        race = catalogue.snapshot.races[number]
        office, place = catalogue.offices[race.office], catalogue.territories[race.territory]
        found.setdefault(office.slug, {})[place.slug] = [gathered.places[who] for who in some]
    return found


def piece(key: str, bits: int) -> str:
    """The piece of its letter in which a word lies, as ``located`` of ``js/shards.js`` finds it."""
    return _name(hashed(key) >> (32 - bits), bits)


def _name(number: int, bits: int) -> str:
    name = f"{number:04x}" if bits > 8 else f"{number:02x}"  # noqa: PLR2004  (two digits of a byte)
    return f"{name[:2]}/{name[2:]}" if name[2:] else name


def _page(name: str, content: object, catalogue: Catalogue) -> Page:
    made = msgspec.json.encode(content) + b"\n"
    return Page(f"{PIECES}{name}.json", rendering.inputs(catalogue, made), lambda: rendering.veiled(catalogue, made))
