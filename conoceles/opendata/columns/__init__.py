# SPDX-License-Identifier: EUPL-1.2
"""The columns of the open data: those of the register, then those of each questionnaire.

A column's name never changes its meaning. A new version of a questionnaire adds columns at the end
of its own; it takes none away while some candidacy still has answers under the old one.
"""

from conoceles.opendata.cells import Value
from conoceles.publication.snapshot import Header, Profile

from .answers import AnswerColumns, answer_column, standing_columns
from .column import Column, Type
from .register import REGISTER, Places

__all__ = ["Column", "Table", "Type", "answer_column", "standing_columns"]


class Table:
    """Every column of the release with that header, and the values of a candidacy under them."""

    def __init__(self, header: Header) -> None:
        slugs = dict.fromkeys(info.slug for info in header.questionnaires)
        self._places = Places(header)
        self._answers = [AnswerColumns([info for info in header.questionnaires if info.slug == slug]) for slug in slugs]
        self.columns: tuple[Column, ...] = (*REGISTER, *(c for answers in self._answers for c in answers.columns))
        self.names: tuple[str, ...] = tuple(column.name for column in self.columns)
        if twice := {name for name in self.names if self.names.count(name) > 1}:
            msg = f"two columns of the open data would be called {', '.join(sorted(twice))}"
            raise ValueError(msg)

    def values(self, profile: Profile) -> list[Value]:
        """The values of one candidacy, in the order of the columns."""
        found = self._places.values(profile)
        for answers in self._answers:
            found += answers.values(profile)
        return found
