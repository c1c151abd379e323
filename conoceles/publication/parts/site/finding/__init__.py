# SPDX-License-Identifier: EUPL-1.2
"""Finding a person by her name: an index in small pieces that a page reads as somebody types.

Comes in:  every candidacy as lists show it: names, nicknames, and nothing that a list does not say.
Goes out:  ``buscar/indice/``: ``general.json`` says in how many pieces each of three things lies.

``palabras-N/``  the words of names and nicknames and how many candidacies have each; a word lies in the pieces of its
                 beginning and of its end, so that whoever mistakes a letter of one still finds it by the other
``parejas-N/``   which candidacies have two words, whatever their order; and a few of those who have each word
``personas-N/``  the row of each candidacy, in codes of which each page has the words (``coded``)

Who:       ``static/publication/js/names.js``. Decision 0020 tells why in pieces, and what a query costs.
"""

from .coded import words
from .pages import pages

__all__ = ["pages", "words"]
