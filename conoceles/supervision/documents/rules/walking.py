# SPDX-License-Identifier: EUPL-1.2
"""How far a document has come: what was done, what may be done next, and what a return undoes.

A route is a graph without cycles: each step says after which others it goes. Those with nothing between them run in
parallel. A return goes back to a step: that one and all that follow it are to be done again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .words import LEAVES, RETURNS, Outcome, State, Verb


@dataclass(frozen=True, slots=True)
class Node:
    """A step of a route, as far as walking it goes."""

    key: str
    verb: Verb
    after: tuple[str, ...] = ()
    back_to: str = ""
    along: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken and counts."""

    key: str
    outcome: Outcome
    version: int


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a document is: ``done`` of this round, ``ready`` to be done, and the last return while it is not mended."""

    state: State
    done: frozenset[str]
    ready: tuple[str, ...]
    returned: Taken | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        return not self.ready


def following(nodes: Sequence[Node], key: str) -> frozenset[str]:
    """*key* and every step that comes after it, however far."""
    found = {key}
    for node in nodes:  # a step goes after earlier ones alone, so one pass is enough
        if found & {*node.after, *([node.along] if node.along else [])}:
            found.add(node.key)
    return frozenset(found)


def walked(nodes: Sequence[Node], taken: Iterable[Taken]) -> Walk:
    """Where a document is after what was *taken*, the first first."""
    by: Mapping[str, Node] = {node.key: node for node in nodes}
    done: dict[str, Taken] = {}
    returned: Taken | None = None
    for each in taken:
        node = by.get(each.key)
        if node is None:
            continue
        if each.outcome is Outcome.RETURNED:
            again = following(nodes, node.back_to or node.key)
            done = {key: one for key, one in done.items() if key not in again}
            returned = each
        else:
            done[each.key] = each
            if node.verb in LEAVES:  # presented, or sent, again
                returned = None
    ready = tuple(
        node.key for node in nodes if node.key not in done and not node.along and all(key in done for key in node.after)
    )
    return Walk(_state(by, done, returned), frozenset(done), ready, returned)


def last_done(walk: Walk, nodes: Sequence[Node]) -> frozenset[str]:
    """Of what was done, that on which nothing done leans: only such may be set aside."""
    leaned = {key for node in nodes if node.key in walk.done for key in node.after}
    return frozenset(walk.done - leaned)


def _state(by: Mapping[str, Node], done: Mapping[str, Taken], returned: Taken | None) -> State:
    if returned is not None:
        return RETURNS.get(by[returned.key].verb, State.RETURNED)
    order = list(State)
    reached = [LEAVES[by[key].verb] for key in done if by[key].verb in LEAVES]
    return max(reached, key=order.index, default=State.DRAFT)
