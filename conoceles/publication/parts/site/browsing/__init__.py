# SPDX-License-Identifier: EUPL-1.2
"""Browsing by filters: who stands, by office, party, sex, age group and answers, all together or in one place.

Comes in:  a snapshot, and the questions that its process lets people browse by (``[[filter]]``).
Goes out:  ``filtros/``: a page for each combination of filters that says something new, with its JSON.
Who:       anyone, by plain links.
Basis:     Lineamientos, art. 5; what a profile shows: the register, and public answers that were approved.

What is filtered is a person's candidacy, never her formula: of two filters both are true of her.
Groups of identity and affirmative actions are no filters (rules of the domain, 3.5; decision on filters).
"""

from .facets import OFFICE, PARTY, addresses, value_of
from .links import entry_of_place, entry_of_value
from .pages import of_place, pages

__all__ = ["OFFICE", "PARTY", "addresses", "entry_of_place", "entry_of_value", "of_place", "pages", "value_of"]
