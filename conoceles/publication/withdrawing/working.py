# SPDX-License-Identifier: EUPL-1.2
"""Making the release without what is due."""

import shutil
from dataclasses import dataclass

from conoceles.elections.models import Process
from conoceles.kernel.refusals import Refused
from conoceles.publication import actions, disk, queries, shelf
from conoceles.publication.baking import Told
from conoceles.publication.freezing import digest_of
from conoceles.publication.models import Release
from conoceles.publication.publishing import baked, settle
from conoceles.publication.rules import Reason
from conoceles.publication.shelf import Shelf
from conoceles.publication.snapshot import Snapshot
from conoceles.record.clerk import Clerk

from .due import Due
from .finishing import finish, unfinished
from .taking_out import taken_out


@dataclass(frozen=True, slots=True)
class Left:
    """What a round did: the release it made, if any; of how many candidacies, and how many old files went."""

    release: Release | None
    candidacies: int
    removed: int


def withdraw(process: Process, *, told: Told = lambda *_: None) -> Left:
    """Show what is shown without what is due, and take that out of every earlier release.

    Does nothing where nothing is due and nothing was left unfinished. Raises Refused: BEING_PUBLISHED (the next minute
    tries again), FREEZE_GONE, and whatever a bake refuses.
    """
    shelf_ = shelf.of(process.slug)
    if not queries.to_withdraw(process) and not unfinished(process).exists():
        settle(process)
        return Left(None, 0, 0)
    with disk.publishing_alone(shelf_.lock):
        settle(process)
        due = queries.to_withdraw(process)
        release = _without(process, shelf_, due, told) if due else None
        return Left(release, *finish(process, shelf_))


def _without(process: Process, shelf_: Shelf, due: Due, told: Told) -> Release:
    number = shelf_.visible
    before = shelf_.freezes / str(number)
    source = process.releases.filter(number=number).first()
    if source is not None and digest_of(before) != source.digest:
        raise Refused(Reason.FREEZE_GONE, number=number)
    shelf_.discard_unfinished()
    draft = shelf_.freezes / ".draft"
    digest = taken_out(Snapshot(before), draft, due)
    release = actions.freeze_without(process, source=source, digest=digest, leaving=due.candidacies, by=Clerk())
    disk.put_in_place(draft, shelf_.freezes / str(release.number))
    for rest in (shelf_.bakes / str(release.number), shelf_.release(release.number)):
        shutil.rmtree(rest, ignore_errors=True)
    _, manifest = baked(release, shelf_, anew=False, told=told)
    told("show", 0, 0)
    return actions.show_without(release, manifest=manifest, by=Clerk())
