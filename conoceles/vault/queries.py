# SPDX-License-Identifier: EUPL-1.2
"""The keys, looked up."""

import uuid
from collections.abc import Iterable

from django.db.models import QuerySet

from conoceles.kernel.refusals import Refused

from . import keyring
from .models import DataKey, RecoveryKey, WrappingKey
from .rules import Reason, of_process


def key_of(subject: uuid.UUID) -> DataKey:
    """The data key of *subject*. Raises Refused: SHREDDED, where nothing was ever sealed."""
    found = DataKey.objects.filter(pk=subject).first()
    if found is None:
        raise Refused(Reason.SHREDDED)
    return found


def living() -> QuerySet[DataKey]:
    """The data keys that were not destroyed."""
    return DataKey.objects.filter(shredded_at=None).order_by("pk")


def openable() -> QuerySet[DataKey]:
    """Of those, the ones whose private half is wrapped: what is blocked is opened by two custodians alone."""
    return living().filter(blocked_at=None)


def wrapped_before(wrapping: WrappingKey) -> QuerySet[DataKey]:
    """Those that versions before *wrapping* wrap."""
    return openable().filter(wrapped_with__lt=wrapping.version)


def not_entrusted_to(recovery: RecoveryKey) -> QuerySet[DataKey]:
    """Those that *recovery* does not recover yet, and that the wrapping key opens."""
    return openable().exclude(recoverable_with=recovery.number)


def left_to(recovery: RecoveryKey) -> QuerySet[DataKey]:
    """The blocked ones that another recovery key recovers: two of its custodians hand them over."""
    return living().exclude(blocked_at=None).exclude(recoverable_with=recovery.number)


def ended_keys() -> QuerySet[DataKey]:
    """Those of whoever's treatment ended."""
    return DataKey.objects.exclude(blocked_at=None, shredded_at=None)


def ended(subject: uuid.UUID, *, process: str = "") -> DataKey | None:
    """The key of *subject* where its treatment ended: blocked, or destroyed; None where it is under way.

    Or that of the whole *process*, which ends it also for whoever came afterwards and never had a key.
    """
    return ended_keys().filter(pk__in=[subject, *([of_process(process)] if process else [])]).first()


def destroyed(subjects: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Of *subjects*, those whose key was destroyed."""
    return set(DataKey.objects.filter(pk__in=subjects).exclude(shredded_at=None).values_list("pk", flat=True))


def blocked(subjects: Iterable[uuid.UUID]) -> QuerySet[DataKey]:
    """Of *subjects*, the keys that two custodians can open."""
    return living().filter(pk__in=subjects).exclude(blocked_at=None)


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


def has_file(wrapping: WrappingKey) -> bool:
    """Whether the private half of that version lies here."""
    return keyring.place(wrapping.version).exists()


def superseded() -> QuerySet[WrappingKey]:
    """The versions before the one in force, the first one first."""
    newest = newest_wrapping()
    return WrappingKey.objects.filter(version__lt=newest.version if newest else 0).order_by("version")


def recovery_keys() -> QuerySet[RecoveryKey]:
    """Every one that was made, the first one first."""
    return RecoveryKey.objects.order_by("number")


def recovery() -> RecoveryKey:
    """The recovery key in force. Raises Refused: NO_RECOVERY."""
    found = RecoveryKey.objects.filter(ended_at=None).order_by("-number").first()
    if found is None:
        raise Refused(Reason.NO_RECOVERY)
    return found
