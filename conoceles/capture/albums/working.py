# SPDX-License-Identifier: EUPL-1.2
"""What a worker does with an album: look at each of its files, and take those that were accepted.

It may die anywhere. What was looked at is a row, and is not looked at again; what is taken bears a key of its own, and
taken again it is the same photograph.
"""

import hashlib
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, BinaryIO
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.capture import photographs
from conoceles.capture.actions import choose_photo
from conoceles.capture.models import Album, Shot
from conoceles.capture.phrases import PHRASES as OF_CAPTURE
from conoceles.capture.rules import photos
from conoceles.capture.rules.drafts import Ticket
from conoceles.elections.models import Questionnaire
from conoceles.elections.questionnaire import Question
from conoceles.files.images.phrases import PHRASES as OF_IMAGES
from conoceles.files.images.reasons import Reason as OfImages
from conoceles.files.storage import private, sweep_folder
from conoceles.kernel import clock, digests
from conoceles.kernel.refusals import Refused, sentence

from . import phrases, queries
from .rules import Reason, base_name, entries

_STATES = Shot.State
_FOLDER = "albums"
#: How long an album is kept that nobody settled, and what was found in one that was.
KEPT = timedelta(days=30)
_LARGE = {OfImages.TOO_HEAVY, OfImages.TOO_MANY_PIXELS, OfImages.TOO_BIG, OfImages.TOO_SLOW}
_NAME, _TOLD = 200, 500


@dataclass(frozen=True)
class _Looking:
    """What is looked at: by whom, for which question, and whose names there are."""

    questionnaire: Questionnaire
    question: Question
    names: queries.Names
    own: dict[UUID, Candidacy]
    versions: dict[UUID, tuple[int, bool]]


def look(album: Album, held: Any, *, by: Capacity) -> None:
    """Look at each file of *album* and say what it is. Raises Refused (``rules.Reason``), and whatever *held* does."""
    if album.state != Album.State.RECEIVED:
        return
    questionnaire, question = _asked(album)
    own = queries.own(by)
    looking = _Looking(
        questionnaire,
        question,
        queries.Names(album.process),
        own,
        queries.versions(set(own), questionnaire, question),
    )
    with _opened(album) as file:
        found = entries(file)
        known = set(album.shots.values_list("number", flat=True))
        with zipfile.ZipFile(file) as archive:
            for number, entry in enumerate(found):
                held.told(number, len(found))
                if number not in known:
                    _look(album, number, archive, entry, looking)
        held.told(len(found), len(found))
    with transaction.atomic():
        _mark_twice(album)
        Album.objects.filter(pk=album.pk, state=Album.State.RECEIVED).update(state=Album.State.READ)


def refuse(album: Album, problem: str) -> None:
    """It cannot be read, and why: the file is needed no longer."""
    file = album.file
    Album.objects.filter(pk=album.pk, state=Album.State.RECEIVED).update(
        state=Album.State.UNREADABLE, problem=problem, file=""
    )
    if file:
        private().delete(file)


def take(album: Album, held: Any, *, by: Capacity) -> dict[str, int]:
    """Make each that is ready what its candidacy has chosen, as *by* would on its page; how many were taken."""
    if album.state != Album.State.ACCEPTED:
        return _counted(album)
    questionnaire, question = _asked(album)
    theirs = album.shots.filter(state=_STATES.READY)
    total, done = theirs.count(), 0
    with _opened(album) as file:
        found = entries(file)
        with zipfile.ZipFile(file) as archive:
            for shot in theirs.select_related("candidacy__process", "candidacy__formula__position"):
                held.told(done, total)
                _take(shot, archive, found[shot.number], questionnaire, question, by)
                done += 1
    Album.objects.filter(pk=album.pk).update(state=Album.State.TAKEN, file="")
    private().delete(album.file)
    return _counted(album)


def sweep() -> int:
    """Forget albums of long ago, and files that an interruption left; how many files."""
    old = Album.objects.filter(at__lte=clock.now() - KEPT)
    old.exclude(file="").update(file="", state=Album.State.CANCELLED)
    Shot.objects.filter(album__in=old).delete()
    return sweep_folder(_FOLDER, set(Album.objects.exclude(file="").values_list("file", flat=True)))


def _asked(album: Album) -> tuple[Questionnaire, Question]:
    found = queries.asked(album.process)
    if found is None:
        raise Refused(Reason.NO_QUESTION)
    return found


@contextmanager
def _opened(album: Album) -> Iterator[BinaryIO]:
    if not album.file or not private().exists(album.file):
        raise Refused(Reason.FILE_GONE)
    with private().open(album.file) as stored:
        if digests.of_file(stored.file) != album.digest:
            raise Refused(Reason.FILE_GONE)
        stored.file.seek(0)
        yield stored.file


def _look(album: Album, number: int, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, looking: _Looking) -> None:
    name = base_name(entry)
    shot = Shot(album=album, number=number, name=name[-_NAME:])
    whose = looking.names.whose(name)
    candidacy = looking.own.get(whose) if whose else None
    if whose is None:
        shot.state = _STATES.UNKNOWN
    elif candidacy is None:
        shot.state = _STATES.FOREIGN
    elif looking.questionnaire.slug not in candidacy.owes:
        shot.state, shot.candidacy = _STATES.NOT_OWED, candidacy
    else:
        shot.candidacy = candidacy
        shot.base, there_is = looking.versions.get(candidacy.pk, (0, False))
        shot.state, shot.told, shot.digest = _checked(archive, entry, looking.question)
        if shot.state == _STATES.READY and there_is:
            shot.told = phrases.REPLACES
    if not shot.told and shot.state in phrases.MEND:
        most = photos.limits(looking.question).most_bytes
        shot.told = phrases.MEND[_STATES(shot.state)].format(largest=f"{most / 1_000_000:g}")
    shot.told = shot.told[:_TOLD]
    shot.save(force_insert=True)


def _checked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, question: Question) -> tuple[Shot.State, str, str]:
    """What an entry holds: its state, why, and its digest. Its photograph is decoded in the child, and let go."""
    try:
        content = _read(archive, entry, photos.limits(question).most_bytes)
        if content is None:
            return _STATES.TOO_LARGE, "", ""
        photographs.developed(content, question)
    except Refused as refusal:
        state = _STATES.TOO_LARGE if refusal.reason in _LARGE else _STATES.NO_PHOTO
        return state, sentence(refusal, OF_IMAGES, OF_CAPTURE), ""
    return _STATES.READY, "", hashlib.sha256(content).hexdigest()


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes | None:
    """What an entry holds, whatever it says of its size; None when that is more than *most* bytes."""
    try:
        with archive.open(entry) as file:
            content = file.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise Refused(OfImages.DAMAGED) from error
    return content if len(content) <= most else None


def _mark_twice(album: Album) -> None:
    ready = list(album.shots.filter(state=_STATES.READY))
    times = Counter(each.candidacy_id for each in ready) + Counter(each.digest for each in ready)
    for shot in ready:
        if times[shot.candidacy_id] > 1 or times[shot.digest] > 1:
            shot.state, shot.told = _STATES.TWICE, phrases.MEND[_STATES.TWICE]
    Shot.objects.bulk_update(ready, ["state", "told"], batch_size=500)


def _take(
    shot: Shot,
    archive: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    questionnaire: Questionnaire,
    question: Question,
    by: Capacity,
) -> None:
    assert shot.candidacy is not None
    try:
        content = _read(archive, entry, photos.limits(question).most_bytes) or b""
        choose_photo(
            shot.candidacy,
            questionnaire,
            question=question.key,
            developed=photographs.developed(content, question),
            ticket=Ticket(key=f"zip-{shot.pk}", base=shot.base),
            by=by,
        )
    except PermissionDenied:
        shot.state, shot.told = _STATES.REFUSED, phrases.MEND[_STATES.FOREIGN]
    except Refused as refusal:
        shot.state, shot.told = _STATES.REFUSED, sentence(refusal, OF_IMAGES, OF_CAPTURE)[:_TOLD]
    else:
        shot.state = _STATES.TAKEN
    shot.save(update_fields=["state", "told"])


def _counted(album: Album) -> dict[str, int]:
    taken = album.shots.filter(state=_STATES.TAKEN).count()
    return {"taken": taken, "left": album.shots.count() - taken}
