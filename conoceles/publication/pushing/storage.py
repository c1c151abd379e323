# SPDX-License-Identifier: EUPL-1.2
"""To an S3-compatible store: the same folders as here, and an object that says which release is shown.

::

    <prefix><process>/releases/<n>/…     each file, with its type, its coding and its caching
    <prefix><process>/current            {"number": n, "sums": SHA-256 of its SHA256SUMS}, and n in its metadata

``current`` is one object, so writing it is the switch. ``deploy/nginx/from-s3.conf`` asks it which release to read.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import islice
from typing import Annotated, Any

import msgspec
import obstore
from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError
from obstore.store import S3Store

from conoceles.kernel.refusals import Refused
from conoceles.publication.server.headers import of_file
from conoceles.publication.shelf import SUMS, WITHDRAWN, WITHDRAWN_SIGNATURE, Shelf

from .holdings import Held, count, held
from .rules import Bucket, Reason, check_not_ahead, numbered

_CODINGS = {".br": "br", ".gz": "gzip"}
#: Files on their way at once, and how many are given out before the next are listed.
_AT_ONCE, _GIVEN_OUT = 16, 512
_ADDED = {WITHDRAWN, WITHDRAWN_SIGNATURE}
Told = Callable[[str, int, int], None]


class Current(msgspec.Struct, frozen=True):
    """What ``current`` says: the release that is shown over there."""

    number: Annotated[int, msgspec.Meta(ge=0)] = 0
    sums: str = ""


def push(shelf: Shelf, process: str, number: int, *, to: Bucket, options: dict[str, str], told: Told) -> int:
    """Show release *number* of *process* over there, and have there what is kept here and nothing else.

    How many files were sent. Raises Refused: AHEAD, ANOTHER_RELEASE, STRANGE, NOT_AS_SENT, NOT_WHOLE, VERSIONED,
    DENIED, UNREACHABLE.
    """
    plain = options.get("endpoint", "").startswith("http://")
    store = S3Store(
        to.name,
        prefix=f"{to.prefix}{process}",
        client_options={"allow_http": plain, "timeout": timedelta(minutes=5)},
        retry_config={"max_retries": 4, "retry_timeout": timedelta(seconds=60)},
        **options,  # type: ignore[arg-type]
    )
    try:
        return _Push(store, shelf).show(number, told)
    except (PermissionDeniedError, UnauthenticatedError) as denied:
        raise Refused(Reason.DENIED, cause=_said(denied)) from denied
    except BaseError as cut:
        raise Refused(Reason.UNREACHABLE, place=f"s3://{to.name}", cause=_said(cut)) from cut


@dataclass(slots=True)
class _Push:
    store: S3Store
    shelf: Shelf
    sent: int = 0

    def show(self, number: int, told: Told) -> int:
        here = Current(number, hashlib.sha256((self.shelf.release(number) / SUMS).read_bytes()).hexdigest())
        there = self._current()
        check_not_ahead(there=there.number, here=number)
        if there.number == number and there.sums != here.sums:
            raise Refused(Reason.ANOTHER_RELEASE, number=number)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            self._settle(pool, number, whole=True, told=partial(told, "send"))
            told("show", 0, 0)
            if there != here:
                # Its readers ask often, and no cache may keep it.
                said = {"Content-Type": "application/json", "Cache-Control": "no-cache", "release": str(number)}
                self._put("current", msgspec.json.encode(here), said)
            kept = [one for one in self.shelf.numbers() if one < number]
            for done, old in enumerate(kept):
                told("keep", done, len(kept))
                self._settle(pool, old, whole=False)
            for gone in self._numbers() - {number, *kept}:
                self._drop(one.key for one in self._there(gone))
        return self.sent

    def _current(self) -> Current:
        try:
            return msgspec.json.decode(bytes(self.store.get("current").bytes()), type=Current)
        except FileNotFoundError:  # what obstore raises
            return Current()
        except msgspec.DecodeError as error:
            raise Refused(Reason.STRANGE) from error

    def _numbers(self) -> set[int]:
        found = self.store.list_with_delimiter("releases")["common_prefixes"]
        names = (one.rstrip("/").rpartition("/")[2] for one in found)
        return {number for name in names if (number := numbered(name))}

    def _settle(
        self, pool: ThreadPoolExecutor, number: int, *, whole: bool, told: Callable[[int, int], None] = lambda *_: None
    ) -> None:
        """Have release *number* there as it is here: what lacks is sent and read back, what is not here is removed."""
        total, done = count(self.shelf, number), 0
        wrong: list[str] = []
        steps = _compared(held(self.shelf, number, whole=whole), self._there(number))
        while batch := list(islice(steps, _GIVEN_OUT)):
            self._drop(lying.key for mine, lying in batch if mine is None and lying)
            # What an archive had there already was read back when it was the release that is shown; what is added to
            # it may change and be as large as before.
            due = [
                (mine, lying)
                for mine, lying in batch
                if mine and (whole or not _as_large(mine, lying) or mine.path in _ADDED)
            ]
            for mine, verified in pool.map(partial(self._one, number), due):
                wrong += [] if verified else [mine.path]
            done += len(batch)
            told(done, max(total, done))
        if wrong:
            raise Refused(Reason.NOT_AS_SENT, paths=wrong)

    def _one(self, number: int, step: "tuple[Held, _Lying | None]") -> tuple[Held, bool]:
        """Send one file unless one of its size is there, and read it back; once more where it is not what was sent."""
        mine, lying = step
        key = f"releases/{number}/{mine.path}"
        there = _as_large(mine, lying)
        for _ in range(2):
            if not there:
                self._put(key, self.shelf.release(number) / mine.path, _attributes(mine.path))
            if self._digest(key) == mine.digest:
                return mine, True
            there = False
        return mine, False

    def _put(self, key: str, content: Any, attributes: dict[str, str]) -> None:
        try:
            result = self.store.put(key, content, attributes=attributes)
        except FileNotFoundError:  # published again meanwhile
            raise Refused(Reason.NOT_WHOLE, number=key.split("/")[1], path=key) from None
        self.sent += 1
        if result["version"] not in {None, "null"}:
            raise Refused(Reason.VERSIONED)

    def _digest(self, key: str) -> str:
        found = hashlib.sha256()
        for piece in self.store.get(key).stream():
            found.update(piece)
        return found.hexdigest()

    def _there(self, number: int) -> "Iterator[_Lying]":
        start = f"releases/{number}/"
        for some in self.store.list(start.rstrip("/")):
            for one in some:
                yield _Lying(one["path"], one["path"].removeprefix(start), one["size"])

    def _drop(self, keys: Iterable[str]) -> None:
        each = iter(keys)
        while some := list(islice(each, _GIVEN_OUT)):
            obstore.delete(self.store, some)


@dataclass(frozen=True, slots=True)
class _Lying:
    """An object that lies there: its key, its path in the release, and its size in bytes."""

    key: str
    path: str
    size: int


def _as_large(mine: Held, lying: _Lying | None) -> bool:
    return lying is not None and lying.size == mine.size


def _compared(here: Iterator[Held], there: Iterator[_Lying]) -> Iterator[tuple[Held | None, _Lying | None]]:
    """Both lists, which come sorted by path, side by side; neither is ever whole in memory."""
    mine, lying = next(here, None), next(there, None)
    while mine or lying:
        first = min(one.path for one in (mine, lying) if one)
        yield mine if mine and mine.path == first else None, lying if lying and lying.path == first else None
        if mine and mine.path == first:
            mine = next(here, None)
        if lying and lying.path == first:
            lying = next(there, None)


def _attributes(path: str) -> dict[str, str]:
    """What the store says of a file when asked for it: as our own server would (:mod:`..server.headers`)."""
    plain, dot, suffix = path.rpartition(".")
    coding = _CODINGS.get(f"{dot}{suffix}")
    said = dict(of_file(plain if coding else path, negotiated=False))
    given = {"Content-Type": said["content-type"], "Cache-Control": said["cache-control"]}
    return given | ({"Content-Encoding": coding} if coding else {})


def _said(error: Exception) -> str:
    """What the store said, without what the library tells of itself."""
    said = str(error)
    message = re.search(r"<Message>([^<]*)", said)
    return message[1].rstrip(".") if message else said.strip().partition("\n")[0][:300]
