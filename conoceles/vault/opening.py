# SPDX-License-Identifier: EUPL-1.2
"""The half of the vault that opens. Whoever reads says what for, must be allowed to, and is on record.

Only ``capture``, ``statistics`` and ``custody`` may import this module, each in one of theirs (pyproject.toml).
"""

import uuid
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.views.decorators.debug import sensitive_variables

from conoceles.kernel.refusals import Refused
from conoceles.record.action import Actor, action

from . import boxes, custody, data_keys
from .models import DataKey
from .permissions import may
from .rules import Label, Purpose, Reason, unpadded

#: A sealed thing with the label it was sealed under.
Sealed = tuple[Label, bytes]
#: Something that was put away (``sealing.put_away``), with what it was called then.
PutAway = tuple[str, bytes]


def read(subject: uuid.UUID, sealed: Sequence[Sealed], *, purpose: Purpose, by: Actor) -> list[dict[str, Any]]:
    """The answers in each of *sealed*, all of one *subject*, opened for *purpose* by *by*.

    Who, whose, and what for is a line of the record of its own, in the same transaction, also within another
    action. Raises PermissionDenied; Refused: SHREDDED (also of a subject that never had a key), LOCKED, OTHER_KEY,
    SPOILED. None of them bears what was sealed.
    """
    key = DataKey.objects.select_related("wrapped_with").filter(pk=subject).first()
    if key is None:
        raise Refused(Reason.SHREDDED)
    return _READ[Purpose(purpose)](key, sealed=sealed, by=by)


def reopen(
    subject: uuid.UUID, sealed: Sequence[Sealed], put_away: Sequence[PutAway], *, pages: Sequence[str], by: Actor
) -> tuple[list[dict[str, Any]], list[bytes]]:
    """The answers in *sealed* and the contents of what was *put_away* of a *subject* whose treatment ended.

    With the *pages* of two custodians, none of which is kept; a line of the record of its own, for each subject.
    Raises PermissionDenied; Refused: SHREDDED, NOT_BLOCKED, NOT_A_CUSTODY, NOT_TWO_CUSTODIANS, SPOILED.
    """
    key = DataKey.objects.select_related("recoverable_with").filter(pk=subject).first()
    if key is None or key.shredded_at is not None:
        raise Refused(Reason.SHREDDED)
    return _reopened(key, sealed=sealed, put_away=put_away, pages=pages, by=by)


@action(f"opened-for-{Purpose.CEREMONY}", allowed=may(Purpose.CEREMONY), on_its_own=True)
@sensitive_variables()
def _reopened(
    key: DataKey,
    *,
    sealed: Sequence[Sealed],
    put_away: Sequence[PutAway],
    pages: Sequence[str],
    by: Actor,  # noqa: ARG001
) -> tuple[list[dict[str, Any]], list[bytes]]:
    if key.blocked_at is None:
        raise Refused(Reason.NOT_BLOCKED)
    if key.recoverable_with is None:
        raise Refused(Reason.NOT_RECOVERABLE, left=1)
    private = data_keys.recovered(key, custody.rejoined(key.recoverable_with, pages))
    answers = [msgspec.json.decode(unpadded(_out_of(box, private, _over(label, key)))) for label, box in sealed]
    return answers, [_out_of(box, private, data_keys.over_put_away(key.subject, what)) for what, box in put_away]


def _over(label: Label, key: DataKey) -> bytes:
    if label.subject != key.subject:
        raise Refused(Reason.SPOILED)
    return label.associated


@sensitive_variables()
def _out_of(box: bytes, private: X25519PrivateKey, over: bytes) -> bytes:
    try:
        return boxes.open_(bytes(box), private, over=over)
    except boxes.Spoiled:
        raise Refused(Reason.SPOILED) from None


def _reader(purpose: Purpose) -> Callable[..., list[dict[str, Any]]]:
    @action(f"opened-for-{purpose}", allowed=may(purpose), on_its_own=True)
    @sensitive_variables()
    def reading(key: DataKey, *, sealed: Sequence[Sealed], by: Actor) -> list[dict[str, Any]]:  # noqa: ARG001
        return [msgspec.json.decode(_opened(key, label, box)) for label, box in sealed]

    return reading


_READ = {purpose: _reader(purpose) for purpose in Purpose if purpose is not Purpose.CEREMONY}


@sensitive_variables()
def _opened(key: DataKey, label: Label, box: bytes) -> bytes:
    return unpadded(_out_of(box, data_keys.unwrap(key), _over(label, key)))
