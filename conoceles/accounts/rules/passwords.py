# SPDX-License-Identifier: EUPL-1.2
"""What a password must be (NIST SP 800-63B-4): long and not the first thing anyone would try. Nothing else.

No composition, no expiry, no hints, blanks and any letter allowed, paste allowed.
"""

import unicodedata
from collections.abc import Collection
from enum import Enum, auto

#: Alone, a password needs fifteen characters. Nobody here may use a shorter one: a session without second
#: factor exists for candidacies always, and for everyone until the factor is enrolled.
SHORTEST = 15
#: Far beyond the 64 that the norm asks for; a bound only so that nobody makes the server hash a novel.
LONGEST = 1024
#: A password is worth its characters, except that a piece any guesser would try is worth little, and a word of
#: this place, or what was already written, nothing. Four common words together are still a good password.
_ENOUGH = 8
_COMMON_WORD = 3
_RUN = 1
_FEWEST_DIFFERENT = 6
_SHORTEST_WORD = 4
_LONGEST_WORD = 32
_RUNS = ("abcdefghijklmnñopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz", "0123456789", "qwertyuiopasdfghjklñzxcvbnm")


class Fault(Enum):
    """What is wrong with a password."""

    SHORT = auto()
    LONG = auto()
    COMMON = auto()


def fold(text: str) -> str:
    """*text* as a guesser sees it: lower case, without accents or blanks."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter) and not letter.isspace())


def fault(password: str, *, common: Collection[str], context: Collection[str] = ()) -> Fault | None:
    """What is wrong with *password*, or None.

    ``common`` are known passwords, folded; ``context`` are words of this place and this person (the
    institute, the party, the account): a password made of them, of one another, of repetitions or of
    runs of the keyboard is refused, however long.
    """
    if len(unicodedata.normalize("NFC", password)) < SHORTEST:
        return Fault.SHORT
    if len(password) > LONGEST:
        return Fault.LONG
    folded = fold(password)
    if folded in common or len(set(folded)) < _FEWEST_DIFFERENT:
        return Fault.COMMON
    known = {fold(word) for word in context if len(fold(word)) >= _SHORTEST_WORD}
    return Fault.COMMON if _worth(folded, known, common) < _ENOUGH else None


def _worth(folded: str, context: Collection[str], common: Collection[str]) -> int:
    """How many characters *folded* is worth once what a guesser would try is discounted."""
    worth = counted = 0
    for at in range(len(folded)):
        if at >= counted:
            length, value = _piece(folded, at, context, common)
            worth += value
            counted = at + length
    return worth


def _piece(folded: str, at: int, context: Collection[str], common: Collection[str]) -> tuple[int, int]:
    """The longest guessable piece starting at *at*, or one character: its length, and what it is worth."""
    before, ahead = folded[:at], folded[at : at + _LONGEST_WORD]
    for length in range(len(ahead), _SHORTEST_WORD - 1, -1):
        piece = ahead[:length]
        if piece in context or piece in before:
            return length, 0
        if len(set(piece)) == 1 or any(piece in run or piece[::-1] in run for run in _RUNS):
            return length, _RUN
        if piece in common:
            return length, _COMMON_WORD
    return 1, 1
