# SPDX-License-Identifier: EUPL-1.2
"""The journal: each minute, beside the backups, what the record says since, and what was taken off the site.

A backup is minutes old when it is needed. With the journal the record goes on from where it was, entry by entry, so
that every checkpoint that somebody keeps still verifies; and what somebody withdrew meanwhile is withdrawn again.
A file holds the entries from its first number to its last, signed and closed to the same keys, and is never rewritten.
"""

import logging
import os
import re
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings
from django.core import serializers
from django.db import DatabaseError

from conoceles.kernel import clock, digests, signatures
from conoceles.kernel.refusals import Refused
from conoceles.publication import disk
from conoceles.publication.reading import one_read
from conoceles.record import queries as record
from conoceles.record.models import Checkpoint, Entry

from . import envelopes, restrictions, store
from .envelopes import Keys
from .rules import Reason
from .store import Store

_NAME = re.compile(r"([0-9]{12})-([0-9]{12})\.age")
_STATE = "journal.json"
#: How many entries a file holds at the most.
_MOST = 50_000
#: An act is dated before it is committed: one that a backup did not see yet may be dated before it.
_MARGIN = timedelta(hours=1)
#: Seconds that an act waits for somebody else who writes it.
_PATIENCE = 2.0
_log = logging.getLogger(__name__)


class State(msgspec.Struct):
    """How far the journal goes: entries, a digest of what restricts, and when it was last looked at."""

    size: int = 0
    restrictions: str = ""
    at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    epoch: str = ""


class Page(msgspec.Struct):
    """One file: entries and checkpoints as rows; ``restrictions`` as :func:`restrictions.in_force` tells them."""

    at: datetime
    entries: list[dict[str, Any]]
    checkpoints: str
    restrictions: dict[str, Any]


def state() -> State:
    """How far it goes."""
    try:
        return msgspec.json.decode(store.mine(_STATE).read_bytes(), type=State)
    except (FileNotFoundError, msgspec.DecodeError):
        return State()


def keep() -> dict[str, int]:
    """Write what is new; nothing is written when nothing is. Raises Refused: as ``taking.take`` does."""
    place, to = store.here(), envelopes.keys()
    with store.alone("journal"):
        last = state()
        instants = place.instants()
        oldest = place.read(next(iter(instants.values()))).seal if instants else None
        if last.epoch != to.epoch or not place.journal(to.epoch).is_dir():
            # To other keys, on another disk, or of a system that was just restored: all of it is written again.
            last = State(epoch=to.epoch)
            _set_aside(place, to)
        since = last.size or (oldest.record if oldest else 0)
        page = _page(since, (oldest.taken_at if oldest else clock.now()) - _MARGIN)
        told = digests.digest(page.restrictions)
        if page.entries or told != last.restrictions:
            place.journal(to.epoch).mkdir(parents=True, exist_ok=True, mode=0o700)
            _write(page, place, to, since)
        size = page.entries[-1]["number"] if page.entries else since
        disk.write_whole(store.mine(_STATE), msgspec.json.encode(State(size, told, page.at, to.epoch)))
        return {"entries": len(page.entries), "pruned": _prune(place, oldest.record if oldest else 0)}


def follow() -> None:
    """The same, right after an act that restricts (``settings.FOLLOWED``), before anybody is told that it is done.

    What keeps it from being written keeps nobody from withdrawing: the clock tries again within a minute, and whoever
    watches is told that it is late.
    """
    if not settings.BACKUPS:
        return
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            keep()
        except Refused as refusal:
            if refusal.reason is Reason.BUSY and time.monotonic() < until:
                time.sleep(0.05)  # whoever writes it now may have read before this act was committed
                continue
            _log.warning("the journal was not written at once: %s", refusal.reason.name)
        except (OSError, DatabaseError) as error:
            _log.warning("the journal was not written at once: %s", type(error).__name__)
        return


def _page(since: int, restricted_since: datetime) -> Page:
    with one_read():
        at = clock.now()
        entries = list(Entry.objects.filter(number__gt=since).order_by("number").values()[:_MOST])
        last = entries[-1]["number"] if entries else since
        points = Checkpoint.objects.filter(size__gte=since, size__lte=last).order_by("size")
        return Page(
            at,
            [each | {"at": each["at"].isoformat()} for each in entries],
            serializers.serialize("json", points),
            restrictions.in_force(restricted_since, at),
        )


def _write(page: Page, place: Store, to: Keys, since: int) -> None:
    """The first line is the signature of the rest."""
    content = msgspec.json.encode(page)
    signed = record.signing_key().sign(content).hex().encode() + b"\n" + content
    first, last = since + 1, page.entries[-1]["number"] if page.entries else since
    path = place.journal(to.epoch) / f"{first:012}-{last:012}.age"
    envelopes.close(envelopes.Deflated(BytesIO(signed)), path, to)
    with path.open("rb") as file:
        os.fsync(file.fileno())
    disk.fsync_folder(path.parent)


def _set_aside(place: Store, to: Keys) -> None:
    """What another installation had written there may tell of acts that this one never knew."""
    if place.journal(to.epoch).is_dir():
        place.journal(to.epoch).rename(place.journal(f".{to.epoch}-{clock.now():%Y%m%dT%H%M%S%f}"))


def _prune(place: Store, before: int) -> int:
    """Remove what every backup that is kept has in itself; how many files."""
    gone = [path for _, last, path in _files(place) if last < before]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def since(place: Store, size: int, by: Sequence[Any], *, signer: bytes) -> Iterator[Page]:
    """The pages that tell of anything after the first *size* entries, in order, each signed by *signer* (PEM).

    Raises Refused: OTHER_KEY, ALTERED.
    """
    for _, last, path in _files(place):
        if last >= size:
            content = BytesIO()
            into = envelopes.Inflating(content)
            envelopes.open_(path, into, by)
            into.flush()
            signature, _, written = content.getvalue().partition(b"\n")
            if not _signed(signer, signature, written):
                raise Refused(Reason.ALTERED, what=path.name)
            yield msgspec.json.decode(written, type=Page)


def _signed(signer: bytes, signature: bytes, content: bytes) -> bool:
    try:
        return signatures.verifies(signer, bytes.fromhex(signature.decode("ascii")), content)
    except ValueError:
        return False


def _files(place: Store) -> list[tuple[int, int, Path]]:
    return sorted(
        (int(name[1]), int(name[2]), path)
        for path in (place.root / "journal").glob("*/*.age")
        if (name := _NAME.fullmatch(path.name)) and not path.parent.name.startswith(".")
    )
