# SPDX-License-Identifier: EUPL-1.2
"""A drill: one profile of the shown release is withdrawn from a copy, and it is measured how long that takes.

On this machine, with its own data and by the same steps; neither the public folder nor the database is touched.
"""

import random
import shutil
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings

from conoceles.elections.models import Process
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused
from conoceles.publication import shelf
from conoceles.publication.baking import bake, inspect
from conoceles.publication.keys import signing_key
from conoceles.publication.publishing import bench_for
from conoceles.publication.rules import Reason
from conoceles.publication.sealing import Card, Witness, seal
from conoceles.publication.shelf import CHECKPOINT, RECORD_KEY, Shelf
from conoceles.publication.snapshot import Profile, Snapshot, Withdrawn

from .due import Due
from .leaving import kept_of, leave
from .taking_out import taken_out


@dataclass(frozen=True, slots=True)
class Drilled:
    """What a drill found: in seconds, until the copy showed it no longer, and until nothing of the copy kept it."""

    candidacies: int
    releases: int
    shown: float
    absent: float
    left: int  # files that still say something: none, or it failed


def drill(process: Process) -> Drilled:
    """Withdraw somebody drawn by lot from a copy of what is published. Raises Refused (FREEZE_GONE)."""
    real = shelf.of(process.slug)
    number = real.visible
    if not number or not (real.freezes / str(number) / "profiles.jsonl").exists():
        raise Refused(Reason.FREEZE_GONE, number=number)
    with tempfile.TemporaryDirectory(prefix="drill-", dir=settings.HOME) as folder:
        copy = _copied(real, Path(folder))
        began = time.perf_counter()
        who = _shown_anew(copy, number)
        shown = time.perf_counter() - began
        leave(copy, shown=number + 1, candidacies=[who.id], at=clock.now(), key=signing_key())
        left = _still(copy, number + 1, who)
        absent = time.perf_counter() - began
        everyone = sum(race.count for race in Snapshot(real.freezes / str(number)).races)
        return Drilled(everyone, len(copy.numbers()) - 1, shown, absent, left)


def _copied(real: Shelf, folder: Path) -> Shelf:
    """The same files under other names: linked where they can be, so that it takes no room."""
    copy = Shelf(folder / "public", folder / "freezes", folder / "bakes", folder / "lock")
    for one, other in ((real.public, copy.public), (real.freezes, copy.freezes), (real.bakes, copy.bakes)):
        shutil.copytree(one, other, symlinks=True, copy_function=_linked, ignore=shutil.ignore_patterns(".*"))
    return copy


def _linked(source: str, target: str) -> None:
    try:
        Path(target).hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)


def _shown_anew(copy: Shelf, number: int) -> Profile:
    """Make and show the next release of *copy*, without one profile; whose it was."""
    before = Snapshot(copy.freezes / str(number))
    who = random.SystemRandom().choice([each for each in before.everyone() if each.sheets])
    due = Due(withdrawn={who.id: Withdrawn(clock.now().isoformat(timespec="seconds"), "sentencia", "un simulacro")})
    draft, partial, notes = copy.freezes / "next", copy.partial(number + 1), copy.bakes / str(number + 1)
    digest = taken_out(before, draft, due)
    notes.mkdir(parents=True)
    bench = bench_for(Snapshot(draft), partial, notes, copy, number=number + 1)
    made = bake(bench)
    shown = copy.release(number)
    card = Card(before.header.process.slug, number + 1, clock.now().isoformat(), digest, 0, "")
    witness = Witness((shown / CHECKPOINT).read_bytes(), (shown / RECORD_KEY).read_bytes())
    seal(partial, notes, made.sums, card=card, witness=witness, key=signing_key())
    inspect(bench)
    partial.rename(copy.release(number + 1))
    copy.settle(number + 1)
    return replace(who)


def _still(copy: Shelf, number: int, who: Profile) -> int:
    """How many files still say something of *who*: of earlier releases, any; of the shown one, what she answered."""
    words = [digests.digest(sheet.answers).encode() for sheet in who.sheets if sheet.answers]
    photographs = {picture.digest[:16] for picture in who.photo}
    shown = [
        path
        for path in copy.release(number).rglob("*")
        if path.is_file()
        and (path.stem in photographs or (path.suffix == ".html" and any(word in path.read_bytes() for word in words)))
    ]
    return len(kept_of(copy, shown=number, candidacies=[who.id])) + len(shown)
