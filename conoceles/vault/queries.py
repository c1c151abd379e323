# SPDX-License-Identifier: EUPL-1.2
"""The keys, looked up."""

import uuid

from django.db.models import QuerySet

from conoceles.kernel.refusals import Refused

from . import keyring
from .models import DataKey, RecoveryKey, WrappingKey
from .rules import Reason


def key_of(subject: uuid.UUID) -> DataKey:
    """The data key of *subject*. Raises Refused: SHREDDED, where nothing was ever sealed."""
    found = DataKey.objects.filter(pk=subject).first()
    if found is None:
        raise Refused(Reason.SHREDDED)
    return found


def living() -> QuerySet[DataKey]:
    """The data keys that were not destroyed."""
    return DataKey.objects.filter(shredded_at=None).order_by("pk")


def wrapped_before(wrapping: WrappingKey) -> QuerySet[DataKey]:
    """Those that versions before *wrapping* wrap."""
    return living().filter(wrapped_with__lt=wrapping.version)


def not_entrusted_to(recovery: RecoveryKey) -> QuerySet[DataKey]:
    """Those that *recovery* does not recover yet."""
    return living().exclude(recoverable_with=recovery.number)


def newest_wrapping() -> WrappingKey | None:
    """The version in force, if any was made."""
    return WrappingKey.objects.order_by("-version").first()


def usable() -> WrappingKey | None:
    """The version in force, where its private half is here; None when it is lost, another's, or none was made."""
    newest = newest_wrapping()
    try:
        if newest is not None:
            keyring.private_half(newest)
    except Refused:
        return None
    return newest


def superseded() -> QuerySet[WrappingKey]:
    """The versions before the one in force, the first one first."""
    newest = newest_wrapping()
    return WrappingKey.objects.filter(version__lt=newest.version if newest else 0).order_by("version")


def recovery() -> RecoveryKey:
    """The recovery key in force. Raises Refused: NO_RECOVERY."""
    found = RecoveryKey.objects.order_by("-number").first()
    if found is None:
        raise Refused(Reason.NO_RECOVERY)
    return found
