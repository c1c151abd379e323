# SPDX-License-Identifier: EUPL-1.2
"""Rules of accounts at their very edges, as values."""

from datetime import UTC, datetime, timedelta

import pytest

from conoceles.accounts.rules.changes import Change, Keys, changes
from conoceles.accounts.rules.delays import FORGOTTEN_AFTER, PATIENCE, Count, Tally, added, opens
from conoceles.accounts.rules.notices import Notice, notices_of
from conoceles.accounts.rules.passwords import LONGEST, Fault, fault
from conoceles.accounts.rules.places import Place, Reach
from conoceles.accounts.rules.sessions import ABSOLUTE, ABSOLUTE_STAFF, IDLE, Assurance, assurance, ends

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)


class TestDelays:
    @pytest.mark.parametrize("count", Count)
    def test_nobody_waits_for_a_first_guess(self, count):
        assert opens(count, None, NOW) == NOW

    @pytest.mark.parametrize("count", Count)
    def test_the_last_free_guess_is_free_and_the_next_waits_a_second(self, count):
        free = PATIENCE[count].free
        assert opens(count, Tally(free - 1, NOW), NOW) == NOW
        assert opens(count, Tally(free, NOW), NOW) == NOW + timedelta(seconds=1)
        assert opens(count, Tally(free + 1, NOW), NOW) == NOW + timedelta(seconds=2)
        assert opens(count, Tally(free + 5, NOW), NOW) == NOW + timedelta(seconds=32)

    @pytest.mark.parametrize("count", Count)
    def test_a_wait_never_passes_the_longest_however_many_there_were(self, count):
        for wrong in (30, 60, 10**9):
            assert opens(count, Tally(PATIENCE[count].free + wrong, NOW), NOW) == NOW + PATIENCE[count].longest

    def test_how_patient_each_count_is(self):
        assert {count: (each.free, each.longest) for count, each in PATIENCE.items()} == {
            Count.STRANGER: (8, timedelta(hours=1)),
            Count.ADDRESS: (50, timedelta(hours=1)),
            Count.KNOWN: (10, timedelta(minutes=15)),
            Count.SHARED: (50, timedelta(minutes=5)),
        }

    def test_a_count_is_forgotten_after_a_day_and_not_an_instant_before(self):
        assert timedelta(days=1) == FORGOTTEN_AFTER
        tally = Tally(40, NOW)
        later = NOW + FORGOTTEN_AFTER
        assert opens(Count.KNOWN, tally, later) == later
        assert opens(Count.KNOWN, tally, later - INSTANT) == NOW + timedelta(minutes=15)
        assert added(tally, later) == Tally(1, later)
        assert added(tally, later - INSTANT) == Tally(41, later - INSTANT)
        assert added(None, NOW) == Tally(1, NOW)


class TestSessions:
    def test_end_when_idle_or_when_the_day_is_over_whichever_comes_first(self):
        assert ends(began=NOW, seen=NOW, staff=False) == NOW + timedelta(minutes=30) == NOW + IDLE
        late = NOW + timedelta(hours=11, minutes=45)
        assert ends(began=NOW, seen=late, staff=False) == NOW + timedelta(hours=12) == NOW + ABSOLUTE
        assert ends(began=NOW, seen=late, staff=True) == NOW + timedelta(hours=8) == NOW + ABSOLUTE_STAFF

    @pytest.mark.parametrize(
        ("proofs", "proved"),
        [
            ([], Assurance.NOBODY),
            ([{"method": "password"}], Assurance.ONE_FACTOR),
            ([{"method": "password"}, {"method": "password"}], Assurance.ONE_FACTOR),
            ([{"method": "password"}, {"method": "mfa"}], Assurance.TWO_FACTORS),
            ([{"method": "mfa"}, {"method": "mfa"}], Assurance.ONE_FACTOR),
            ([{"method": "password"}, {"method": "mfa", "type": "totp"}], Assurance.TWO_FACTORS),
            ([{"method": "password"}, {"method": "mfa", "type": "recovery_codes"}], Assurance.TWO_FACTORS),
            ([{"method": "password"}, {"method": "mfa", "type": "webauthn"}], Assurance.PASSKEY),
            ([{"method": "mfa", "type": "webauthn"}], Assurance.ONE_FACTOR),
            ([{"method": "mfa", "passwordless": True}], Assurance.PASSKEY),
            ([{"method": "mfa", "passwordless": False}], Assurance.ONE_FACTOR),
        ],
    )
    def test_prove_as_much_as_was_given(self, proofs, proved):
        assert assurance(proofs) is proved


class TestPlaces:
    def test_each_reach_compares_its_own_part(self):
        here = Place(process="p", party="a", candidacy="c", body="b")
        assert [here.scope(reach) for reach in Reach] == ["", "p", "p/a", "c", "p/b"]

    @pytest.mark.parametrize("reach", [reach for reach in Reach if reach is not Reach.ANYWHERE])
    def test_what_falls_nowhere_is_reached_by_nobody(self, reach):
        assert Place().scope(reach) is None

    def test_a_part_without_its_process_is_nowhere(self):
        assert [Place(party="a", body="b").scope(reach) for reach in (Reach.PARTY, Reach.BODY)] == [None, None]
        assert [Place(process="p").scope(reach) for reach in (Reach.PARTY, Reach.BODY)] == [None, None]


class TestChanges:
    def test_are_told_in_their_order(self):
        before = Keys(password="a", factors=frozenset({1}), recovery=frozenset({8}), recovery_used=1, session=True)
        after = Keys(password="b", factors=frozenset({2}), recovery=frozenset({8}), recovery_used=3)
        assert changes(before, after) == [
            Change.RECOVERY_CODE_USED, Change.PASSWORD_CHANGED, Change.FACTOR_ADDED, Change.FACTOR_REMOVED,
            Change.SIGNED_OUT,
        ]  # fmt: skip

    def test_are_as_many_as_the_factors_that_came(self):
        before, after = Keys(recovery=frozenset({9})), Keys(factors=frozenset({1, 2}), recovery=frozenset({10}))
        assert changes(before, after) == [Change.FACTOR_ADDED, Change.FACTOR_ADDED, Change.RECOVERY_CODES_RENEWED]

    def test_a_code_used_to_come_in_is_told_first(self):
        before = Keys(recovery=frozenset({9}), recovery_used=1)
        after = Keys(recovery=frozenset({9}), recovery_used=3, session=True)
        assert changes(before, after) == [Change.RECOVERY_CODE_USED, Change.SIGNED_IN]

    def test_coming_in_and_proving_it_again_are_two_things(self):
        assert changes(Keys(), Keys(session=True, proofs=1)) == [Change.SIGNED_IN]
        assert changes(Keys(session=True, proofs=1), Keys(session=True, proofs=2)) == [Change.PROVED_AGAIN]

    def test_new_codes_are_renewed_and_not_used(self):
        before = Keys(recovery=frozenset({8}), recovery_used=1)
        assert changes(before, Keys(recovery=frozenset({9}), recovery_used=0)) == [Change.RECOVERY_CODES_RENEWED]

    def test_codes_that_went_are_neither(self):
        assert changes(Keys(recovery=frozenset({8}), recovery_used=1), Keys()) == []

    def test_a_session_that_proved_as_much_as_before_tells_nothing(self):
        assert changes(Keys(session=True, proofs=2), Keys(session=True, proofs=2)) == []
        assert changes(Keys(session=True, proofs=2), Keys(session=True, proofs=1)) == []


class TestNotices:
    def test_are_one_for_each_thing_in_the_order_of_the_changes(self):
        told = [Change.SIGNED_IN, Change.FACTOR_ADDED, Change.FACTOR_ADDED, Change.RECOVERY_CODES_RENEWED]
        rest = [Notice.FACTOR_ADDED, Notice.RECOVERY_CODES_RENEWED]
        assert notices_of(told, new_device=False) == rest
        assert notices_of(told, new_device=True) == [Notice.NEW_DEVICE, *rest]

    def test_bear_the_name_of_what_happened(self):
        quiet = [Change.SIGNED_OUT, Change.PROVED_AGAIN]
        assert notices_of(quiet, new_device=True) == []
        alike = set(Change) - {Change.SIGNED_IN, *quiet}
        assert {change: [notice.value for notice in notices_of([change], new_device=True)] for change in alike} == {
            change: [change.value] for change in alike
        }


class TestPasswords:
    """Where each piece stops being worth nothing: told by how many letters of no pattern it lacks to be enough."""

    KNOWN = "extraordinariamente"
    ENOUGH = "7#q!2$w9"

    def worth(self, piece):
        def enough(lacking):
            password = self.KNOWN + piece + self.ENOUGH[:lacking]
            return fault(password, common={"tlacuaches"}, context={self.KNOWN, "maya", "pan"}) is None

        lacking = [number for number in range(len(self.ENOUGH) + 1) if enough(number)]
        assert lacking == list(range(lacking[0], len(self.ENOUGH) + 1))
        return len(self.ENOUGH) - lacking[0]

    @pytest.mark.parametrize(
        ("piece", "worth"),
        [
            ("", 0), ("k", 1), ("kz", 2), ("aaaa", 1), ("aaaaaaaaa", 1), ("aaa", 3), ("uuvv", 4),
            ("abcd", 1), ("dcba", 1), ("qwertyu", 1), ("7654321", 1), ("abc", 3), ("xbxa", 4),
            ("tlacuaches", 3), ("TLACUÁCHES", 3), ("t l a c u a c h e s", 3), ("tlacuach", 8),
            ("maya", 0), ("Maya", 0), ("pan", 3), ("k5mzk5mz", 4), ("k5mk5m", 6), ("mayakmaya", 1),
        ],
    )  # fmt: skip
    def test_pieces_that_anybody_would_try_are_worth_little(self, piece, worth):
        assert self.worth(piece) == worth

    def test_words_of_this_place_are_worth_nothing_however_many(self):
        words = ["conoceles", "mérida", "izamal", "tekax", "umán", "ticul", "progreso", "motul", "valladolid"]
        assert fault(" ".join(words), common=(), context=words) is Fault.COMMON
        assert fault(" ".join(words), common=()) is None

    def test_a_known_one_is_refused_however_long_and_however_it_is_written(self):
        known = "cadaquienconsuguacamayaenelhombroizquierdo"
        assert fault(known, common=()) is None
        assert fault("Cada quien con su guacamaya en el hombro izquierdo", common={known}) is Fault.COMMON

    def test_must_have_six_different_letters_and_may_be_of_any_reasonable_length(self):
        assert fault("uxkuzxkxzuukzzxu", common=()) is Fault.COMMON
        assert fault("uxkpzjuzxpkjxzup", common=()) is None
        varied = "".join(chr(0x4E00 + number) for number in range(LONGEST))
        assert [fault(varied, common=()), fault(varied + "k", common=())] == [None, Fault.LONG]
        assert [fault(varied[:15], common=()), fault(varied[:14], common=())] == [None, Fault.SHORT]
        assert fault("e\N{COMBINING ACUTE ACCENT}" + varied[:13], common=()) is Fault.SHORT
