# SPDX-License-Identifier: EUPL-1.2
"""The half of the vault that opens. Whoever reads says what for, must be allowed to, and is on record.

Only ``capture`` and ``statistics`` may import this module, each in one of theirs (pyproject.toml); nothing else opens.
"""

import uuid
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from django.views.decorators.debug import sensitive_variables

from conoceles.kernel.refusals import Refused
from conoceles.record.action import Actor, action

from . import boxes, data_keys
from .models import DataKey
from .permissions import may
from .rules import Label, Purpose, Reason, unpadded

#: A sealed thing with the label it was sealed under.
Sealed = tuple[Label, bytes]


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


def _reader(purpose: Purpose) -> Callable[..., list[dict[str, Any]]]:
    @action(f"opened-for-{purpose}", allowed=may(purpose), on_its_own=True)
    @sensitive_variables()
    def reading(key: DataKey, *, sealed: Sequence[Sealed], by: Actor) -> list[dict[str, Any]]:  # noqa: ARG001
        return [msgspec.json.decode(_opened(key, label, box)) for label, box in sealed]

    return reading


_READ = {purpose: _reader(purpose) for purpose in Purpose}


@sensitive_variables()
def _opened(key: DataKey, label: Label, box: bytes) -> bytes:
    if label.subject != key.subject:
        raise Refused(Reason.SPOILED)
    try:
        return unpadded(boxes.open_(bytes(box), data_keys.unwrap(key), over=label.associated))
    except boxes.Spoiled:
        raise Refused(Reason.SPOILED) from None
