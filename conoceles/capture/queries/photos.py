# SPDX-License-Identifier: EUPL-1.2
"""The photographs of a candidacy: those that its answers name, and their files."""

from uuid import UUID

from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import ChosenPhoto, Photo, Revision
from conoceles.capture.rules.progress import chosen
from conoceles.files.images.cutting import TYPES


def named(candidacy: Candidacy, digest: str) -> Photo | None:
    """The photograph of *candidacy* that an answer names; None for an empty answer."""
    return Photo.objects.filter(candidacy=candidacy, digest=digest).first() if digest else None


def of_revision(revision: Revision) -> list[Photo]:
    """The photographs that whoever reads *revision* must see: its digest covers theirs, and theirs every byte."""
    questions = filter(chosen, revision.questionnaire.definition.questions)
    digests = [(revision.answers or {}).get(question.key) for question in questions]
    return list(Photo.objects.filter(candidacy=revision.candidacy_id, digest__in=filter(None, digests)))


def sent_kind_of(candidacy: UUID, file: str) -> str:
    """The same of a photograph that *candidacy* sent, in any revision."""
    sent = Revision.objects.filter(candidacy=candidacy, answers__isnull=False).values_list("answers", flat=True)
    named = {value for answers in sent for value in answers.values() if isinstance(value, str)}
    for digest, files in Photo.objects.filter(candidacy=candidacy).values_list("digest", "files"):
        for each in files if digest in named else ():
            if each["digest"] == file:
                return TYPES[each["format"]]
    return ""


def kind_of(candidacy: UUID, file: str) -> str:
    """The media type of a file of *candidacy* by its SHA-256; empty where it has no such one."""
    for files in Photo.objects.filter(candidacy=candidacy).values_list("files", flat=True):
        for each in files:
            if each["digest"] == file:
                return TYPES[each["format"]]
    own = ChosenPhoto.objects.filter(candidacy=candidacy, negative=file).exclude(negative="")
    return TYPES["jpeg"] if own.exists() else ""
