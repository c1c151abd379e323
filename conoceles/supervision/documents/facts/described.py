# SPDX-License-Identifier: EUPL-1.2
"""Dated facts as their file describes them: plain values, one class for each table that may be written."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from conoceles.elections.described.words import Long, Slug, Sourced
from conoceles.kernel.strict import Text
from conoceles.supervision.plan.described import RowKey

Words = Annotated[str, Text(600, one_line=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Sourced):
    """What holds in ``[since, until]``, both days included; without one of them, always before or always after."""

    key: Slug
    since: date | None = None
    until: date | None = None

    def on(self, day: date) -> bool:
        """Whether it holds that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm(Dated):
    """``[[norm]]``: a law or an agreement, and which of its articles. ``rows``: of the plan, that it grounds.

    Without ``rows`` it is of the commission as a whole, and of each of its documents.
    """

    name: Long
    articles: Words = ""
    rows: tuple[RowKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Dated):
    """``[[attribution]]``: one of the commission's, by the ``number`` that the plan's rows cite."""

    number: Annotated[str, Text(10)]
    text: Words
    topics: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(Dated):
    """``[[objective]]``: what the commission is for."""

    text: Annotated[str, Text(1200)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent(Sourced):
    """``[[antecedent]]``: something that happened that day, and grounds what came after."""

    key: Slug
    on: date
    text: Words
    rows: tuple[RowKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsFile:
    """The whole of ``facts.toml``."""

    norm: tuple[Norm, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    objective: tuple[Objective, ...] = ()
    antecedent: tuple[Antecedent, ...] = ()
