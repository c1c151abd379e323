# SPDX-License-Identifier: EUPL-1.2
"""Quorum, majorities, ties and the order of acts, for whatever number of seats and votes."""

from hypothesis import given
from hypothesis import strategies as st

from conoceles.supervision.sessions.rules.voting import carried, quorum, result, tally
from conoceles.supervision.sessions.rules.walking import call, may, state
from conoceles.supervision.sessions.rules.words import Deed, Result, Sense, State

BALLOTS = st.dictionaries(st.integers(1, 9), st.sampled_from(Sense), max_size=9)
PRESIDENCY = 1


@given(st.integers(1, 15), st.integers(0, 15), st.booleans())
def test_a_quorum_is_more_than_half_and_nobody_who_comes_breaks_it(seats, present, presides):
    present = min(present, seats)
    given_ = {"seats": seats, "presides": presides, "rule": "mayoria"}
    assert quorum(present=present, **given_) is (present > seats / 2)
    if quorum(present=present, **given_) and present < seats:
        assert quorum(present=present + 1, **given_)


@given(st.integers(1, 15), st.integers(0, 15))
def test_whoever_presides_may_be_needed_and_a_second_call_may_do_without(seats, present):
    present = min(present, seats)
    needed = {"present": present, "seats": seats, "presides": False, "rule": "mayoria-con-presidencia"}
    assert not quorum(**needed)
    assert not quorum(**needed, second=True)
    assert quorum(**needed, second=True, anyone=True) is (present > 0)
    assert quorum(present=present, seats=seats, presides=True, rule="todas") is (present == seats)


def test_two_of_three_are_a_quorum_and_one_is_not():
    assert quorum(present=2, seats=3, presides=True, rule="mayoria")
    assert not quorum(present=1, seats=3, presides=True, rule="mayoria")
    assert not quorum(present=2, seats=4, presides=True, rule="mayoria")


@given(BALLOTS, st.booleans())
def test_a_vote_is_carried_only_by_more_for_than_against_or_by_whoever_presides(votes, casting):
    found, counted = result(votes, presides=PRESIDENCY, casting=casting), tally(votes.values())
    assert sum(counted.votes) + counted.excused == len(votes)
    if counted.votes_for > counted.against:
        assert carried(found)
        assert (found is Result.UNANIMITY) is (counted.votes == (counted.votes_for, 0, 0))
    elif found is Result.CASTING:
        assert casting
        assert counted.votes_for == counted.against
        assert votes[PRESIDENCY] is Sense.FOR
    else:
        assert not carried(found)


@given(BALLOTS)
def test_whoever_is_excused_changes_nothing(votes):
    counting = {who: sense for who, sense in votes.items() if sense is not Sense.EXCUSED}
    assert result(votes, presides=PRESIDENCY, casting=True) is result(counting, presides=PRESIDENCY, casting=True)


def test_a_tie_stays_a_tie_without_a_casting_vote_and_nobody_for_is_no_tie():
    votes = {1: Sense.FOR, 2: Sense.AGAINST, 3: Sense.ABSTAINED}
    assert result(votes, presides=1, casting=False) is Result.TIE
    assert result(votes, presides=1, casting=True) is Result.CASTING
    assert result(votes, presides=2, casting=True) is Result.REJECTED
    assert result(votes, presides=3, casting=True) is Result.TIE
    assert result({1: Sense.EXCUSED}, presides=1, casting=True) is Result.REJECTED


@given(st.lists(st.sampled_from(Deed), max_size=12))
def test_whatever_is_tried_a_session_sits_once_and_is_called_again_at_most_once(tried):
    done = []
    for deed in tried:
        if may(deed, done):
            done.append(deed)
    assert all(done.count(each) <= 1 for each in Deed if each is not Deed.FAIL)
    assert done.count(Deed.FAIL) <= call(done)
    if state(done) is State.CLOSED:
        assert done.index(Deed.CONVENE) < done.index(Deed.OPEN) < done.index(Deed.CLOSE)
        assert Deed.CANCEL not in done
