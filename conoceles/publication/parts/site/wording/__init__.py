# SPDX-License-Identifier: EUPL-1.2
"""What is proposed, word by word: who says each word, with the sentence she says it in.

Comes in:  the texts of the sections that the process says are searched (``searched_sections``), as they are shown.
Goes out:  an index of words from A to Z and who says each, for people; and where each word is, in pieces small enough
           for a browser to look for several at once.
Who:       anyone; with JavaScript, several words at a time.

Everything is made of the snapshot anew, words included: of a text that left it nothing stays, not even the word.
How many pages there may be is bounded (``bounds``), as decision 0023 tells.
"""

from .pages import GROUPS, pages
from .proposals import NAME, proposals

__all__ = ["GROUPS", "NAME", "pages", "proposals"]
