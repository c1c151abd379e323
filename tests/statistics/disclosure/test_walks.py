# SPDX-License-Identifier: EUPL-1.2
"""Walks find worlds where there are any, in the same steps each time, and what they find is checked."""

import numpy as np
import pytest

from conoceles.statistics.disclosure import Cell, Rule, Table, assembled, disclose, game, recomputed, words
from conoceles.statistics.disclosure.report import cells
from conoceles.statistics.disclosure.searching import Walks, walked

from .test_audit import enumerated
from .test_cases import some
from .worlds import PLACES, guarded, person

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


def test_where_many_count_walking_leads_to_the_same(monkeypatch):
    rule = Rule(4, 2)
    people = [person(PLACES[number % 3], number % 3 == 0, public=number == 5) for number in range(8)]
    plain = guarded(people, 1, rule)
    monkeypatch.setattr(game, "MANY", 1)
    walking = guarded(people, 1, rule)
    assert [each.cut for each in walking] == [each.cut for each in plain]
    assert [each.verdict.violations for each in walking] == [each.verdict.violations for each in plain]
    assert enumerated(people, [each.cut for each in walking], rule)[1] == set()


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
