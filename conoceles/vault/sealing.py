# SPDX-License-Identifier: EUPL-1.2
"""The half of the vault that anyone who writes may use: it seals, and cannot open.

::

    sealed = seal({"indigena": "si"}, label=Label(process="demo", subject=candidacy.pk, questionnaire="identidad",
                                                  version=1, kind=Kind.DRAFT, section="indigena"))

What comes back is for a ``BinaryField``; 8,241 bytes for any answers of ordinary length, never the same twice.
Whether two are the same is told by their marks, never by a digest: of few options, a digest is soon guessed.
"""

import hashlib
import hmac
import uuid
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused

from . import boxes, data_keys, keyring
from .models import DataKey, RecoveryKey, WrappingKey
from .queries import ended
from .rules import Label, Reason, padded


@sensitive_variables()
def seal(answers: dict[str, Any], *, label: Label) -> bytes:
    """*answers* sealed for the subject of *label*, to be opened under that label alone.

    The subject's key is made on first use. To be called within an action or a draft.
    Raises Refused: SHREDDED, once that key was destroyed; BLOCKED, once its treatment ended; TOO_LARGE; LOCKED, where
    no wrapping key could be made.
    """
    key = _key_of(label)
    data_keys.refuse_ended(key)
    return boxes.close(padded(digests.canonical(answers)), bytes(key.public), over=label.associated)


@sensitive_variables()
def mark(answers: dict[str, Any], *, label: Label) -> str:
    """What the same *answers* under the same *label* always have, and nobody can guess from: 64 hexadecimal digits.

    Keyed with a secret outside the database and with the subject's key: once that is destroyed, no answer can be
    tried against a mark any more. Raises Refused as :func:`seal` does.
    """
    key = _key_of(label)
    data_keys.refuse_ended(key)
    own = hmac.digest(keyring.marking_secret(), bytes(key.public), hashlib.sha256)
    return hmac.new(own, label.associated + digests.canonical(answers), hashlib.sha256).hexdigest()


def put_away(content: bytes, *, subject: uuid.UUID, what: str) -> bytes:
    """*content* of any size sealed for *subject*, whose treatment ends: what it was, nobody who treats it can read.

    *what* tells it from other things of the same subject. Raises Refused: SHREDDED, where it has no key (any more).
    """
    key = DataKey.objects.filter(pk=subject, shredded_at=None).first()
    if key is None:
        raise Refused(Reason.SHREDDED)
    return boxes.close(content, bytes(key.public), over=data_keys.over_put_away(subject, what))


def _key_of(label: Label) -> DataKey:
    """The subject's key, made on first use; of whoever came after her process ended, that one, which seals nothing."""
    found = DataKey.objects.filter(pk=label.subject).first()
    return found or ended(label.subject, process=label.process) or _fresh(label.subject)


@sensitive_variables()
def _fresh(subject: uuid.UUID) -> DataKey:
    with transaction.atomic():
        wrapping = in_force()
        recovery = RecoveryKey.objects.filter(ended_at=None).order_by("-number").first()
        private = X25519PrivateKey.generate()
        secret = private.private_bytes_raw()
        return DataKey.objects.get_or_create(
            pk=subject,
            defaults={
                "public": boxes.public_half(private),
                "wrapped": data_keys.wrap(secret, subject, wrapping),
                "wrapped_with": wrapping,
                "recoverable": data_keys.wrap(secret, subject, recovery) if recovery else b"",
                "recoverable_with": recovery,
                "made_at": clock.now(),
            },
        )[0]


def in_force() -> WrappingKey:
    """The last version of the wrapping key, the first one made on first use; it cannot be retired until this commits.

    Raises Refused: LOCKED.
    """
    newest = WrappingKey.objects.select_for_update().order_by("-version").first()
    return (
        newest
        or WrappingKey.objects.get_or_create(version=1, defaults={"public": keyring.make(1), "made_at": clock.now()})[0]
    )
