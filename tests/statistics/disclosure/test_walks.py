# SPDX-License-Identifier: EUPL-1.2
"""Walks find worlds where there are any, in the same steps each time, and what they find is checked."""

import tomllib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conoceles.statistics.disclosure import (
    Cell,
    Flaw,
    Rule,
    Table,
    assembled,
    audited,
    disclose,
    recomputed,
    walking,
    words,
)
from conoceles.statistics.disclosure.report import cells
from conoceles.statistics.disclosure.searching import Walks, walked
from tests.architecture.test_house import ROOT

from .test_audit import enumerated
from .test_cases import some
from .worlds import PLACES, RULES, careless, guarded, keys, people, person

pytestmark = pytest.mark.once
F = np.float32
#: Two rows over four numbers: the first two together, and the last three.
MATRIX = np.array([[1, 1, 0, 0], [0, 1, 1, 1]], F)
LOW, HIGH = np.array([4, 3], F), np.array([5, 6], F)


def walks(goal, least, most, start=(0, 0, 0, 0), ceiling=(5, 5, 5, 5)):
    return Walks(
        np.array([start], F), np.zeros((1, 4), F), np.array([ceiling], F), np.array([goal], F), np.array([least], F),
        np.array([most], F),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("goal", "least", "most"), [((1, 0, 0, 0), 0, 0), ((1, 0, 0, 0), 5, 5), ((0, 1, 0, 0), 2, 9), ((0, 0, 1, 1), 5, 20)]
)
def test_a_walk_arrives_where_all_sums_are_within_their_bounds(goal, least, most):
    ends, arrived = walked(MATRIX, LOW, HIGH, walks(goal, least, most), 60)
    assert arrived.tolist() == [True]
    sums = MATRIX @ ends[0]
    assert ((sums >= LOW) & (sums <= HIGH)).all()
    assert least <= ends[0] @ np.array(goal) <= most
    assert ((ends >= 0) & (ends <= 5)).all()
    assert (ends == walked(MATRIX, LOW, HIGH, walks(goal, least, most), 60)[0]).all()


def test_a_walk_to_where_nothing_is_does_not_arrive():
    assert not walked(MATRIX, LOW, HIGH, walks((1, 1, 0, 0), 6, 9), 60)[1].any()
    assert not walked(MATRIX, LOW, HIGH, walks((1, 0, 0, 0), 4, 9, ceiling=(3, 5, 5, 5)), 60)[1].any()


def test_a_walk_needs_no_more_steps_than_there_are_people_to_change():
    _, arrived = walked(MATRIX, LOW, HIGH, walks((0, 0, 0, 1), 0, 9), 15)
    assert arrived.all()


def test_several_walk_together_and_those_that_arrive_stay():
    both = Walks(*(np.concatenate([getattr(a, each), getattr(b, each)]) for each in Walks.__slots__
                   for a, b in [(walks((1, 0, 0, 0), 0, 0), walks((1, 1, 0, 0), 6, 9))]))  # fmt: skip
    ends, arrived = walked(MATRIX, LOW, HIGH, both, 60)
    assert arrived.tolist() == [True, False]
    left = both.only(~arrived, ends)
    assert (left.starts == ends[1:]).all()
    assert (left.most.tolist(), left.least.tolist(), len(left.goals)) == ([9], [6], 1)
    assert (left.floors == both.floors[1:]).all()
    assert (left.ceilings == both.ceilings[1:]).all()


def lying(_matrix, _low, _high, walks, _steps):
    """Each walk says that it arrived, at what it sought, whatever the rows say."""
    return np.clip(walks.starts, walks.floors, walks.ceilings), np.ones(len(walks.starts), dtype=np.bool_)


#: From how many crowds on one walks, and how: never, always, and never where one says one was.
WAYS = {"without": (10**6, walked), "with": (1, walked), "lying": (1, lying)}


def each_way():
    """Walk in each of these ways, one after another."""
    with pytest.MonkeyPatch.context() as patch:
        for name, (many, how) in WAYS.items():
            patch.setattr(walking, "MANY", many)
            patch.setattr(walking, "walked", how)
            yield name


@given(st.data(), st.sampled_from(RULES), st.integers(1, 2))
@settings(max_examples=settings().max_examples // 5)
def test_with_walks_without_them_and_with_walks_that_lie_the_same_is_given_away(data, rule, cuts):
    everybody = data.draw(people(cuts))
    every = [data.draw(careless(everybody, cut, rule)) for cut in range(cuts)]
    world, secret = assembled("g", keys(cuts), everybody, every[:-1], rule)
    found = {}
    for name in each_way():
        verdict = audited(world, every[-1], secret)
        outside = [each for each in verdict.violations if each.flaw is not Flaw.INSIDER]
        found[name] = verdict.status, outside, verdict.inferred, verdict.intervals
    assert found["with"] == found["lying"] == found["without"]


def test_with_walks_without_them_and_with_walks_that_lie_nobody_is_given_away():
    rule = Rule(4, 2)
    everybody = [person(PLACES[number % 3], number % 3 == 0, public=number == 5) for number in range(8)]
    cuts = {name: [each.cut for each in guarded(everybody, 1, rule)] for name in each_way()}
    assert cuts["with"] == cuts["lying"] == cuts["without"]
    assert enumerated(everybody, cuts["with"], rule)[1] == set()


def test_what_no_mutation_changes_is_what_only_walks():
    """Every other module of the rule is mutated: a change that nobody notices there could give somebody away."""
    own = "conoceles/statistics/disclosure/"
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mutmut"]["do_not_mutate"]
    assert [each for each in declared if each.startswith(own)] == [f"{own}searching.py", f"{own}walking.py"]
    # Nothing else stands on them: only a play asks for walks, and keeps what it has checked.
    who = {
        module: {path.name for path in (ROOT / own).glob("*.py") if f"from .{module} import" in path.read_text()}
        for module in ("searching", "walking")
    }
    assert who == {"searching": {"walking.py"}, "walking": {"game.py"}}


def test_what_follows_from_a_cut_being_published_is_known_at_the_next():
    told = some(("d", "A", "m"), 12, 0, cuts=2, public=True)
    people = told + some(("d", "A", "m"), 12, 60, cuts=2) + some(("d", "B", "h"), 0, 12, cuts=2, since=1)
    first, second = guarded(people, 2, Rule())
    # «20 a 24», of whom twelve have said so: were they fewer than ten more, it would not have been published.
    assert {words(each) for each in cells(first.cut.tables) if each.cell == Cell()} == {"20 a 24"}
    assert len(first.verdict.inferred) == 1
    assert first.cut.inferred == first.verdict.inferred
    assert next(each.least for each in first.verdict.intervals if each.cell == Cell()) == 10
    assert second.verdict.publishable
    assert recomputed(second) == second.verdict
    assert next(each.least for each in second.verdict.intervals if each.cell == Cell("", "A")) == 10


def test_the_same_world_gives_the_same_report():
    world, secret = assembled("g", ["c0"], some(("d", "A", "m"), 14, 30) + some(("p", "B", "h"), 3, 30))
    assert disclose(world, secret) == disclose(world, secret)
    assert {part.table for part in disclose(world, secret).cut.tables} <= set(Table)
