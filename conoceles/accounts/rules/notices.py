# SPDX-License-Identifier: EUPL-1.2
"""Of what happens to an account its person is told, whoever did it (ASVS 5.0, 6.3.5 and 6.3.7)."""

from collections.abc import Iterable
from enum import StrEnum

from .changes import Change


class Notice(StrEnum):
    """What a person is told."""

    PASSWORD_CHANGED = "password-changed"  # noqa: S105  (the name of a notice)
    FACTOR_ADDED = "factor-added"
    FACTOR_REMOVED = "factor-removed"
    RECOVERY_CODES_RENEWED = "recovery-codes-renewed"
    RECOVERY_CODE_USED = "recovery-code-used"
    NEW_DEVICE = "new-device"
    EMAIL_CHANGED = "email-changed"
    CAPACITY_GIVEN = "capacity-given"
    CAPACITY_KEPT = "capacity-kept"
    CAPACITY_ENDED = "capacity-ended"
    ACCESS_GIVEN_BACK = "access-given-back"


_OF = {
    Change.PASSWORD_CHANGED: Notice.PASSWORD_CHANGED,
    Change.FACTOR_ADDED: Notice.FACTOR_ADDED,
    Change.FACTOR_REMOVED: Notice.FACTOR_REMOVED,
    Change.RECOVERY_CODES_RENEWED: Notice.RECOVERY_CODES_RENEWED,
    Change.RECOVERY_CODE_USED: Notice.RECOVERY_CODE_USED,
}


def notices_of(told: Iterable[Change], *, new_device: bool) -> list[Notice]:
    """What of those changes is worth a notice, once each. To come in is, only from a device never seen before."""
    of = _OF | ({Change.SIGNED_IN: Notice.NEW_DEVICE} if new_device else {})
    return list(dict.fromkeys(of[change] for change in told if change in of))
