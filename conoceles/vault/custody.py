# SPDX-License-Identifier: EUPL-1.2
"""Recovery by two of three: the recovery key's private half exists only inside boxes, one for each pair of custodians.

Each box is closed for one of the pair, and within it lies another, closed for the other one. What a custodian keeps
is three lines of text, on paper or on a memory that is never left in a machine::

    Custodia 2 de 3 · clave de recuperación 1
    qZ0b…=                    the custodian's key: 32 bytes, base64
    comprobación 5f2a9c01     of the line above, for whoever copies it by hand
"""

import base64
import binascii
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations, permutations

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.views.decorators.debug import sensitive_variables

from conoceles.kernel.refusals import Refused

from . import boxes
from .models import RecoveryKey
from .rules import Reason

CUSTODIANS = 3


@dataclass(frozen=True)
class Ceremony:
    """A recovery key just made: what is kept in the database, and what each custodian takes away."""

    public: bytes
    boxes: dict[str, str]
    pages: tuple[str, ...] = field(repr=False)


@sensitive_variables()
def ceremony(number: int) -> Ceremony:
    """Make recovery key *number*. Its private half is gone when this returns, but for the boxes."""
    secret = X25519PrivateKey.generate()
    custodians = [X25519PrivateKey.generate() for _ in range(CUSTODIANS)]
    closed = {}
    for one, other in combinations(range(CUSTODIANS), 2):
        pair = f"{one + 1}+{other + 1}"
        inner = boxes.close(secret.private_bytes_raw(), boxes.public_half(custodians[other]), over=_over(number, pair))
        closed[pair] = boxes.close(inner, boxes.public_half(custodians[one]), over=_over(number, pair)).hex()
    pages = tuple(_page(number, place, key) for place, key in enumerate(custodians, 1))
    return Ceremony(boxes.public_half(secret), closed, pages)


@sensitive_variables()
def rejoined(recovery: RecoveryKey, pages: Iterable[str]) -> X25519PrivateKey:
    """The private half of *recovery*, from the pages of two of its custodians, in any order.

    Raises Refused: NOT_A_CUSTODY, for a page that cannot be one or was badly copied; NOT_TWO_CUSTODIANS.
    """
    keys = [_read(page) for page in pages]
    for pair, box in recovery.boxes.items():
        for one, other in permutations(keys, 2):
            try:
                inner = boxes.open_(bytes.fromhex(box), one, over=_over(recovery.number, pair))
                secret = boxes.open_(inner, other, over=_over(recovery.number, pair))
            except boxes.Spoiled:
                continue
            found = X25519PrivateKey.from_private_bytes(secret)
            if boxes.public_half(found) == bytes(recovery.public):
                return found
    raise Refused(Reason.NOT_TWO_CUSTODIANS, number=recovery.number)


def _over(number: int, pair: str) -> bytes:
    return f"conoceles/custodia/{number}/{pair}".encode()


def _page(number: int, place: int, key: X25519PrivateKey) -> str:
    written = base64.b64encode(key.private_bytes_raw()).decode()
    heading = f"Custodia {place} de {CUSTODIANS} · clave de recuperación {number}"
    return f"{heading}\n{written}\ncomprobación {_check(written)}\n"


def _read(page: str) -> X25519PrivateKey:
    lines = [line.strip() for line in page.splitlines() if line.strip()]
    try:
        _, written, check = lines
        key = base64.b64decode(written, validate=True)
        if check.rpartition(" ")[2] == _check(written):
            return X25519PrivateKey.from_private_bytes(key)
    except (ValueError, binascii.Error):
        pass
    raise Refused(Reason.NOT_A_CUSTODY) from None


def _check(written: str) -> str:
    return hashlib.sha256(written.encode()).hexdigest()[:8]
