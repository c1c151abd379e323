# SPDX-License-Identifier: EUPL-1.2
"""Photographs as files: how one becomes a negative and its sizes, and where these lie in private storage.

What somebody uploads is never written anywhere: the child that decodes it gives back a negative without metadata, and
that one is kept until the photograph is approved. Each file lies under its own SHA-256 in a folder of its candidacy,
from which whatever no row speaks of is swept (:func:`tidy`).
"""

import hashlib
import uuid
from dataclasses import dataclass

from django.db import transaction

from conoceles.candidacies.models import Candidacy
from conoceles.elections.questionnaire import Question
from conoceles.files.images import cutting
from conoceles.files.images.cutting import Picture
from conoceles.files.images.developing import Accepted, develop
from conoceles.files.storage import keep, private
from conoceles.kernel.refusals import Refused

from .models import ChosenPhoto, Photo
from .rules import Reason, photos
from .rules.photos import Cut

_ROOT = "photos"
#: How a questionnaire calls a format, and how its decoder does.
_FORMATS = {"jpg": "jpeg"}


@dataclass(frozen=True, slots=True)
class Developed:
    """A photograph ready to be kept: its negative with its size in pixels, the part that is shown, and its sizes."""

    negative: bytes
    width: int
    height: int
    cut: Cut
    pictures: tuple[Picture, ...]
    mark: str  # what tells the same upload again

    @property
    def digest(self) -> str:
        """SHA-256 of the negative."""
        return hashlib.sha256(self.negative).hexdigest()


def developed(content: bytes, question: Question) -> Developed:
    """What somebody uploaded as the answer to *question*, with the part that is shown at first.

    Takes a second; nothing is written. Raises Refused (``files.images.reasons``), and PHOTO_TOO_HEAVY.
    """
    limits = photos.limits(question)
    accepted = Accepted(
        formats=tuple(_FORMATS.get(each, each) for each in limits.formats),
        most_bytes=limits.most_bytes,
        most_pixels=limits.most_pixels,
        least=limits.least,
    )
    negative = develop(content, accepted)
    cut = photos.first(negative.width, negative.height)
    return Developed(
        negative.content,
        negative.width,
        negative.height,
        cut,
        pictures(negative.content, cut, question),
        hashlib.sha256(content).hexdigest(),
    )


def pictures(negative: bytes, cut: Cut, question: Question) -> tuple[Picture, ...]:
    """The sizes of *cut*. Raises Refused: PHOTO_TOO_HEAVY, when one weighs more than *question* lets it."""
    made = cutting.cut(negative, cut.box, cut.sizes)
    heaviest = photos.limits(question).heaviest
    if any(len(picture.content) > heaviest for picture in made):
        raise Refused(Reason.PHOTO_TOO_HEAVY, most=heaviest // 1000)
    return made


def path(candidacy: uuid.UUID, digest: str) -> str:
    """Where the file of that SHA-256 lies within private storage."""
    return f"{_ROOT}/{candidacy}/{digest}"


def write(candidacy: Candidacy, content: bytes) -> str:
    """Keep a file of *candidacy*, whose row is locked; its SHA-256. An action that fails leaves it to be swept."""
    digest = hashlib.sha256(content).hexdigest()
    keep(private(), path(candidacy.pk, digest), content)
    return digest


def read(candidacy: uuid.UUID, digest: str) -> bytes | None:
    """The file of that SHA-256; None when it is not there, or is not what it was."""
    try:
        with private().open(path(candidacy, digest)) as file:
            content = bytes(file.read())
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == digest else None


def tidy(candidacy: uuid.UUID) -> int:
    """Delete the files of *candidacy* that no row speaks of; how many. Whoever keeps one for it waits meanwhile."""
    if not _left_over(candidacy):
        return 0
    with transaction.atomic():
        Candidacy.objects.select_for_update().filter(pk=candidacy).first()
        gone = _left_over(candidacy)
        for name in gone:
            private().delete(path(candidacy, name))
        return len(gone)


def sweep() -> int:
    """Delete what interrupted saves left, of all candidacies; how many files."""
    storage = private()
    return sum(tidy(uuid.UUID(folder)) for folder in (storage.listdir(_ROOT)[0] if storage.exists(_ROOT) else ()))


def _left_over(candidacy: uuid.UUID) -> set[str]:
    storage, folder = private(), f"{_ROOT}/{candidacy}"
    if not storage.exists(folder):
        return set()
    known = set(ChosenPhoto.objects.filter(candidacy=candidacy).values_list("negative", flat=True))
    for files in Photo.objects.filter(candidacy=candidacy).values_list("files", flat=True):
        known.update(file["digest"] for file in files)
    return set(storage.listdir(folder)[1]) - known
