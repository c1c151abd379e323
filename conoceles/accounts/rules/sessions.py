# SPDX-License-Identifier: EUPL-1.2
"""How long a session lasts, and how much it proves about who is there."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
ABSOLUTE_STAFF = timedelta(hours=8)
#: How recent a proof must be before bulk work, exports and identity.
STEP_UP = timedelta(minutes=10)


class Assurance(IntEnum):
    """Authenticator assurance level, as NIST SP 800-63B numbers them."""

    NOBODY = 0
    ONE_FACTOR = 1
    TWO_FACTORS = 2
    #: Two factors, one of which no false page can take: a passkey.
    PASSKEY = 3


def assurance(proofs: Iterable[Mapping[str, Any]]) -> Assurance:
    """What the proofs given in a session amount to.

    A passkey that verified its holder is two factors in itself; otherwise a password and something else.
    """
    methods, passkey = set(), False
    for proof in proofs:
        if proof.get("passwordless"):
            return Assurance.PASSKEY
        methods.add(proof.get("method"))
        passkey = passkey or proof.get("type") == "webauthn"
    if {"password", "mfa"} <= methods:
        return Assurance.PASSKEY if passkey else Assurance.TWO_FACTORS
    return Assurance.ONE_FACTOR if methods else Assurance.NOBODY


def ends(*, began: datetime, seen: datetime, staff: bool) -> datetime:
    """When a session ends if nothing more is done in it."""
    return min(seen + IDLE, began + (ABSOLUTE_STAFF if staff else ABSOLUTE))
