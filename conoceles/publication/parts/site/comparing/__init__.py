# SPDX-License-Identifier: EUPL-1.2
"""Comparing: those who stand for the same, side by side, question by question, in an order that was drawn.

Comes in:  the candidacies of a race, as the snapshot holds them.
Goes out:  for each seat that several formulas stand for, one page with everything, one per section, and one JSON; the
           page that tells how the order is drawn, so that anybody draws it again.
Who:       anyone, without JavaScript: which of them are seen is chosen by links (an address each) and boxes.
Basis:     rules of the domain, section 5 (anyone may compare); decision 0019.

Ballots have their legal order; here no law gives one, and nobody may choose it.
"""

from .boards import Board, boards_of, way_to, ways
from .explained import pages as explained
from .pages import pages

__all__ = ["Board", "boards_of", "explained", "pages", "way_to", "ways"]
