# SPDX-License-Identifier: EUPL-1.2
"""Where backups lie, and which of them are whole.

A backup is a folder under its instant. It is made under another name, beginning with a dot, and gets its own once its
seal, the last thing that is written, is on the disk: whatever died on the way is not a backup.
"""

import fcntl
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from conoceles.kernel import digests, signatures
from conoceles.kernel.refusals import Refused
from conoceles.publication import disk

from .rules import Reason

FORMAT = 1
SEAL, DATABASE, MANIFEST = "seal.json", "database.age", "manifest.age"
_NAME = "%Y%m%dT%H%M%S.%fZ"
#: For whoever finds the folder on a day on which there is nobody to ask.
_README = """Respaldos del sistema «Candidatas y Candidatos, Conóceles»

Cada carpeta de «backups» es un respaldo entero si tiene «seal.json», que dice de cuándo es y qué versión del programa
lo hizo. Todo lo demás está cerrado (formato age) con una clave cuya mitad privada guardan dos personas, sin red. Se
restaura con

    manage.py restore --from ESTA-CARPETA --key ARCHIVO-DE-LA-CLAVE

en una instalación vacía de esa versión; cómo, paso a paso: docs/operations/respaldos.md del programa. Sin el programa:

    age -d -i ARCHIVO-DE-LA-CLAVE backups/…/database.age | gunzip > conoceles.sqlite3      (SQLite)
    age -d -i ARCHIVO-DE-LA-CLAVE backups/…/database.age | pg_restore -d BASE              (PostgreSQL)
    age -d -i ARCHIVO-DE-LA-CLAVE backups/…/manifest.age | gunzip                          (qué archivo es cada pieza)
"""


class Part(msgspec.Struct, frozen=True):
    """One closed file of a backup, as anyone sees it."""

    size: int
    digest: str


class Seal(msgspec.Struct, frozen=True):
    """What anyone may know of a backup, signed with the key of the record; nothing in it is of anybody.

    ``taken_at`` is the instant of its one read of the database; ``record`` how many entries that had.
    """

    format: int
    taken_at: datetime
    ended_at: datetime
    program: str
    vendor: str
    keys: list[str]
    parts: dict[str, Part]
    files: int
    size: int  # of those files, in bytes, as they lie open
    record: int
    signer: str  # PEM
    signature: str = ""

    def content(self) -> bytes:
        """What is signed."""
        return digests.canonical(msgspec.to_builtins(self) | {"signature": ""})


def signed(seal: Seal, key: Ed25519PrivateKey) -> Seal:
    """*seal* with its signature."""
    return msgspec.structs.replace(seal, signature=key.sign(seal.content()).hex())


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole one."""

    folder: Path
    seal: Seal

    @property
    def name(self) -> str:
        """What it is asked for by."""
        return self.folder.name


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of backups: another disk, mounted here and copied elsewhere."""

    root: Path

    @property
    def mark(self) -> str:
        """What tells it from another, for what is kept of it here."""
        return hashlib.sha256(str(self.root.resolve()).encode()).hexdigest()[:16]

    @property
    def taking(self) -> str:
        """What is done ``alone``: a backup into it, or what changes what is known of its pieces."""
        return f"backup-{self.mark}"

    @property
    def backups(self) -> Path:
        """One folder for each."""
        return self.root / "backups"

    def piece(self, epoch: str, name: str) -> Path:
        """Where the closed file of that name lies."""
        return self.root / "files" / epoch / name[:2] / f"{name}.age"

    def lying(self, epoch: str) -> Iterator[str]:
        """The names of the pieces that are there."""
        for folder in (self.root / "files" / epoch).glob("[0-9a-f][0-9a-f]"):
            yield from (path.stem for path in folder.iterdir() if path.suffix == ".age")

    def journal(self, epoch: str) -> Path:
        """Where the journal that is closed to those keys lies."""
        return self.root / "journal" / epoch

    def instants(self) -> dict[datetime, Path]:
        """When each whole backup was taken, the newest last."""
        found = {}
        for folder in sorted(self.backups.iterdir()) if self.backups.is_dir() else ():
            if (at := _instant(folder.name)) and (folder / SEAL).is_file():
                found[at] = folder
        return found

    def readable(self) -> Iterator[Backup]:
        """The whole backups whose seal can be read, the newest first: a spoiled one hides none of the others."""
        for folder in reversed(self.instants().values()):
            with suppress(Refused):
                yield self.read(folder)

    def newest(self) -> Backup | None:
        """The last one that was taken and can be read."""
        return next(self.readable(), None)

    def named(self, name: str) -> Backup:
        """The one of that name, or the newest without one. Raises Refused: NO_BACKUP, NOT_WHOLE."""
        if name and not (self.backups / name / SEAL).is_file():
            raise Refused(Reason.NOT_WHOLE if (self.backups / name).exists() else Reason.NO_BACKUP, name=name)
        found = self.read(self.backups / name) if name else self.newest()
        if found is None:
            lying = [*self.instants().values()]
            raise Refused(Reason.NOT_WHOLE, name=lying[-1].name) if lying else Refused(Reason.NO_BACKUP, name=self.root)
        return found

    @staticmethod
    def read(folder: Path) -> Backup:
        """The backup in *folder*. Raises Refused: NOT_WHOLE, for a seal that cannot be read."""
        try:
            return Backup(folder, msgspec.json.decode((folder / SEAL).read_bytes(), type=Seal))
        except (msgspec.DecodeError, FileNotFoundError):  # spoiled, or rotated meanwhile
            raise Refused(Reason.NOT_WHOLE, name=folder.name) from None

    def begun(self, at: datetime) -> Path:
        """A fresh folder in which a backup is made; those that died before it go."""
        self.backups.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not (self.root / "LEEME.txt").exists():
            disk.write_whole(self.root / "LEEME.txt", _README.encode())
        for rest in self.backups.glob(".*"):
            shutil.rmtree(rest)
        folder = self.backups / f".{at.strftime(_NAME)}"
        folder.mkdir(mode=0o700)
        return folder

    def settle(self, begun: Path, seal: Seal) -> Backup:
        """Make what lies in *begun* a whole backup, sealed."""
        disk.settle_on_disk(self.root)
        disk.write_whole(begun / SEAL, msgspec.json.format(msgspec.json.encode(seal), indent=2))
        whole = self.backups / seal.taken_at.strftime(_NAME)
        begun.rename(whole)
        disk.fsync_folder(self.backups)
        return Backup(whole, seal)

    def forget(self, folder: Path) -> None:
        """Remove a backup: under another name first, so that half of one is none."""
        aside = folder.with_name(f".{folder.name}")
        folder.rename(aside)
        shutil.rmtree(aside)


def here() -> Store:
    """The store of this installation. Raises Refused: NOWHERE, NOT_THERE, WITHIN."""
    if not settings.BACKUPS:
        raise Refused(Reason.NOWHERE)
    root = Path(settings.BACKUPS)
    if not root.is_dir():
        raise Refused(Reason.NOT_THERE, path=root)
    if root.resolve().is_relative_to(settings.HOME.resolve()):
        raise Refused(Reason.WITHIN, path=root)
    return Store(root)


def mine(*parts: str) -> Path:
    """A file of custody's own in this installation; it is in no backup."""
    folder: Path = settings.PRIVATE / "custody"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder.joinpath(*parts)


@contextmanager
def alone(name: str, *, wait: bool = False) -> Iterator[None]:
    """Let one process at a time do what *name* says; the others *wait*, or Refused is raised: BUSY."""
    with mine(f"{name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise Refused(Reason.BUSY) from None
        yield


def check_signed(seal: Seal, *, by: bytes | None) -> str:
    """The fingerprint of the key that signed *seal*; of *by* (PEM), kept elsewhere, where it is given.

    Raises Refused: NOT_SIGNED, OTHER_SIGNER.
    """
    try:
        same = signatures.verifies(seal.signer.encode(), bytes.fromhex(seal.signature), seal.content())
        finger = signatures.fingerprint(seal.signer.encode())
    except ValueError:
        same, finger = False, ""
    if not same:
        raise Refused(Reason.NOT_SIGNED)
    if by is not None and signatures.fingerprint(by) != finger:
        raise Refused(Reason.OTHER_SIGNER, found=finger[:16])
    return finger


def _instant(name: str) -> datetime | None:
    try:
        return datetime.strptime(name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def part(closed: Any) -> Part:
    """What a seal says of a closed file."""
    return Part(closed.size, closed.digest)
