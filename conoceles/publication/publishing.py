# SPDX-License-Identifier: EUPL-1.2
"""Publishing, from the freeze to the link that moves."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import PermissionDenied

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.kernel import clock, digests, signatures
from conoceles.kernel.refusals import Refused

from . import actions, archive, disk, queries, rules, shelf
from .baking import Baked, Before, Bench, Told, bake, inspect
from .baking.notes import Notes
from .freezing import Frozen, digest_of, frozen, photos_intact
from .freezing.repeating import says_no_more
from .gates.phrases import told as gate_told
from .gates.queries import gates
from .gates.rules import Gate
from .keys import signing_key
from .models import Release, Scheduled
from .parts import Edition
from .permissions import may_freeze
from .program import fingerprint
from .rules import Reason
from .sealing import Card, seal
from .shelf import Shelf
from .snapshot import Snapshot
from .withdrawing.due import Due
from .withdrawing.due import due as due_of
from .withdrawing.finishing import finish
from .withdrawing.taking_out import taken_out
from .witness import witness_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a publication. ``baked`` is None when nothing had changed since *release* was shown.

    Of the offices ``closed`` nothing that was captured is in it.
    """

    release: Release
    baked: Baked | None
    closed: tuple[Gate, ...] = ()


def publish(
    process: Process,
    *,
    by: Capacity,
    resume: bool = False,
    force: bool = False,
    empty: bool = False,
    scheduled: Scheduled | None = None,
    told: Told = lambda *_: None,
) -> Outcome:
    """Make what is approved today the release that the public sees.

    ``resume`` goes on with a publication that was stopped, over the snapshot it had frozen. ``force`` publishes
    although nothing changed, and makes every page anew instead of reusing those of the release before. ``empty``
    publishes although the register has nobody. ``scheduled`` is what this fulfils, if it was approved beforehand.
    Whatever fails or dies on the way leaves the shown release as it was; the next publication succeeds.
    Raises Refused (``rules.Reason``, and what the parts' checks refuse) and PermissionDenied.
    """
    if not may_freeze(by, process):
        raise PermissionDenied(actions.freeze.action)
    if queries.approved_alone(process, until=clock.now(), by=by):
        raise Refused(rules.Reason.SAME_PERSON)
    shelf_ = shelf.of(process.slug)
    with disk.publishing_alone(shelf_.lock):
        if shelf_.astray:
            told("astray", 0, 0)
        settle(process)
        if resume:
            release = _stopped(process, shelf_)
        else:
            shelf_.discard_unfinished()
            release = _frozen(process, shelf_, by=by, force=force, empty=empty, told=told)
            if release is None:
                return Outcome(queries.shown(process), None, _closed(process))
        made, manifest = baked(release, shelf_, anew=force, told=told)
        while due := due_of(process, Snapshot(shelf_.freezes / str(release.number))):
            # Withdrawn, or no longer standing, since it was frozen: it is not brought to the site.
            release = _without(release, shelf_, due, by=by)
            made, manifest = baked(release, shelf_, anew=force, told=told)
        told("show", 0, 0)
        actions.show(release, manifest=manifest, scheduled=scheduled, by=by)
        told("archive", 0, 0)
        if not finish(process, shelf_)[0]:
            archive.reduce_old(shelf_, shown=release.number)
    return Outcome(release, made, tuple(gate for gate in _closed(process) if gate.office not in release.offices))


def _closed(process: Process) -> tuple[Gate, ...]:
    return tuple(gate for gate in gates(process) if gate.closed(clock.now()))


def settle(process: Process) -> None:
    """Finish a showing that died between its commit and the move of the public's link."""
    if last := queries.shown(process):
        shelf.of(process.slug).settle(last.number)


def _frozen(process: Process, shelf_: Shelf, *, by: Capacity, force: bool, empty: bool, told: Told) -> Release | None:
    """The next release, frozen; None when it would be the shown one again.

    Raises Refused: NOBODY_STANDS, NOTHING_OPEN.
    """
    draft = shelf_.freezes / ".draft"
    told("freeze", 0, 0)
    read = frozen(process, draft, lambda count: told("freeze", count, 0))
    try:
        _check_anybody(process, read, empty=empty)
    except Refused:
        shutil.rmtree(draft)
        raise
    last = queries.shown(process)
    stands = last and shelf_.visible == last.number and (shelf_.release(last.number) / shelf.SUMS).exists()
    if stands and not force and _program_of(shelf_, last.number) == fingerprint():
        shown = shelf_.freezes / str(last.number)
        if last.digest == read.digest or (_intact(shown, last.digest) and says_no_more(shown, draft)):
            shutil.rmtree(draft)
            return None
    release = actions.freeze(
        process, digest=read.digest, frozen_at=read.at, offices=read.offices, leaving=_leaving(process), by=by
    )
    # Not waited for on the disk: whoever resumes after a power cut computes its digests again.
    disk.put_in_place(draft, shelf_.freezes / str(release.number))
    for rest in (shelf_.bakes / str(release.number), shelf_.release(release.number)):
        shutil.rmtree(rest, ignore_errors=True)
    return release


def _leaving(process: Process) -> set[str]:
    """Of whom the shown release says what the next one may not; nobody is known where its freeze is lost."""
    try:
        return queries.to_withdraw(process).candidacies
    except Refused:
        return set()


def _without(release: Release, shelf_: Shelf, due: Due, *, by: Capacity) -> Release:
    """*release*, not shown yet, made again without what is *due*, of which an earlier one may say something."""
    place, draft = shelf_.freezes / str(release.number), shelf_.freezes / ".draft"
    shutil.rmtree(draft, ignore_errors=True)
    digest = taken_out(Snapshot(place), draft, due)
    leaving = due.candidacies | {str(each.candidacy_id) for each in release.exits.all()}
    made = {"digest": digest, "frozen_at": release.frozen_at, "offices": release.offices}
    again = actions.freeze(release.process, **made, leaving=leaving, by=by)
    disk.put_in_place(draft, place)
    for rest in (shelf_.bakes / str(release.number), shelf_.release(release.number)):
        shutil.rmtree(rest, ignore_errors=True)
    return again


def _check_anybody(process: Process, read: Frozen, *, empty: bool) -> None:
    """Refuse a release with nobody in it; where somebody is registered, it is the gates that keep her out."""
    if not read.candidacies and not empty and read.closed and Candidacy.objects.filter(process=process).exists():
        raise Refused(Reason.NOTHING_OPEN, offices=[f"{gate.name}: {gate_told(gate, read.at)}" for gate in read.closed])
    rules.check_anybody(read.candidacies, empty=empty)


def _stopped(process: Process, shelf_: Shelf) -> Release:
    """The release that was frozen and not shown, with its snapshot as it was.

    What was baked of it is kept only if the same program would bake the rest. Raises Refused.
    """
    release = queries.unshown(process)
    freeze = shelf_.freezes / str(release.number) if release else None
    if freeze is None or not freeze.exists() or shelf_.visible >= release.number:
        raise Refused(Reason.NOTHING_TO_RESUME)
    if not _intact(freeze, release.digest):
        raise Refused(Reason.FREEZE_ALTERED)
    shelf_.discard_unfinished(but=release.number)
    if _program_of(shelf_, release.number) != fingerprint() or not shelf_.partial(release.number).exists():
        for rest in (shelf_.bakes / str(release.number), shelf_.partial(release.number)):
            shutil.rmtree(rest, ignore_errors=True)
    return release


def _intact(freeze: Path, digest: str) -> bool:
    """Whether all of the snapshot in *freeze* is there, and as it was: a power cut may have taken any part of it."""
    try:
        return digest_of(freeze) == digest and photos_intact(freeze)
    except OSError:
        return False


def bench_for(snapshot: Snapshot, into: Path, notes: Path, shelf_: Shelf, *, number: int, anew: bool = False) -> Bench:
    """What bakers need for release *number*; the one that is shown now to compare with and, unless *anew*, to reuse."""
    visible = shelf_.visible
    shown = shelf_.release(visible) if visible and shelf_.release(visible).is_dir() else None
    before = Before(shown, shelf_.bakes / str(visible)) if shown and not anew else None
    key = signatures.public_pem(signing_key())
    return Bench(snapshot, tuple(settings.RELEASE_PARTS), into, Notes(notes), key, before, Edition(number, shown))


def baked(release: Release, shelf_: Shelf, *, anew: bool, told: Told) -> tuple[Baked, str]:
    """Bake and seal *release*, and put it whole in its place, not yet shown; also the digest of its SHA256SUMS."""
    partial, notes = shelf_.partial(release.number), shelf_.bakes / str(release.number)
    notes.mkdir(parents=True, exist_ok=True)
    (notes / "program").write_text(fingerprint())
    snapshot = Snapshot(shelf_.freezes / str(release.number))
    key = signing_key()
    bench = bench_for(snapshot, partial, notes, shelf_, number=release.number, anew=anew)
    made = bake(bench, told=told)
    told("seal", 0, 0)
    card = Card(
        process=snapshot.header.process.slug,
        number=release.number,
        frozen_at=release.frozen_at.astimezone(ZoneInfo(snapshot.header.process.timezone)).isoformat(
            timespec="seconds"
        ),
        snapshot=release.digest,
        candidacies=sum(race.count for race in snapshot.races),
        previous=_previous(release.process, shelf_, shelf_.visible) if shelf_.visible else "",
    )
    witness = witness_of(release, shelf_.freezes / str(release.number))
    manifest = seal(partial, notes, made.sums, card=card, witness=witness, key=key)
    inspect(bench, told=told)
    disk.settle_on_disk(partial)
    disk.put_in_place(partial, shelf_.release(release.number))
    return made, manifest


def _program_of(shelf_: Shelf, number: int) -> str:
    noted = shelf_.bakes / str(number) / "program"
    return noted.read_text() if noted.exists() else ""


def _previous(process: Process, shelf_: Shelf, visible: int) -> str:
    """The SHA-256 of the SHA256SUMS of release *visible*: of the file, or as noted when it was shown; empty if lost."""
    try:
        with (shelf_.release(visible) / shelf.SUMS).open("rb") as file:
            return digests.of_file(file)
    except FileNotFoundError:
        last = process.releases.filter(number=visible).first()
        return last.manifest if last else ""
