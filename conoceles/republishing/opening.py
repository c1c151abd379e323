# SPDX-License-Identifier: EUPL-1.2
"""A release as somebody kept it, in a folder or a ZIP: opened, and nothing of it believed before it verifies.

Of a ZIP only the few files that are needed are written, to a private folder that goes afterwards.
"""

import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Annotated

import msgspec
from django.conf import settings

from conoceles.kernel import clock, digests, signatures
from conoceles.kernel.refusals import Refused
from conoceles.opendata.changes import ROWS
from conoceles.publication.shelf import CARD, PUBLIC_KEY, SIGNATURE, SUMS

from .rules import Reason

#: What is read, and of how many bytes at most it is believed: half a million candidacies and their pages fit.
_NEEDED = {SUMS: 1 << 31, SIGNATURE: 1 << 10, PUBLIC_KEY: 1 << 12, CARD: 1 << 16, ROWS: 1 << 35}
_SUM = re.compile(rb"^([0-9a-f]{64})  (.+)\n", re.MULTILINE)
#: What the library says of a ZIP that is none, is cut short, altered or encrypted.
_UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, FileNotFoundError)


@dataclass(frozen=True, slots=True)
class Card:
    """Which release it is: of which process, its number, when it was frozen, and what proves it."""

    process: str
    number: int
    frozen_at: datetime
    candidacies: int  # how many rows it has
    sums: str  # SHA-256 of SHA256SUMS
    key: str  # fingerprint of the key that signed it


class _Said(msgspec.Struct):
    """What is read of ``release.json``."""

    process: str
    number: int
    frozen_at: Annotated[datetime, msgspec.Meta(tz=True)]
    candidacies: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A release that verifies: its card, and the file of its rows."""

    card: Card
    rows: Path


@contextmanager
def opened(place: Path, *, key: str = "") -> Iterator[Kept]:
    """The release at *place*, once its list is signed, and by the *key* of that fingerprint where one is given.

    Raises Refused: NOT_A_RELEASE with everything that is missing, NOT_AUTHENTIC with everything that does not verify.
    """
    if place.is_dir():
        yield _verified(place, key)
        return
    with TemporaryDirectory(prefix="release-", dir=_private()) as folder:
        _unpack(place, Path(folder))
        yield _verified(Path(folder), key)


def _private() -> Path:
    folder: Path = settings.PRIVATE / "imports"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _unpack(place: Path, folder: Path) -> None:
    """Write what is needed of the ZIP at *place*; what it lacks may lie beside it, as who downloads both has it."""
    try:
        with zipfile.ZipFile(place) as archive:
            for name, most in _NEEDED.items():
                entry = _entry(archive, name)
                if entry is not None and entry.file_size <= most:
                    target = folder / name
                    target.parent.mkdir(exist_ok=True)
                    with archive.open(entry) as packed, target.open("wb") as file:
                        shutil.copyfileobj(packed, file, 1 << 20)
    except _UNREADABLE as error:
        raise Refused(Reason.NOT_A_RELEASE, place=place, missing=sorted(_NEEDED)) from error
    for name in _NEEDED:
        beside = place.parent / name
        if not (folder / name).exists() and beside.is_file():
            (folder / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(beside, folder / name)


def _entry(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo | None:
    """The file called *name* in *archive*, at its top or within one folder: whoever keeps a release packs either."""
    wanted = PurePosixPath(name).parts
    found = [
        entry
        for entry in archive.infolist()
        if PurePosixPath(entry.filename).parts in (wanted, PurePosixPath(entry.filename).parts[:1] + wanted)
    ]
    return min(found, key=lambda entry: len(entry.filename)) if found else None


def _verified(folder: Path, key: str) -> Kept:
    missing = sorted(name for name in _NEEDED if not (folder / name).is_file())
    if missing:
        raise Refused(Reason.NOT_A_RELEASE, place=folder, missing=missing)
    sums, pem = (folder / SUMS).read_bytes(), (folder / PUBLIC_KEY).read_bytes()
    wrong = []
    try:
        signed = signatures.verifies(pem, (folder / SIGNATURE).read_bytes(), sums)
        mark = signatures.fingerprint(pem)
    except ValueError:  # no key at all
        signed, mark = False, ""
    if not signed:
        wrong.append(SIGNATURE)
    if key and key.casefold() != mark:
        wrong.append(PUBLIC_KEY)
    listed = {name: digest.decode() for digest, name in _SUM.findall(sums)}
    for name in (CARD, ROWS):
        with (folder / name).open("rb") as file:
            if digests.of_file(file) != listed.get(name.encode()):
                wrong.append(name)
    if wrong:
        raise Refused(Reason.NOT_AUTHENTIC, place=folder, wrong=wrong)
    with (folder / SUMS).open("rb") as file:
        proof = digests.of_file(file)
    said = _said(folder)
    return Kept(Card(said.process, said.number, said.frozen_at, said.candidacies, proof, mark), folder / ROWS)


def _said(folder: Path) -> _Said:
    """The card, which is signed but may have been written by anyone. Raises Refused (NOT_A_RELEASE)."""
    try:
        said = msgspec.json.decode((folder / CARD).read_bytes(), type=_Said)
    except msgspec.DecodeError as error:
        raise Refused(Reason.NOT_A_RELEASE, place=folder, missing=[CARD]) from error
    if said.frozen_at > clock.now():  # its texts would be approved on a day that has not come
        raise Refused(Reason.NOT_A_RELEASE, place=folder, missing=[CARD])
    return said
