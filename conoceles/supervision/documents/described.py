# SPDX-License-Identifier: EUPL-1.2
"""Routes as their file describes them: plain values, one class for each table that may be written."""

from dataclasses import dataclass, field, replace
from typing import Annotated

from conoceles.accounts.rules import Role
from conoceles.elections.described.words import Long, Name, Slug, Source, Sourced
from conoceles.kernel.strict import Text
from conoceles.kernel.toml_lines import Place
from conoceles.supervision.plan.described import RowKey
from conoceles.supervision.plan.rules.words import Act

from .rules.walking import Node
from .rules.words import Body, Fill, Period, Sort, Verb

#: Of a number of oficio: «UAI/{number}/{year}».
Pattern = Annotated[
    str,
    Text(
        60, r"(?:[^{}]|\{number\}|\{year\})*\{number\}(?:[^{}]|\{number\}|\{year\})*", "con {number} y, si va, {year}"
    ),
]
Words = Annotated[str, Text(600, one_line=True)]
#: What a step meets: a row of the plan and what of it is owed.
Met = Annotated[str, Text(40, r"[A-Za-z0-9-]+/(?:actividad|remision|aviso)", "como «4/actividad» o «4/remision»")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Sourced):
    """``[[series]]``: numbers of oficio, from 1 each year, without gaps. ``by``: who takes one."""

    key: Slug
    name: Name
    pattern: Pattern
    by: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """``[[route.step]]``: ``by`` does it, and one of ``noted_by`` writes it down. ``after``: what must be done before.

    ``along``: the step with which it is done at once. ``back_to``: where it goes when it is returned. ``starts``: the
    acts that it is, for clocks that are counted from them. ``meets``: what it meets. ``session``: it is done in one.
    """

    key: Slug
    name: Words
    verb: Verb
    by: Body
    noted_by: tuple[Role, ...]
    after: tuple[Slug, ...] = ()
    along: Slug = ""
    back_to: Slug = ""
    starts: tuple[Act, ...] = ()
    meets: tuple[Met, ...] = ()
    session: bool = False
    at: Place = field(default=(), compare=False)

    @property
    def node(self) -> Node:
        """As walking needs it."""
        return Node(self.key, self.verb, self.after, self.back_to, self.along)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """``[[route.section]]``: a part of its draft. ``help``: what is to be written there by a person."""

    key: Slug
    heading: Long
    fill: Fill = Fill.NOTHING
    help: Words = ""
    typed: bool = False
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Sourced):
    """``[[route]]``: the way of one sort of document. ``rows``: of the plan, that it meets.

    ``modifies``: it has no steps of its own, but goes as what it modifies went. ``notice``: the row of the standing
    duty that it opens, by the act ``notice_act``, once the last body has approved it.
    """

    key: Slug
    name: Long
    sort: Sort
    drafted_by: tuple[Role, ...]
    rows: tuple[RowKey, ...] = ()
    period: Period = Period.WHOLE
    series: Slug = ""
    modifies: bool = False
    notice: RowKey = ""
    notice_act: Act | None = None
    note: Source = ""
    step: tuple[Step, ...] = ()
    section: tuple[Part, ...] = ()

    @property
    def nodes(self) -> tuple[Node, ...]:
        """As walking needs them."""
        return tuple(step.node for step in self.step)

    def found(self, key: str) -> Step | None:
        """The step that is called *key*."""
        return next((step for step in self.step if step.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutesFile:
    """The whole of ``routes.toml``."""

    series: tuple[Series, ...] = ()
    route: tuple[Route, ...] = ()

    def found(self, key: str) -> Route | None:
        """The route that is called *key*."""
        return next((route for route in self.route if route.key == key), None)


def as_modified(route: Route, of: Route) -> Route:
    """The way of what modifies a document that went by *of*: the same steps and sections, for the notice alone.

    What it modified was met already; no clock but that of the notice starts.
    """
    steps = tuple(
        replace(step, starts=(), meets=(f"{route.notice}/aviso",) if step.verb is Verb.REMIT else ())
        for step in of.step
    )
    return replace(route, sort=of.sort, drafted_by=of.drafted_by, series=of.series, step=steps, section=of.section)
