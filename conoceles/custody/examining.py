# SPDX-License-Identifier: EUPL-1.2
"""What a restored system must amount to: the same rows, the record that was signed, the release that was shown."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from conoceles.elections.models import Process
from conoceles.files.storage import scratch_folder
from conoceles.kernel import signatures
from conoceles.opendata import changes
from conoceles.publication import disk, shelf
from conoceles.publication.baking.bench import CLOSING
from conoceles.publication.baking.notes import Notes
from conoceles.publication.freezing import digest_of, photos_intact
from conoceles.publication.keys import signing_key
from conoceles.publication.models import Release
from conoceles.publication.program import fingerprint
from conoceles.publication.publishing import baked
from conoceles.publication.shelf import CHECKPOINT, SIGNATURE, SUMS, Shelf
from conoceles.record import queries as record
from conoceles.record import verification

from . import databases
from .taking import Header

Told = Callable[[str, int, int], None]
#: How many faults of one kind are told.
_SOME = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """A release as it came back: which, what is wrong with it, and what came of making it again (words)."""

    process: str
    number: int
    faults: list[str]
    rebuilt: str


def rows(header: Header) -> list[str]:
    """The tables that do not hold what the backup says that they held."""
    with connection.cursor() as asked:
        here, last = databases.rows(asked), databases.last_entry(asked)
    wrong = [
        f"la tabla {table} tiene {here.get(table, 0):,} renglones y el respaldo dice {count:,}"
        for table, count in header.rows.items()
        if here.get(table, 0) != count
    ]
    if last != header.record:
        wrong.append(f"la bitácora termina en el asiento {last[0]:,} y el respaldo dice {header.record[0]:,}")
    return wrong


def signed_record(outside: Iterable[tuple[str, str]]) -> tuple[int, int, list[str]]:
    """How many entries there are, how many are as they were signed, and what is wrong; *outside* as kept elsewhere."""
    published = [(str(path.relative_to(settings.HOME)), path.read_text()) for path in _checkpoints()]
    verdict = verification.verdict([*outside, *published], record.public_key())
    return verdict.entries, verdict.signed, verdict.faults[:_SOME]


def _checkpoints() -> list[Path]:
    return sorted(settings.PUBLIC.glob(f"*/releases/*/{CHECKPOINT}")) if settings.PUBLIC.is_dir() else []


def shown(told: Told) -> list[Shown]:
    """Each release that the public saw: its bytes against its signature, and made again from its freeze."""
    found = []
    for process in Process.objects.order_by("slug"):
        shelf_ = shelf.of(process.slug)
        number = shelf_.visible
        last = process.releases.filter(shown_at__isnull=False).order_by("-number").first()
        if number == 0 and last is None:
            continue
        release = process.releases.filter(number=number).first()
        if release is None or last is None or number < last.number:
            said = f"se mostraba la publicación {number}, y la base dice {last.number if last else 'que ninguna'}"
            found.append(Shown(process.slug, number, [said], ""))
            continue
        faults = _altered(shelf_.release(number), release)
        rebuilt, differing = _rebuilt(release, shelf_, told)
        found.append(Shown(process.slug, number, faults + differing, rebuilt))
    return found


def as_signed() -> tuple[int, list[str]]:
    """How many releases are shown, and what of their public files is not what was signed; nothing is made again."""
    count, faults = 0, []
    for process in Process.objects.order_by("slug"):
        shelf_ = shelf.of(process.slug)
        release = process.releases.filter(number=shelf_.visible).first()
        if release is not None:
            count += 1
            faults += [f"{process.slug}, {fault}" for fault in _altered(shelf_.release(release.number), release)]
    return count, faults


def _altered(folder: Path, release: Release) -> list[str]:
    """What of the public files is not what was signed."""
    try:
        sums = (folder / SUMS).read_bytes()
        key = signatures.public_pem(signing_key())
        if hashlib.sha256(sums).hexdigest() != release.manifest:
            return [f"publicación {release.number}: su lista de huellas no es la que se mostró"]
        if not signatures.verifies(key, (folder / SIGNATURE).read_bytes(), sums):
            return [f"publicación {release.number}: su firma no es de esta instalación"]
    except OSError as error:
        return [f"publicación {release.number}: falta {Path(str(error.filename)).name}"]
    wrong = [path for digest, path in _listed(sums) if _digest(folder / path) != digest]
    return [f"publicación {release.number}: {path} falta o no es lo que se firmó" for path in wrong[:_SOME]]


def _listed(sums: bytes) -> Iterable[tuple[str, str]]:
    return ((line[:64], line[66:]) for line in sums.decode().splitlines())


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _rebuilt(release: Release, shelf_: Shelf, told: Told) -> tuple[str, list[str]]:
    """What came of making *release* again from its freeze, in words; and what differs that should not."""
    freeze = shelf_.freezes / str(release.number)
    named = f"publicación {release.number}"
    try:
        if digest_of(freeze) != release.digest or not photos_intact(freeze) or not (freeze / CHECKPOINT).exists():
            return "", [f"{named}: lo congelado no es lo que se congeló"]
    except OSError:
        return "", [f"{named}: falta lo congelado"]
    program = shelf_.bakes / str(release.number) / "program"
    if not program.exists() or program.read_text() != fingerprint():
        return "la hizo otra versión del programa: sus archivos son los firmados, y no se volvió a hacer", []
    with scratch_folder() as folder:
        again = _beside(shelf_, release.number, Path(folder))
        _, manifest = baked(release, again, anew=True, told=told)
        if manifest == release.manifest:
            return "se volvió a hacer y es igual, byte por byte", []
        former, made = (_sums(one.release(release.number)) for one in (shelf_, again))
        differing = {path for path in former.keys() | made.keys() if former.get(path) != made.get(path)}
        since = _since(shelf_, release.number, again)
        if differing <= since:
            return "se volvió a hacer y es igual, salvo lo que cuenta qué cambió desde la anterior, ya reducida", []
        return "", [f"{named}: al volver a hacerla, {path} sale distinto" for path in sorted(differing - since)[:_SOME]]


def _sums(folder: Path) -> dict[str, str]:
    return {path: digest for digest, path in _listed((folder / SUMS).read_bytes())}


def _since(shelf_: Shelf, number: int, again: Shelf) -> set[str]:
    """The files that tell what changed since the release before, where something was taken out of that one since."""
    before = shelf_.release(number - 1)
    if not before.is_dir() or changes.comparable(before):
        return set()
    notes = Notes(again.bakes / str(number))
    return {
        page.path + file.suffix
        for part in settings.RELEASE_PARTS
        for page in notes.baked(part, CLOSING)
        for file in page.files
    }


def _beside(shelf_: Shelf, number: int, folder: Path) -> Shelf:
    """A shelf in *folder* on which the release before is the one shown, as it was when *number* was made."""
    beside = Shelf(folder / "public", shelf_.freezes, folder / "bakes", folder / "lock")
    (beside.public / "releases").mkdir(parents=True)
    before = shelf_.release(number - 1)
    if before.is_dir():
        beside.release(number - 1).symlink_to(before.resolve())
        beside.current.symlink_to(Path("releases") / str(number - 1))
    disk.fsync_folder(folder)
    return beside
