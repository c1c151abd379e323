# SPDX-License-Identifier: EUPL-1.2
"""Secrets that people read from paper and type: 128 bits in letters nobody mistakes for another.

The alphabet is Crockford's base 32, without I, L, O and U; whoever types one of the first three is understood.
Two check letters make a Reed-Solomon code over GF(32) with distance three: any two wrong letters, and any two
that changed places, are noticed before a code is tried, so that who copies badly spends no guess.
"""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BYTES = 16
_LETTERS = 26  # of 5 bits each, for 128
_CHECKS = 2
_GROUP = 4
_UNDERSTOOD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_VALUE = {letter: value for value, letter in enumerate(ALPHABET)}

#: Powers of a generator of GF(32), whose polynomial is x⁵ + x² + 1.
_POWER = [1]
for _ in range(30):
    _next = _POWER[-1] << 1
    _POWER.append(_next ^ 0b100101 if _next & 0b100000 else _next)
_LOGARITHM = {value: exponent for exponent, value in enumerate(_POWER)}


def mint() -> str:
    """A fresh code, as it is printed: seven groups of four."""
    return spelled(secrets.token_bytes(BYTES))


def spelled(secret: bytes) -> str:
    """*secret*, 16 bytes, as letters with their checks, in groups of four."""
    return written(int.from_bytes(secret), _LETTERS)


def written(number: int, letters: int) -> str:
    """*number*, of that many *letters* of 5 bits, with its two checks and in groups of four."""
    values = [number >> 5 * place & 31 for place in reversed(range(letters))]
    word = "".join(ALPHABET[value] for value in values + _checks(values))
    return "-".join(word[at : at + _GROUP] for at in range(0, len(word), _GROUP))


def number(typed: str, letters: int) -> int | None:
    """The number that :func:`written` wrote with so many *letters*, or None when what was typed cannot be one."""
    values = _values(typed, letters)
    return None if values is None else sum(value << 5 * place for place, value in enumerate(reversed(values)))


def read(typed: str) -> str | None:
    """The 28 letters of the code that was *typed*, or None when it cannot be one.

    Blanks, hyphens and case do not count.
    """
    values = _values(typed, _LETTERS)
    return None if values is None else "".join(ALPHABET[value] for value in values + _checks(values))


def _values(typed: str, letters: int) -> list[int] | None:
    """The values of so many *letters*, without their checks; None where these do not agree."""
    word = "".join(typed.upper().split()).replace("-", "").translate(_UNDERSTOOD)
    if len(word) != letters + _CHECKS or not set(word) <= set(ALPHABET):
        return None
    values = [_VALUE[letter] for letter in word]
    return values[:letters] if _checks(values[:letters]) == values[letters:] else None


def short(length: int) -> str:
    """Random letters of the same alphabet, in lower case: a name that says nothing about anybody."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length)).lower()


def _checks(values: list[int]) -> list[int]:
    """The remainder of the letters, as a polynomial, by (x - g)(x - g²) = x² + (g + g²)x + g³."""
    first, second = _POWER[1] ^ _POWER[2], _POWER[3]
    high = low = 0
    for value in values:
        lead = high ^ value
        high, low = low ^ _times(lead, first), _times(lead, second)
    return [high, low]


def _times(one: int, other: int) -> int:
    return _POWER[(_LOGARITHM[one] + _LOGARITHM[other]) % 31] if one and other else 0
