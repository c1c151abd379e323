# SPDX-License-Identifier: EUPL-1.2
"""What kept worlds show, against all that differ from them by one person, one by one; and what a program answers."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conoceles.statistics.disclosure.integers import Program
from conoceles.statistics.disclosure.witnesses import ASKED, Insiders, Pool

pytestmark = pytest.mark.once


@st.composite
def programs(draw):
    """Up to four crowds of up to three people, up to three rows that some world respects; and all the worlds."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    rows = st.lists(st.sampled_from((0, 1)), min_size=len(sizes), max_size=len(sizes))
    matrix = np.array(draw(st.lists(rows, min_size=1, max_size=3)), dtype=np.int8)
    sizes = np.array(sizes, dtype=np.int64)
    truth = np.array([draw(st.integers(0, int(size))) for size in sizes])
    sums = matrix @ truth
    low = np.array([max(int(each) - draw(st.integers(0, 2)), 0) for each in sums], dtype=np.int64)
    high = np.array([int(each) + draw(st.integers(0, 2)) for each in sums], dtype=np.int64)
    program = Program(matrix, sizes, low, high)
    every = [np.array(world) for world in product(*(range(size + 1) for size in sizes))]
    return program, [world for world in every if respects(program, world)]


def respects(program, world):
    """Whether *world* is one, said again."""
    sums = [sum(n for n, here in zip(world, row, strict=True) if here) for row in program.matrix]
    return all(0 <= n <= size for n, size in zip(world, program.sizes, strict=True)) and all(
        low <= each <= high for low, each, high in zip(program.low, sums, program.high, strict=True)
    )


def kept(program, worlds, masks):
    pool = Pool(program.matrix, program.sizes, masks)
    pool.add(np.array(worlds, dtype=np.int64))
    return pool


@given(programs())
def test_a_program_finds_the_least_of_all_its_worlds_and_no_other(found):
    program, worlds = found
    for world in product(*(range(int(size) + 2) for size in program.sizes)):
        assert program.holds(np.array(world)) == respects(program, world)
    for weights in product((-1, 0, 1), repeat=len(program.sizes)):
        least = min(int(np.dot(weights, world)) for world in worlds)
        answer, world = program.least(np.array(weights))
        assert (answer, int(np.dot(weights, world)), respects(program, world)) == (least, least, True)
        # Of whoever asks for less than there is: never more than the least, and no world where none goes so far.
        nearer, _ = program.least(np.array(weights), wanted=least - 1)
        assert least - 1 < nearer <= least
        assert program.least(np.array(weights), wanted=least)[0] == least
    for crowd, size in enumerate(program.sizes):
        for low in range(int(size) + 1):
            mine = [int(world.sum()) for world in worlds if world[crowd] >= low]
            answer = program.least(np.ones_like(program.sizes), {crowd: (low, int(size))})
            assert (answer and answer[0]) == (min(mine) if mine else None)
    assert program.least(np.ones_like(program.sizes))[0] == min(int(world.sum()) for world in worlds)


@given(programs(), st.data())
def test_one_person_more_or_less_is_possible_where_that_is_a_world(found, data):
    program, worlds = found
    some = data.draw(st.lists(st.sampled_from(worlds), min_size=2, max_size=4))
    pool = kept(program, some, np.ones((1, len(program.sizes)), dtype=np.bool_))
    for since in (0, 1):
        more, less = pool.moves(since, program.low, program.high)
        for number, crowd in product(range(since, len(some)), range(len(program.sizes))):
            step = np.eye(len(program.sizes), dtype=int)[crowd]
            assert more[number - since, crowd] == respects(program, some[number] + step)
            assert less[number - since, crowd] == respects(program, some[number] - step)


@given(programs(), st.data(), st.sampled_from([2, 3, 4]))
def test_what_is_missing_is_what_no_kept_world_shows_nor_one_that_differs_by_one(found, data, threshold):
    program, worlds = found
    people = len(program.sizes)
    mask = st.lists(st.booleans(), min_size=people, max_size=people).filter(any)
    masks = np.array(data.draw(st.lists(mask, min_size=1, max_size=3)), dtype=np.bool_)
    some = data.draw(st.lists(st.sampled_from(worlds), min_size=1, max_size=3))
    pool, asked = kept(program, some[:1], masks), Insiders(masks, program.sizes, threshold)
    asked.see(pool, 0, program.low, program.high)
    if some[1:]:
        pool.add(np.array(some[1:], dtype=np.int64))
    asked.see(pool, 1, program.low, program.high)
    missing = set(asked.missing())
    for slice_, crowd, (answer, aim) in product(range(len(masks)), range(people), ASKED):
        own = int(masks[slice_, crowd])
        everybody = int(program.sizes[masks[slice_]].sum()) - own
        one = (1 if answer else -1) * np.eye(people, dtype=int)[crowd]
        near = [each for world in some for each in (world, world + one) if respects(program, each)]
        # One of the crowd, who belongs or does not, counts those of the slice who are not she.
        told = [
            int(world[masks[slice_]].sum()) - answer * own
            for world in near
            if (world[crowd] >= 1 if answer else world[crowd] < program.sizes[crowd])
        ]
        shown = {
            "empty": any(each == 0 for each in told),
            "enough": any(each >= min(threshold - 2, everybody) for each in told),
            "not-all": any(each < everybody for each in told),
        }[aim]
        # Where there is nobody else there is nothing to tell.
        assert ((slice_, crowd, answer, aim) in missing) == (everybody > 0 and not shown)
