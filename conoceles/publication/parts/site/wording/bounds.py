# SPDX-License-Identifier: EUPL-1.2
"""How much is written about words: what keeps the making of them a part of the whole, at any size.

A text of proposals has some hundred and fifty different words; a page with the sentence of each would weigh many times
the profile. So the sentences of rare words are quoted, and of the others it is told where they are said.
"""

from collections.abc import Iterable

#: Sentences are quoted of words that so many candidacies say, at most: the first of these numbers by which there are
#: no more sentences than so many for each candidacy with proposals, or ``ANYHOW``; if by none, of words of one alone.
QUOTED = (50, 25, 10, 5, 2)
SENTENCES, ANYHOW = 12, 5_000
#: Of other words the places are listed, with how many say it there; of one said in more than half the places of an
#: office, or in more than ``PLACES``, the list of all the places of that office serves. ``FEW`` are always listed.
PLACES, FEW = 500, 20

#: A page tells of the words that begin with the same letters: so many at least, and more where it would be longer
#: than so many lines; of places, so many go in a line.
ALIKE, LONGEST = 3, 9
LINES, IN_A_LINE = 60, 4
#: Words of a page of a letter.
WORDS = 500
#: Characters of a sentence to each side of the word.
AROUND = 110

#: For browsers. Bytes of where one word is, before compression: of one with more, only how many is told.
MOST = 16_000
#: Of one with more than these a file of its own is made. So many candidacies' words lie in one piece of each letter.
ALONE, SPEAKERS = 1_500, 400


def quoted(counts: Iterable[int], speakers: int) -> int:
    """Of words that so many say at most the sentences are quoted; *counts* are how many candidacies say each word."""
    known = [count for count in counts if count <= QUOTED[0]]
    most = max(ANYHOW, SENTENCES * speakers)
    return next((level for level in QUOTED if sum(count for count in known if count <= level) <= most), 1)
