# SPDX-License-Identifier: EUPL-1.2
"""Keys when treatment ends: blocked, handed over, destroyed many at once; and custodies that end."""

import uuid
from collections.abc import Iterable

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.views.decorators.debug import sensitive_variables

from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import Actor, action

from . import boxes, custody, data_keys, overwriting, queries, sealing
from .models import DataKey, RecoveryKey, WrappingKey
from .permissions import ENDING, KEEPING_KEYS, may
from .rules import Reason

#: How many keys one statement names.
_MANY = 500


@action("data-keys-blocked", allowed=may(ENDING))
def block(recovery: RecoveryKey, *, subjects: Iterable[uuid.UUID], by: Actor) -> int:  # noqa: ARG001
    """Take from each of *subjects* what opens its answers here: two custodians of *recovery* are needed from now on.

    Whoever has no key gets one that was never wrapped, so that what is put away of her can be sealed. What was blocked
    or destroyed already stays so. How many were blocked.
    Raises Refused: NOT_RECOVERABLE, where a key was not entrusted to *recovery*: nobody could ever open it.
    """
    overwriting.from_now_on()
    wanted, count, now = list(subjects), 0, clock.now()
    for some in (wanted[start : start + _MANY] for start in range(0, len(wanted), _MANY)):
        there = DataKey.objects.select_for_update(of=("self",)).filter(pk__in=some)
        left = there.filter(blocked_at=None, shredded_at=None).exclude(recoverable_with=recovery).count()
        if left:
            raise Refused(Reason.NOT_RECOVERABLE, left=left)
        missing = set(some) - set(there.values_list("pk", flat=True))
        wrapping = sealing.in_force() if missing else None
        DataKey.objects.bulk_create(_never_wrapped(subject, recovery, wrapping) for subject in sorted(missing))
        count += there.filter(blocked_at=None, shredded_at=None).update(wrapped=b"", blocked_at=now) + len(missing)
    return count


@action("data-key-blocked-again", allowed=may(ENDING))
def block_again(key: DataKey, *, by: Actor) -> DataKey:  # noqa: ARG001
    """Have here *key*, as a later database told of it: blocked, and what opens it closed for the same custodians."""
    overwriting.from_now_on()
    kept = DataKey.objects.select_for_update(of=("self",)).filter(pk=key.pk).first()
    if kept is not None and kept.shredded_at is not None:
        return kept
    key.wrapped, key.wrapped_with = b"", kept.wrapped_with if kept else sealing.in_force()
    key.save(force_insert=kept is None)
    return key


@action("data-keys-shredded", allowed=may(ENDING))
def shred_all(keys: DataKey, *, subjects: Iterable[uuid.UUID], by: Actor) -> int:  # noqa: ARG001
    """Destroy the keys of *subjects*: whatever they sealed, wherever it lies, is noise here from now on.

    Copies of them in backups end with the wrapping keys and the custodians' pages of their time.
    """
    overwriting.from_now_on()
    wanted, count, now = list(subjects), 0, clock.now()
    for some in (wanted[start : start + _MANY] for start in range(0, len(wanted), _MANY)):
        there = DataKey.objects.filter(pk__in=some, shredded_at=None)
        count += there.update(public=b"", wrapped=b"", recoverable=b"", shredded_at=now)
    return count


@action("data-keys-handed-over", allowed=may(KEEPING_KEYS))
def hand_over(recovery: RecoveryKey, *, former: RecoveryKey, pages: Iterable[str], step: int, by: Actor) -> int:  # noqa: ARG001
    """Let the next *step* blocked keys that two custodians of *former* recover be recovered with *recovery* instead.

    How many there were. Raises Refused: NOT_A_CUSTODY, NOT_TWO_CUSTODIANS, SPOILED.
    """
    secret = custody.rejoined(former, pages)
    found = queries.left_to(recovery).filter(recoverable_with=former)
    batch = list(found.select_for_update(of=("self",)).select_related("recoverable_with")[:step])
    for key in batch:
        key.recoverable = _closed_for(recovery, key, data_keys.recovered(key, secret))
        key.recoverable_with = recovery
    DataKey.objects.bulk_update(batch, ["recoverable", "recoverable_with"])
    return len(batch)


@action("recovery-key-ended", allowed=may(ENDING))
def end(recovery: RecoveryKey, *, by: Actor) -> RecoveryKey:  # noqa: ARG001
    """Say that the pages of all its custodians exist no more. Raises Refused: STILL_RECOVERS."""
    overwriting.from_now_on()
    kept = RecoveryKey.objects.select_for_update().get(pk=recovery.pk)
    left = queries.living().filter(recoverable_with=kept).count()
    if left:
        raise Refused(Reason.STILL_RECOVERS, number=kept.number, left=left)
    kept.boxes, kept.ended_at = {}, kept.ended_at or clock.now()
    kept.save(update_fields=["boxes", "ended_at"])
    return kept


@sensitive_variables()
def _never_wrapped(subject: uuid.UUID, recovery: RecoveryKey, wrapping: WrappingKey | None) -> DataKey:
    private, now = X25519PrivateKey.generate(), clock.now()
    return DataKey(
        subject=subject,
        public=boxes.public_half(private),
        wrapped=b"",
        wrapped_with=wrapping,
        recoverable=data_keys.wrap(private.private_bytes_raw(), subject, recovery),
        recoverable_with=recovery,
        made_at=now,
        blocked_at=now,
    )


@sensitive_variables()
def _closed_for(recovery: RecoveryKey, key: DataKey, private: X25519PrivateKey) -> bytes:
    return data_keys.wrap(private.private_bytes_raw(), key.subject, recovery)
