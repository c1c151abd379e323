# SPDX-License-Identifier: EUPL-1.2
"""Codes that people copy from paper."""

import re

from hypothesis import given
from hypothesis import strategies as st

from conoceles.kernel import codes

SECRETS = st.binary(min_size=16, max_size=16)
PLACES = st.integers(0, 27)


@given(SECRETS)
def test_a_code_is_read_as_it_was_printed_however_it_is_typed(secret):
    printed = codes.spelled(secret)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}", printed)
    bare = printed.replace("-", "")
    assert codes.read(printed) == bare
    assert codes.read(f"  {printed.lower().replace('-', ' ')}\n") == bare
    assert codes.read(bare.replace("0", "o").replace("1", "l")) == bare


@given(SECRETS, SECRETS)
def test_every_bit_of_the_secret_counts(one, other):
    assert (codes.spelled(one) == codes.spelled(other)) == (one == other)


@given(SECRETS, PLACES, PLACES, st.sampled_from(codes.ALPHABET), st.sampled_from(codes.ALPHABET))
def test_one_or_two_wrong_letters_are_noticed(secret, here, there, one, other):
    right = list(codes.spelled(secret).replace("-", ""))
    wrong = list(right)
    wrong[here], wrong[there] = one, other
    assert codes.read("".join(wrong)) == ("".join(right) if wrong == right else None)


@given(SECRETS, PLACES, PLACES)
def test_letters_that_changed_places_are_noticed(secret, here, there):
    wrong = list(codes.spelled(secret).replace("-", ""))
    wrong[here], wrong[there] = wrong[there], wrong[here]
    same = wrong[here] == wrong[there]
    assert (codes.read("".join(wrong)) is not None) == same


def test_what_is_too_short_or_in_other_letters_is_no_code():
    printed = codes.spelled(bytes(16))
    assert codes.read(printed) is not None
    assert codes.read(printed[:-1]) is None
    assert codes.read(printed + "0") is None
    assert codes.read("U" + printed[1:]) is None
    assert codes.read("") is None


def test_no_two_codes_are_alike():
    assert len({codes.mint() for _ in range(1000)}) == 1000
