# SPDX-License-Identifier: EUPL-1.2
"""The pages of the journal: what each holds, where it lies, and reading them back with nothing believed unsigned.

A page signs its own place too: what it is called, the keys it is closed to, and the digest of the page before it. So
whoever writes in the store can take away its end (an outside checkpoint tells), and can neither move a page nor bring
one back.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec

from conoceles.kernel import signatures
from conoceles.kernel.refusals import Refused

from . import envelopes
from .rules import Reason
from .store import Store

_NAME = re.compile(r"([0-9]{8})-([0-9]{12})-([0-9]{12})\.age")


class Page(msgspec.Struct):
    """One file: entries and checkpoints as rows; ``restrictions`` as :func:`restrictions.in_force` tells them.

    ``before`` is the SHA-256 of the page before it as it was signed, of its epoch; empty in its first.
    """

    at: datetime
    epoch: str
    number: int
    before: str
    first: int
    last: int
    entries: list[dict[str, Any]]
    checkpoints: str
    restrictions: dict[str, Any]

    @property
    def name(self) -> str:
        """What its file is called, wherever it is."""
        return f"{self.number:08}-{self.first:012}-{self.last:012}.age"


def since(place: Store, size: int, by: Sequence[Any], *, signer: bytes, epoch: str) -> Iterator[Page]:
    """The pages that tell of anything after the first *size* entries, in order, each signed by *signer* (PEM).

    *epoch* is that of the backup: what was closed to other keys, and goes no further than it, needs not be opened.
    Raises Refused: OTHER_KEY, ALTERED; JOURNAL_GAP, where a page does not follow the one before it.
    """
    before: dict[str, str] = {}
    for _, last, path in lying(place):
        if last < size:
            continue
        try:
            written = _opened(path, by, signer)
        except Refused as refusal:
            if refusal.reason is Reason.OTHER_KEY and path.parent.name != epoch and last == size:
                continue
            raise
        page = msgspec.json.decode(written, type=Page)
        if (page.epoch, page.name) != (path.parent.name, path.name):
            raise Refused(Reason.ALTERED, what=path.name)
        if page.before != before.get(page.epoch, page.before):
            raise Refused(Reason.JOURNAL_GAP, after=page.first - 1)
        before[page.epoch] = hashlib.sha256(written).hexdigest()
        yield page


def _opened(path: Path, by: Sequence[Any], signer: bytes) -> bytes:
    content = BytesIO()
    into = envelopes.Inflating(content)
    envelopes.open_(path, into, by)
    into.flush()
    signature, _, written = content.getvalue().partition(b"\n")
    if not _signed(signer, signature, written):
        raise Refused(Reason.ALTERED, what=path.name)
    return written


def _signed(signer: bytes, signature: bytes, content: bytes) -> bool:
    try:
        return signatures.verifies(signer, bytes.fromhex(signature.decode("ascii")), content)
    except ValueError:
        return False


def lying(place: Store) -> list[tuple[int, int, Path]]:
    """Number, last entry and path; by what they reach to, those of one epoch as they were written."""
    return sorted(
        (
            (int(name[1]), int(name[3]), path)
            for path in (place.root / "journal").glob("*/*.age")
            if (name := _NAME.fullmatch(path.name)) and not path.parent.name.startswith(".")
        ),
        key=lambda found: (found[1], found[0]),
    )
