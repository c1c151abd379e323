# SPDX-License-Identifier: EUPL-1.2
"""Worlds in which little would have to be wrong for somebody to be given away, or kept from saying what she may.

Each is also judged by whoever tries every world (``enumerated``); four hide one another, and bands are of two.
"""

from dataclasses import replace

import pytest

from conoceles.statistics.disclosure import Flaw, Level, Rule, Status

from .test_audit import agreed
from .worlds import person, telling

pytestmark = pytest.mark.once
RULE = Rule(4, 2)
FINE, FEW, OPEN = Level.FINE, Level.FEW, Level.OPEN


def found(everybody, *levels, rule=RULE):
    """How the audit of the last of these cuts ended; which flaws it found, and whether they are only implied."""
    every = [telling(everybody, each, cut, rule) for cut, each in enumerate(levels)]
    verdict = agreed(everybody, every, rule)
    return verdict.status, {(each.flaw, each.implied) for each in verdict.violations}


def bound(first, second):
    """Four, two and two, of *first*, none of whom belongs, and four, of *second*, three of whom do.

    It is told that of (d) five belong, of whom two have said so: three, of the first four and the last; and that of
    party B three or more do, of the twos and the last. So where one of the first four does, one of the twos does, and
    nobody can tell of which two.
    """
    some = {("d", "A", "h"): 4, ("p", "B", "n"): 2, ("q", "A", "m"): 2}
    everybody = [person(place, answer=False, **first) for place, count in some.items() for _ in range(count)]
    everybody[-2:] = [replace(each, registered=(*each.registered[:1], ("q", "B", "m"))) for each in everybody[-2:]]
    everybody += [person(("d", "B", "h"), number < 3, **second) for number in range(4)]
    everybody += [person(("d", "A", "h"), answer=True, public=True, cuts=2) for _ in range(2)]
    return found(everybody, {}, {("d", "", ""): FINE, ("", "B", ""): OPEN}, rule=Rule(3, 3))


def test_who_knows_of_herself_is_not_one_of_those_who_hide_each_other():
    """Of the eight who counted before she tells that one more than herself belongs, where two would have to."""
    assert bound({"cuts": 2}, {"cuts": 2, "since": 1}) == (Status.VIOLATED, {(Flaw.INSIDER, False)})


def test_of_so_many_who_came_she_may_tell_that_somebody_else_belongs():
    """The same eight, where they are no cell but whoever came between two cuts: it is enough that not all do."""
    assert bound({"cuts": 2, "since": 1}, {"cuts": 2}) == (Status.PROVEN, set())


def test_what_was_known_already_is_a_fault_of_the_cut_that_narrows_it_at_either_end():
    """Of three, the first cut tells that two or three do; the second, that of two of them at most one does."""
    rule = Rule(2, 1)
    everybody = [person(("d", "A", "m"), answer=True, cuts=2), person(("d", "A", "h"), answer=False, cuts=2)]
    everybody += [person(("d", "A", "h"), answer=True, cuts=2)]
    status, flaws = found(everybody, {("d", "A", ""): FINE}, {("d", "", "h"): FEW}, rule=rule)
    assert status is Status.VIOLATED
    assert not any(implied for _, implied in flaws)
    assert found(everybody, {("d", "A", ""): FINE}, {}, rule=rule) == (
        Status.PROVEN, {(Flaw.EXISTENCE, True), (Flaw.INSIDER, True)},
    )  # fmt: skip


def test_what_one_of_them_could_tell_already_is_not_the_fault_of_a_cut_that_tells_nothing():
    everybody = [person(("d", "B", "m"), answer=False, cuts=2) for _ in range(2)]
    everybody += [
        person(("p", "A", "h"), answer=True, cuts=2),
        person(("p", "B", "m"), answer=True, cuts=2, public=True),
    ]
    status, flaws = found(everybody, {("", "", ""): FEW}, {})
    assert status is Status.PROVEN
    assert flaws >= {(Flaw.INSIDER, True)}
