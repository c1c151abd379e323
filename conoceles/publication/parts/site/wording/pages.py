# SPDX-License-Identifier: EUPL-1.2
"""Everything that is made of words: the index, its lists, the pages that tell of words, and the pieces for browsers."""

from collections.abc import Iterator
from itertools import groupby

from conoceles.publication.parts import Page
from conoceles.publication.parts.site import tongues
from conoceles.publication.parts.site.catalogue import Catalogue, catalogue_of

from . import lists, pieces, places, told
from .gathering import Gathered
from .telling import Told

#: The letters whose words each shard of a bake makes: about as many in each.
GROUPS = {"palabras-a-e": "abcde", "palabras-f-z": "fghijklmnopqrstuvwxyz"}


def pages(catalogue: Catalogue, group: str) -> Iterator[Page]:
    """What is made of the words of one of :data:`GROUPS`, in every language, of one reading of all the texts.

    None where the process does not say what is searched.
    """
    if catalogue.header.searched:
        heard, snapshot = Gathered(catalogue, GROUPS[group]), catalogue.snapshot
        yield from tongues.each(snapshot, lambda: _pages(heard.told_in(catalogue_of(snapshot)), group))


def _pages(gathered: Gathered, group: str) -> Iterator[Page]:
    """In one language; of the first group, also the front page."""
    catalogue = gathered.catalogue
    quoted, bits = gathered.quoted, pieces.split(len(gathered.races))
    if group == next(iter(GROUPS)):
        yield from lists.front(gathered, bits)
        yield from pieces.stop_words(catalogue)
    said = {letter: list(some) for letter, some in groupby(gathered.words(), key=lambda word: word.key[0])}
    for letter in GROUPS[group]:
        words = said.get(letter, [])
        shared = list(places.shared([Told(word, len(word.who) <= quoted, gathered) for word in words]))
        yield from lists.letter(letter, shared, catalogue)
        for beginning, alike in shared:
            yield from told.pages(beginning, alike, gathered)
        # Of a letter without words too: a browser that asks for one is told that nobody says it.
        yield from pieces.pages(letter, words, bits, gathered)
