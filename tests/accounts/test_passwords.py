# SPDX-License-Identifier: EUPL-1.2
"""What a password must be (G10): long, and not the first thing anyone would try. Nothing else."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from conoceles.accounts.models import User
from conoceles.accounts.passwords import common
from conoceles.accounts.rules.passwords import LONGEST, SHORTEST, Fault, fault

USER = User(username="maria.pech", name="María Pech Canul")


def refused(password):
    try:
        validate_password(password, USER)
    except ValidationError as error:
        return [each.code for each in error.error_list]
    return []


@pytest.mark.parametrize(
    "password",
    [
        "tres tlacuaches comen pitahaya",
        "correct horse battery staple",  # four common words are still a good password
        "ni una mayúscula ni un número",
        "ÑANDÚ Ñandú y otros veinte pájaros",
        "   espacios   por   delante   ",
        "🦜🌵🐆🌽🦎🐢🪶🌶🥑🐝🦇🌺🐍🦌🐾",
        "k7#mQ2!vX9@pL4z",
        "x" + "aceituna de otoño bajo " * 40,
    ],
)
def test_long_passwords_of_any_make_are_taken(password):
    assert refused(password) == []


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("a7#mQ2!vX9@pL4", "short"),
        ("", "short"),
        ("é" * 14, "short"),
        ("aaaaaaaaaaaaaaaaaaaa", "common"),
        ("123456789012345678", "common"),
        ("qwertyuiopasdfgh", "common"),
        ("987654321 987654321", "common"),
        ("passwordpassword", "common"),
        ("Password Password 1", "common"),
        ("iepac yucatan 2024", "common"),
        ("IEPACConóceles2024", "common"),
        ("maria.pech.maria.pech", "common"),
        ("María Pech Canul 1", "common"),
        ("candidatas y candidatos", "common"),
        ("abcabcabcabcabcabc", "common"),
        ("x1y2" * 8, "common"),
        ("p" * (LONGEST + 1), "long"),
    ],
)
def test_short_or_guessable_ones_are_not(password, code):
    assert refused(password) == [code]


def test_fifteen_is_the_least_and_far_more_than_sixty_four_is_allowed():
    assert fault("k7#mQ2!vX9@pL4z", common=()) is None
    assert fault("k7#mQ2!vX9@pL4", common=()) is Fault.SHORT
    assert LONGEST >= 128
    assert SHORTEST == 15


def test_the_list_of_common_ones_is_there():
    assert len(common()) > 19_000
    assert {"password", "iloveyou"} <= common()


@given(st.text(min_size=SHORTEST, max_size=200))
def test_no_rule_asks_for_kinds_of_characters(text):
    """Whatever is refused is refused for being short, long or guessable; and the answer is always the same."""
    found = fault(text, common=common())
    assert found in {None, Fault.COMMON, Fault.SHORT}
    assert fault(text, common=common()) is found


@given(st.text(alphabet="bcdfghjklmnpqrstvwxyz", min_size=40, max_size=128))
def test_forty_letters_at_random_are_always_enough(letters):
    if len(set(letters)) >= 12:
        assert fault(letters, common=()) is None
