# SPDX-License-Identifier: EUPL-1.2
"""The journal: each minute, beside the backups, what the record says since, and what was taken off the site.

A backup is minutes old when it is needed. With the journal the record goes on from where it was, entry by entry, so
that every checkpoint that somebody keeps still verifies; and what somebody withdrew meanwhile is withdrawn again.
A page holds the entries from its first number to its last, signed and closed to the same keys, and is never rewritten.
"""

import hashlib
import logging
import os
import time
from datetime import UTC, datetime, timedelta
from io import BytesIO

import msgspec
from django.conf import settings
from django.core import serializers
from django.db import DatabaseError

from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.publication import disk
from conoceles.publication.reading import one_read
from conoceles.record import queries as record
from conoceles.record.models import Checkpoint, Entry

from . import envelopes, restrictions, store
from .envelopes import Keys
from .pages import Page, lying
from .rules import Reason
from .store import Store

_STATE = "journal.json"
#: How many entries a file holds at the most.
_MOST = 50_000
#: An act is dated before it is committed: one that a backup did not see yet may be dated before it.
_MARGIN = timedelta(hours=1)
#: Seconds that an act waits for somebody else who writes it.
_PATIENCE = 2.0
_log = logging.getLogger(__name__)


class State(msgspec.Struct):
    """How far the journal goes: entries, a digest of what restricts, and when it was last looked at.

    ``number`` and ``digest`` are the last page's; ``pages``, by name: size and SHA-256 of each as it was closed.
    """

    size: int = 0
    restrictions: str = ""
    at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    epoch: str = ""
    number: int = 0
    digest: str = ""
    pages: dict[str, tuple[int, str]] = {}


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
        oldest = next((each.seal for each in reversed(list(place.readable()))), None)
        if last.epoch != to.epoch or not _all_there(place, last):
            # To other keys, on another disk, with a page lost, or of a system that was just restored: all of it again.
            last = State(epoch=to.epoch)
            _set_aside(place, to)
        written = 0
        while True:
            since = last.size or (oldest.record if oldest else 0)
            page = _page(since, (oldest.taken_at if oldest else clock.now()) - _MARGIN, last)
            told = digests.digest(page.restrictions)
            if page.entries or told != last.restrictions:
                _write(page, place, to, last)
            last.size, last.restrictions, last.at = page.last, told, page.at
            written += len(page.entries)
            if len(page.entries) < _MOST:
                break
        pruned = _prune(place, oldest.record if oldest else 0)
        last.pages = {name: closed for name, closed in last.pages.items() if name not in pruned}
        disk.write_whole(store.mine(_STATE), msgspec.json.encode(last))
        return {"entries": written, "pruned": len(pruned)}


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


def _page(since: int, restricted_since: datetime, after: State) -> Page:
    with one_read():
        at = clock.now()
        entries = list(Entry.objects.filter(number__gt=since).order_by("number").values()[:_MOST])
        last = entries[-1]["number"] if entries else since
        points = Checkpoint.objects.filter(size__gte=since, size__lte=last).order_by("size")
        return Page(
            at=at,
            epoch=after.epoch,
            number=after.number + 1,
            before=after.digest,
            first=since + 1,
            last=last,
            entries=[each | {"at": each["at"].isoformat()} for each in entries],
            checkpoints=serializers.serialize("json", points),
            restrictions=restrictions.in_force(restricted_since, at),
        )


def _write(page: Page, place: Store, to: Keys, state: State) -> None:
    """The first line is the signature of the rest. *state* goes on to that page."""
    content = msgspec.json.encode(page)
    signed = record.signing_key().sign(content).hex().encode() + b"\n" + content
    folder = place.journal(to.epoch)
    for each in (folder.parent, folder):  # parents made on the way would have the usual mode
        each.mkdir(exist_ok=True, mode=0o700)
    folder.parent.chmod(0o700)
    path = place.journal(to.epoch) / page.name
    closed = envelopes.close(envelopes.Deflated(BytesIO(signed)), path, to)
    with path.open("rb") as file:
        os.fsync(file.fileno())
    disk.fsync_folder(path.parent)
    state.number, state.digest = page.number, hashlib.sha256(content).hexdigest()
    state.pages[page.name] = (closed.size, closed.digest)
    for rest in path.parent.glob("*.age"):
        if rest.name not in state.pages:  # of whoever died before the state said so: this page tells of all it told
            rest.unlink()


def _all_there(place: Store, state: State) -> bool:
    """Whether each page lies where it was written, by its size: the drill reads them (:func:`spoiled`)."""
    folder = place.journal(state.epoch)
    try:
        return folder.is_dir() and all(
            (folder / name).stat().st_size == size for name, (size, _) in state.pages.items()
        )
    except FileNotFoundError:
        return False


def spoiled(place: Store) -> list[str]:
    """The pages that are missing or are not as they were closed. The journal is then written again, whole."""
    kept = state()
    folder = place.journal(kept.epoch)
    found = [name for name, closed in kept.pages.items() if not envelopes.intact(folder / name, *closed)]
    found = [name for name in found if name in state().pages]  # what was pruned meanwhile is not missing
    if found:
        store.mine(_STATE).unlink(missing_ok=True)
    return found


def _set_aside(place: Store, to: Keys) -> None:
    """What another installation had written there may tell of acts that this one never knew."""
    if place.journal(to.epoch).is_dir():
        place.journal(to.epoch).rename(place.journal(f".{to.epoch}-{clock.now():%Y%m%dT%H%M%S%f}"))


def _prune(place: Store, before: int) -> set[str]:
    """Remove what every backup that is kept has in itself; the names of those files."""
    gone = [path for _, last, path in lying(place) if last < before]
    for path in gone:
        path.unlink(missing_ok=True)
    return {path.name for path in gone}
