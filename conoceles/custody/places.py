# SPDX-License-Identifier: EUPL-1.2
"""What of an installation's folder goes into a backup, and whether a place is empty enough to restore into."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication import disk

from .rules import Reason

#: Of the private folder: what is passing, or made again; letters put together hold codes (manual of deliveries); copies
#: of what is held of one person last a day; and the vault's keys, so that whoever opens a backup opens no answer.
LEFT_OUT = frozenset({"tmp", "custody", "packages", "copies", "vault"})
#: What an installation that never ran has there already, and what may be put there before a restore.
_FRESH = frozenset({"tmp", "custody", "vault", "secret-key"})
_ROOTS = ("private", "public")


@dataclass(frozen=True, slots=True)
class Found:
    """A file by its path below the installation's folder, or a symbolic link; ``same`` stays while its bytes do."""

    path: str
    place: Path
    size: int
    mtime: int  # nanoseconds: what is reused of a release is known by it
    same: str
    link: str = ""


def found() -> Iterator[Found]:
    """Every file that goes into a backup, in order. What begins with a dot is not finished, and is not there."""
    for root, folder in zip(_ROOTS, (settings.PRIVATE, settings.PUBLIC), strict=True):
        yield from _within(root, folder, top=root == "private")


def place_of(path: str) -> Path:
    """Where the file of that *path* belongs here. Raises Refused (ALTERED) for one that would lie elsewhere."""
    root, _, rest = path.partition("/")
    pieces = rest.split("/")
    if root not in _ROOTS or not all(pieces) or any(each in {".", ".."} for each in pieces) or "\0" in rest:
        raise Refused(Reason.ALTERED, what=path)
    return {"private": settings.PRIVATE, "public": settings.PUBLIC}[root].joinpath(*pieces)


def refuse_unless_empty() -> None:
    """Raises Refused (NOT_EMPTY) for a folder in which somebody's data lie."""
    public = {settings.PUBLIC, settings.HOME / "public"}  # where it is restored, and where it is shown in the end
    for folder, fresh in ((settings.PRIVATE, _FRESH), *((each, frozenset()) for each in public)):
        for each in folder.iterdir() if folder.is_dir() else ():
            if each.name not in fresh and not _database(each.name) and _holds(each):
                raise Refused(Reason.NOT_EMPTY, what=each)


@contextmanager
def staged() -> Iterator[None]:
    """Within this block what is public lies beside its place, where no server looks: it is shown by ``show``."""
    final, settings.PUBLIC = settings.PUBLIC, _stage()
    try:
        yield
    finally:
        settings.PUBLIC = final


def waiting() -> bool:
    """Whether something that was restored was not shown yet."""
    return _stage().is_dir()


def show() -> None:
    """Let the public see what was restored, where it waits for that. Raises Refused (NOT_EMPTY) over something else."""
    if not waiting():
        return
    try:
        if settings.PUBLIC.is_dir():
            settings.PUBLIC.rmdir()
        _stage().rename(settings.PUBLIC)
    except OSError as error:
        raise Refused(Reason.NOT_EMPTY, what=settings.PUBLIC) from error
    disk.fsync_folder(settings.HOME)


def withhold(slug: str) -> None:
    """Put what waits of the process *slug* where it is not shown with the rest."""
    aside = settings.HOME / f"public.withheld-{clock.now():%Y%m%dT%H%M%S%f}"
    if (_stage() / slug).is_dir():
        aside.mkdir(mode=0o700)
        (_stage() / slug).rename(aside / slug)


def _stage() -> Path:
    return settings.HOME / "public.restored"


def _holds(place: Path) -> bool:
    return not place.is_dir() or any(True for each in place.rglob("*") if not each.is_dir())


def _database(name: str) -> bool:
    return name.startswith("conoceles.sqlite3")


def _within(path: str, folder: Path, *, top: bool = False) -> Iterator[Found]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        name = entry.name
        if name.startswith(".") or (top and (name in LEFT_OUT or _database(name) or name.endswith(".lock"))):
            continue
        here = f"{path}/{name}"
        try:
            if entry.is_symlink():
                yield Found(here, Path(entry.path), 0, 0, "", str(Path(entry.path).readlink()))
            elif entry.is_dir(follow_symlinks=False):
                yield from _within(here, Path(entry.path))
            elif entry.is_file(follow_symlinks=False):
                facts = entry.stat(follow_symlinks=False)
                same = f"{facts.st_ino}:{facts.st_size}:{facts.st_mtime_ns}"
                yield Found(here, Path(entry.path), facts.st_size, facts.st_mtime_ns, same)
        except FileNotFoundError:
            continue  # gone since it was listed: whoever removed it did so by an act
