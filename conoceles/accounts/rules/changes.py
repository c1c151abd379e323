# SPDX-License-Identifier: EUPL-1.2
"""What changed in how a person signs in, told by comparing before with after."""

from dataclasses import dataclass, field
from enum import StrEnum


class Change(StrEnum):
    """An act on one's own account, as the record names it."""

    SIGNED_IN = "signed-in"
    SIGNED_OUT = "signed-out"
    PROVED_AGAIN = "proved-again"
    PASSWORD_CHANGED = "password-changed"  # noqa: S105  (the name of an act)
    FACTOR_ADDED = "factor-added"
    FACTOR_REMOVED = "factor-removed"
    RECOVERY_CODES_RENEWED = "recovery-codes-renewed"
    RECOVERY_CODE_USED = "recovery-code-used"


@dataclass(frozen=True)
class Keys:
    """How a person could sign in at one moment, and what her session had proved: only marks, no secret.

    ``factors`` and ``recovery`` are ids of authenticators; ``recovery_used`` a bit for each code used;
    ``password`` the stored hash; ``session`` whether someone is signed in here; ``proofs`` how many
    times identity was proved in it.
    """

    password: str = ""
    factors: frozenset[int] = field(default_factory=frozenset)
    recovery: frozenset[int] = field(default_factory=frozenset)
    recovery_used: int = 0
    session: bool = False
    proofs: int = 0


def changes(before: Keys, after: Keys) -> list[Change]:
    """The acts that lead from *before* to *after*, in the order in which they would be told."""
    told = []
    if after.recovery and after.recovery == before.recovery and after.recovery_used != before.recovery_used:
        told.append(Change.RECOVERY_CODE_USED)
    if after.session and not before.session:
        told.append(Change.SIGNED_IN)
    elif after.session and after.proofs > before.proofs:
        told.append(Change.PROVED_AGAIN)
    if after.password != before.password:
        told.append(Change.PASSWORD_CHANGED)
    told += [Change.FACTOR_ADDED] * len(after.factors - before.factors)
    told += [Change.FACTOR_REMOVED] * len(before.factors - after.factors)
    if after.recovery - before.recovery:
        told.append(Change.RECOVERY_CODES_RENEWED)
    if before.session and not after.session:
        told.append(Change.SIGNED_OUT)
    return told
