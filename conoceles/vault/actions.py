# SPDX-License-Identifier: EUPL-1.2
"""Keeping the keys: made, rewrapped, retired, recovered, destroyed. None of it opens an answer."""

from collections.abc import Callable, Iterable
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.db import transaction
from django.db.models import QuerySet
from django.views.decorators.debug import sensitive_variables

from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import Actor, action

from . import custody, data_keys, keyring, overwriting, queries
from .models import DataKey, RecoveryKey, WrappingKey
from .permissions import KEEPING_KEYS, SHREDDING, may
from .rules import Reason

_may_keep = may(KEEPING_KEYS)


@action("wrapping-key-made", allowed=_may_keep)
def renew(wrapping: WrappingKey, *, by: Actor) -> WrappingKey:  # noqa: ARG001
    """Make a version of the wrapping key, of which there is only its number; what comes from now on is wrapped with it.

    Raises Refused: LOCKED, where its file cannot be kept.
    """
    wrapping.public, wrapping.made_at = keyring.make(wrapping.version), clock.now()
    wrapping.save(force_insert=True)
    return wrapping


@action("data-keys-rewrapped", allowed=_may_keep)
def rewrap(wrapping: WrappingKey, *, step: int, by: Actor) -> int:  # noqa: ARG001
    """Wrap with *wrapping* the next *step* data keys that former versions wrap; how many there were.

    Raises Refused: LOCKED, OTHER_KEY, SPOILED.
    """
    return _again(queries.wrapped_before(wrapping), step, _wrapping(wrapping, data_keys.unwrap))


@action("data-keys-recovered", allowed=_may_keep)
def recover(wrapping: WrappingKey, *, recovery: RecoveryKey, pages: Iterable[str], step: int, by: Actor) -> int:  # noqa: ARG001
    """The same, of keys whose wrapping key is lost: with the pages of two custodians.

    Raises Refused: NOT_A_CUSTODY, NOT_TWO_CUSTODIANS, SPOILED.
    """
    secret = custody.rejoined(recovery, pages)
    found = queries.wrapped_before(wrapping).filter(recoverable_with=recovery)
    return _again(found, step, _wrapping(wrapping, lambda key: data_keys.recovered(key, secret)))


@action("wrapping-key-retired", allowed=_may_keep)
def retire(wrapping: WrappingKey, *, by: Actor) -> WrappingKey:  # noqa: ARG001
    """Say that no data key is wrapped with *wrapping* any more. Raises Refused: IN_FORCE, STILL_WRAPS."""
    kept = WrappingKey.objects.select_for_update().get(pk=wrapping.pk)
    if not WrappingKey.objects.filter(version__gt=kept.version).exists():
        raise Refused(Reason.IN_FORCE, version=kept.version)
    left = queries.openable().filter(wrapped_with=kept).count()
    if left:
        raise Refused(Reason.STILL_WRAPS, version=kept.version, left=left)
    kept.retired_at = kept.retired_at or clock.now()
    kept.save(update_fields=["retired_at"])
    return kept


@action("wrapping-key-destroyed", allowed=_may_keep)
def destroy(wrapping: WrappingKey, *, by: Actor) -> WrappingKey:
    """Destroy the private half of a version that wraps nothing: what it wrapped, in any backup, opens no more.

    Once somebody's treatment ended, the secret of marks goes with it: with that, what she answered could be guessed
    from a backup by trying. Of the others, what is the same as before is then no longer noticed.
    Raises Refused: IN_FORCE, STILL_WRAPS.
    """
    kept = retire(wrapping, by=by)
    transaction.on_commit(lambda: keyring.destroy(kept.version))
    if queries.ended_keys().exists():
        transaction.on_commit(keyring.forget_marks)
    return kept


@action("recovery-key-made", allowed=_may_keep)
def found(recovery: RecoveryKey, *, keep: Callable[[tuple[str, ...]], None], by: Actor) -> RecoveryKey:  # noqa: ARG001
    """Make a recovery key, of which there is only its number. *keep* gets the custodians' pages, before it counts."""
    made = custody.ceremony(recovery.number)
    recovery.public, recovery.boxes, recovery.made_at = made.public, made.boxes, clock.now()
    recovery.save(force_insert=True)
    keep(made.pages)
    return recovery


@action("data-keys-made-recoverable", allowed=_may_keep)
def entrust(recovery: RecoveryKey, *, step: int, by: Actor) -> int:  # noqa: ARG001
    """Let the next *step* data keys that *recovery* does not recover yet be recovered with it; how many there were.

    Raises Refused: LOCKED, OTHER_KEY, SPOILED.
    """

    def entrusted(key: DataKey) -> None:
        key.recoverable = data_keys.wrap(data_keys.unwrap(key).private_bytes_raw(), key.subject, recovery)
        key.recoverable_with = recovery

    return _again(queries.not_entrusted_to(recovery), step, entrusted)


@action("recovery-tried", allowed=_may_keep)
def rehearse(recovery: RecoveryKey, *, pages: Iterable[str], by: Actor) -> int:  # noqa: ARG001
    """Try, changing nothing, that two custodians recover every data key; how many. Refused: NOT_RECOVERABLE, else."""
    secret = custody.rejoined(recovery, pages)
    living = queries.living()
    left = living.exclude(recoverable_with=recovery).count()
    if left:
        raise Refused(Reason.NOT_RECOVERABLE, left=left)
    return sum(1 for key in living.select_related("recoverable_with").iterator(500) if data_keys.recovered(key, secret))


@action("answers-shredded", allowed=may(SHREDDING))
def shred(key: DataKey, *, by: Actor) -> DataKey:  # noqa: ARG001
    """Destroy the key of one subject: what it sealed, wherever it lies, is noise now, and nothing is sealed anew.

    Copies of the wrapped key in backups end with the wrapping key and the recovery key of their time (``destroy``).
    """
    overwriting.from_now_on()
    kept = DataKey.objects.select_for_update().get(pk=key.pk)
    kept.public = kept.wrapped = kept.recoverable = b""
    kept.shredded_at = kept.shredded_at or clock.now()
    kept.save()
    return kept


def _wrapping(wrapping: WrappingKey, opened: Callable[[DataKey], X25519PrivateKey]) -> Callable[[DataKey], None]:
    @sensitive_variables()
    def wrapped(key: DataKey) -> None:
        key.wrapped = data_keys.wrap(opened(key).private_bytes_raw(), key.subject, wrapping)
        key.wrapped_with = wrapping

    return wrapped


def _again(keys: QuerySet[DataKey], step: int, change: Callable[[DataKey], Any]) -> int:
    batch = list(keys.select_for_update(of=("self",)).select_related("wrapped_with", "recoverable_with")[:step])
    for key in batch:
        change(key)
    DataKey.objects.bulk_update(batch, ["wrapped", "wrapped_with", "recoverable", "recoverable_with"])
    return len(batch)
