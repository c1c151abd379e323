# SPDX-License-Identifier: EUPL-1.2
"""Making a preview: the freeze and the bake of a release, into private files, without what only publishing adds."""

import shutil
from pathlib import Path
from uuid import uuid4

import msgspec
from django.core.exceptions import PermissionDenied

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.publication import disk
from conoceles.publication import queries as published
from conoceles.publication import rules as publishing
from conoceles.publication import shelf as releases
from conoceles.publication.baking import Told, bake, inspect
from conoceles.publication.freezing import frozen
from conoceles.publication.models import CouncilPreview
from conoceles.publication.publishing import bench_for
from conoceles.publication.sealing import enlist
from conoceles.publication.shelf import CARD, CHECKPOINT, PUBLIC_KEY, RECORD_KEY, SIGNATURE, SUMS
from conoceles.publication.snapshot import Snapshot

from . import actions, queries, shelf
from .permissions import may_prepare
from .phrases import told as told_of

#: What a release has and a preview has not: its card, its signature, and the record as it is signed with it. The list
#: of files is here while pages are looked at, for it is written after them.
ONLY_PUBLISHED = frozenset({CARD, CHECKPOINT, PUBLIC_KEY, RECORD_KEY, SIGNATURE})


def make(process: Process, *, by: Capacity, told: Told = lambda *_: None) -> CouncilPreview:
    """Have the Consejo General see what would be published now; the preview before it goes.

    Nothing of it is signed: a preview that got out would verify as nothing. A preview that was stopped is made
    anew. Raises Refused as publishing does, and PermissionDenied.
    """
    if not may_prepare(by, process):
        raise PermissionDenied(actions.prepare.action)
    cabinet, shown = shelf.of(process.slug), releases.of(process.slug)
    with disk.publishing_alone(cabinet.lock):
        shutil.rmtree(cabinet.making, ignore_errors=True)
        cabinet.making.mkdir()
        ahead = queries.offices_ahead(process, clock.now())
        freeze, notes, files = (cabinet.making / each for each in (shelf.FREEZE, shelf.BAKE, shelf.FILES))
        told("freeze", 0, 0)
        read = frozen(process, freeze, lambda count: told("freeze", count, 0), ahead=ahead)
        publishing.check_anybody(read.candidacies, empty=False)
        _excerpt(freeze, cabinet.making / shelf.SAID)
        last = published.shown(process)
        number = publishing.next_number(shown=last.number if last else 0, visible=shown.visible)
        bench = bench_for(Snapshot(freeze), files, notes, shown, number=number)
        baked = bake(bench, told=told)
        sums = enlist(files, notes, baked.sums)
        inspect(bench, coming={*ONLY_PUBLISHED, SUMS}, told=told)
        disk.settle_on_disk(files)
        preview = CouncilPreview(
            id=uuid4(),
            number=number,
            digest=read.digest, sums=sums, candidacies=read.candidacies, offices=ahead,
            frozen_at=read.at,
        )  # fmt: skip
        disk.put_in_place(cabinet.making, cabinet.of(preview.pk))
        try:
            days = told_of(queries.days_of(process, preview, clock.now()), process)
            actions.prepare(process, preview=preview, days=days, by=by)
        finally:
            tidy(process)
    return preview


def _excerpt(freeze: Path, into: Path) -> None:
    """Of each profile in *freeze*, what may have to go (``withdrawing.due``): it is read each time somebody looks."""
    into.mkdir()
    with (freeze / "profiles.jsonl").open("rb") as lines, (into / "profiles.jsonl").open("wb") as short:
        for line in lines:
            whole = msgspec.json.decode(line)
            said = {key: whole[key] for key in ("id", "status", "badges", "withdrawn") if key in whole}
            said["sheets"] = [
                {key: each[key] for key in ("questionnaire", "version", "paused") if key in each}
                | {"history": [{"until": past["until"], "changed": past["changed"]} for past in each["history"]]}
                for each in whole["sheets"]
            ]
            short.write(msgspec.json.encode(said) + b"\n")


def tidy(process: Process) -> int:
    """Remove the files of every preview that is over, and what was being made; how many there were. Under the lock."""
    live = queries.live(process)
    return shelf.of(process.slug).keep_only([live.pk] if live else [])


def discard(process: Process) -> None:
    """The same, waiting for the lock. Raises Refused (BEING_PUBLISHED) while another is being made."""
    with disk.publishing_alone(shelf.of(process.slug).lock):
        tidy(process)


def would_be(preview: CouncilPreview) -> str:
    """The digest that *preview* would have if it were made now. Under the lock."""
    folder = shelf.of(preview.process.slug).folder / "looking"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        return frozen(preview.process, folder, pictured=False, ahead=preview.offices).digest
    finally:
        shutil.rmtree(folder, ignore_errors=True)
