# SPDX-License-Identifier: EUPL-1.2
"""How far a session has come, from its acts; a session without quorum and its second call are acts like any other."""

from collections.abc import Iterable

from .words import Deed, State

_LEAVES = {
    Deed.CONVENE: State.CONVENED,
    Deed.FAIL: State.FAILED,
    Deed.CALL_AGAIN: State.CALLED_AGAIN,
    Deed.OPEN: State.OPEN,
    Deed.CLOSE: State.CLOSED,
    Deed.CANCEL: State.CANCELLED,
}
_ANY = frozenset(State)
_FROM = {
    Deed.CONVENE: frozenset({State.PREPARED}),
    Deed.FAIL: frozenset({State.CONVENED, State.CALLED_AGAIN}),
    Deed.CALL_AGAIN: frozenset({State.FAILED}),
    Deed.OPEN: frozenset({State.CONVENED, State.CALLED_AGAIN}),
    Deed.CLOSE: frozenset({State.OPEN}),
    Deed.CANCEL: frozenset({State.PREPARED, State.CONVENED, State.FAILED, State.CALLED_AGAIN}),
    Deed.TELL_INE: _ANY - {State.PREPARED, State.CANCELLED},
}


def state(deeds: Iterable[Deed]) -> State:
    """Where a session is after *deeds*, the first first."""
    found = State.PREPARED
    for deed in deeds:
        found = _LEAVES.get(deed, found)
    return found


def may(deed: Deed, deeds: Iterable[Deed]) -> bool:
    """Whether *deed* is in turn after *deeds*. A session is called again once; INE is told of it once."""
    done = list(deeds)
    if deed in {Deed.CALL_AGAIN, Deed.TELL_INE} and deed in done:
        return False
    return state(done) in _FROM[deed]


def call(deeds: Iterable[Deed]) -> int:
    """Which call it is: 1, or 2 once it was convened again."""
    return 2 if Deed.CALL_AGAIN in deeds else 1
