# SPDX-License-Identifier: EUPL-1.2
"""Who is counted: what the attacker may tell people apart by, and what never leaves memory."""

import msgspec
import pytest

from conoceles.statistics.disclosure import (
    Base,
    Cell,
    Crowd,
    Cut,
    Person,
    Report,
    Status,
    Verdict,
    assembled,
    read,
    written,
)

from .worlds import person

pytestmark = pytest.mark.once
A, B = ("p", "A", "m"), ("p", "B", "h")


def test_people_whom_nothing_tells_apart_make_a_crowd_and_the_secret_is_apart():
    people = [person(A, answer=answer) for answer in (True, False, True)]
    people += [person(A, answer=True, public=True), person(A, answer=False, public=True)]
    people += [person(B, answer=True, counted=False)]
    assert assembled("g", ["c0"], [*people, *people])[0].bases() == [Base(A, 10, 10, 2, 2), Base(B, 2, 0, 0, 0)]
    world, secret = assembled("g", ["c0"], people)
    assert world.crowds == (Crowd((A,), 1, 0, answer=False), Crowd((A,), 1, 0, answer=True), Crowd((A,), 3))
    assert secret == (0, 1, 2)
    assert world.bases() == [Base(A, 5, 5, 1, 1), Base(B, 1, 0, 0, 0)]
    assert [base.hidden for base in world.bases()] == [3, 0]
    assert world.counted(Cell(), 0) == 5
    assert world.counted(Cell("", "B"), 0) == 0
    assert len(world.lattice(0)) == 8
    assert assembled("g", ["c0"], people[::-1]) == (world, secret)


def test_whoever_answers_otherwise_later_is_two_to_the_attacker_and_whoever_says_nothing_then_is_one():
    changed = Person((A, A, A), (True, True, True), (False, True, True), (False, False, True))
    absent = Person((A, None, A), (True, False, True), (True, None, True), (False, False, False))
    unheard = Person((None, None, A), (False, False, True), (None, None, True), (False, False, False))
    world, secret = assembled("g", ["a", "b", "c"], [changed, absent, unheard], [Cut("a", ()), Cut("b", ())])
    crowds = dict(zip(world.crowds, secret, strict=True))
    assert crowds == {
        Crowd((A, None, None), 1): 0,
        Crowd((None, A, A), 1, 2, answer=True): 1,
        Crowd((A, None, A), 1): 1,
        Crowd((None, None, A), 1): 1,
    }
    assert [crowd.hidden(1) for crowd in world.crowds if crowd.public_from == 2] == [True]
    assert [crowd.hidden(2) for crowd in world.crowds if crowd.public_from == 2] == [False]


def test_what_changed_is_who_counts_otherwise_than_at_the_cut_before():
    stays, moves = person(A, answer=True, cuts=2), Person((A, B), (True, True), (True, True), (False, False))
    leaves, comes = person(A, answer=True, cuts=2, until=1), person(A, answer=False, cuts=2, since=1)
    says = Person((A, A), (True, True), (False, True), (False, False))
    publishes = person(A, answer=True, cuts=2, public=True, public_from=1)
    never = person(A, answer=True, cuts=2, counted=False)
    people = [stays, moves, leaves, comes, says, publishes, never]
    assert assembled("g", ["a", "b"], people, [Cut("a", ())])[0].changed == 4
    assert assembled("g", ["a"], [person(A, answer=True), person(A, answer=True, counted=False)])[0].changed == 1


def test_earlier_cuts_are_all_there_and_in_order():
    with pytest.raises(ValueError, match="b"):
        assembled("g", ["a", "b", "c"], [], [Cut("b", ()), Cut("a", ())])


def test_a_report_goes_to_bytes_and_back_and_carries_no_count():
    world, _ = assembled("g", ["c0"], [person(A, answer=True) for _ in range(3)])
    report = Report(world, Cut("c0", ()), Verdict(Status.PROVEN))
    content = written(report)
    assert read(content) == report
    assert content == written(read(content))
    assert content.endswith(b"}\n")
    with pytest.raises(msgspec.ValidationError):
        read(content.replace(b'"probado"', b'"cierto"'))
